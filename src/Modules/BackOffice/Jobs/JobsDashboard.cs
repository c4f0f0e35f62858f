using Hangfire.Common;
using Hangfire.Dashboard;

namespace ClickCart.BackOffice.Jobs;

/// <summary>Where Hangfire's dashboard is, and how it and the back office's background work lead to each other.</summary>
internal static class JobsDashboard
{
    public const string Path = "/hangfire";

    /// <summary>As for our own pages, but for the styles that the dashboard writes into its tags.</summary>
    public const string ContentPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The link from a job's page on the dashboard to its row in the back office.</summary>
    public static NonEscapedString LinkToWork(JobDetailsRendererDto page) => new(page.JobDetails.Job is { } job && RowOf(job) is var (module, id)
        ? $"<p><a href=\"/admin/work/{module}/{id}\">What it carries, why it failed, who decided what about it</a></p>"
        : "");

    /// <summary>The outbox row behind a job; null when it is the run of a recurring job.</summary>
    public static (string Module, Guid Id)? RowOf(Job job) => job.Args is [_, _, string module, Guid id, ..] ? (module, id) : null;
}

using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;

namespace ClickCart.BackOffice.Jobs;

/// <summary>Hangfire's dashboard at <c>/hangfire</c>: admins work in it, support reads. What its buttons do to a job is <see cref="DecideJobs"/>.</summary>
internal static class ShowJobs
{
    public const string Path = "/hangfire";

    /// <summary>As for our own pages, but for the styles that the dashboard writes into its tags.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapHangfireDashboard(Path, new DashboardOptions
        {
            // The endpoint says who may come, not the dashboard's own filters, which only know local requests.
            Authorization = [],
            IsReadOnlyFunc = context => !context.GetHttpContext().User.IsInRole(Roles.Admin),
            DashboardTitle = "ClickCart jobs",
            AppPath = "/admin",
            DisplayStorageConnectionString = false,
            DarkModeEnabled = true,
        }).WithMetadata(new PageMetadata(PageArea.Admin)).RequireAccess(Access.Staff);
    }

    /// <summary>The link from a job's page on the dashboard to its row in the back office.</summary>
    internal static NonEscapedString LinkToWork(JobDetailsRendererDto page) => new(page.JobDetails.Job is { } job && RowOf(job) is var (module, id)
        ? $"<p><a href=\"/admin/work/{module}/{id}\">What it carries, why it failed, who decided what about it</a></p>"
        : "");

    /// <summary>The outbox row behind a job; null when it is the run of a recurring job.</summary>
    internal static (string Module, Guid Id)? RowOf(Job job) => job.Args is [_, _, string module, Guid id, ..] ? (module, id) : null;
}

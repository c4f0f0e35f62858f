using Hangfire;
using Hangfire.Dashboard;

namespace ClickCart.BackOffice.Jobs;

/// <summary>
/// Hangfire's dashboard at <c>/hangfire</c>: who may read background work reads, who may decide about it works in it. What its buttons do to a job is
/// <see cref="DecideJobs"/>.
/// </summary>
internal static class ShowJobs
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapHangfireDashboard(JobsDashboard.Path, new DashboardOptions
        {
            // The endpoint says who may come, not the dashboard's own filters, which only know local requests.
            Authorization = [],
            IsReadOnlyFunc = context => !context.GetHttpContext().User.May(Permissions.DecideWork) || IsCommandOfItsOwn(context.GetHttpContext().Request),
            DashboardTitle = "ClickCart jobs",
            AppPath = "/admin",
            DisplayStorageConnectionString = false,
            DarkModeEnabled = true,
        }).WithMetadata(new PageMetadata(PageArea.Admin), new PolledByPages(IsPoll)).RequireAccess(Permissions.ReadWork);

        private static bool IsPoll(HttpRequest request) => request.Path.StartsWithSegments(JobsDashboard.Path + "/stats", StringComparison.OrdinalIgnoreCase);

        /// <summary>Its own commands know nothing of the row behind a job, however their addresses are written; it may only trigger a recurring job.</summary>
        private static bool IsCommandOfItsOwn(HttpRequest request) =>
            HttpMethods.IsPost(request.Method) && request.PathBase + request.Path != JobsDashboard.Path + "/recurring/trigger";
    }
}

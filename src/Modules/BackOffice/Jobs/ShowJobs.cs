using Hangfire;
using Hangfire.Dashboard;

namespace ClickCart.BackOffice.Jobs;

/// <summary>Hangfire's dashboard at <c>/hangfire</c>: admins work in it, support reads. What its buttons do to a job is <see cref="DecideJobs"/>.</summary>
internal static class ShowJobs
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapHangfireDashboard(JobsDashboard.Path, new DashboardOptions
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
}

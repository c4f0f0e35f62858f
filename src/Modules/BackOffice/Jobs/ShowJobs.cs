using System.Globalization;
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
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            var dashboard = app.MapHangfireDashboard(JobsDashboard.Path, new DashboardOptions
            {
                // The endpoint says who may come, not the dashboard's own filters, which only know local requests.
                Authorization = [],
                IsReadOnlyFunc = context => !context.GetHttpContext().User.May(Permissions.DecideWork) || IsCommandOfItsOwn(context.GetHttpContext().Request),
                DashboardTitle = "ClickCart jobs",
                AppPath = "/admin",
                DisplayStorageConnectionString = false,
                DarkModeEnabled = true,
            }).WithMetadata(new PageMetadata(PageArea.Admin), new PolledByPages(IsPoll)).RequireAccess(Permissions.ReadWork);
            dashboard.Add(endpoint =>
            {
                var show = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = async http =>
                {
                    if (IsPageThatCanBe(http.Request) && await HasItsFormAsync(http)) await show(http);
                    else http.Response.StatusCode = StatusCodes.Status400BadRequest;
                };
            });
        }

        /// <summary>Its counts and commands take a form for granted, and fail without one.</summary>
        private static async Task<bool> HasItsFormAsync(HttpContext http) => !(IsPoll(http.Request) || HttpMethods.IsPost(http.Request.Method))
            || (http.Request.HasFormContentType && await http.TryReadFormAsync() is null);

        /// <summary>It adds these up, and fails where the sum is no number any more.</summary>
        private static bool IsPageThatCanBe(HttpRequest request) => ((string[])["from", "count"])
            .All(name => !int.TryParse(request.Query[name], CultureInfo.InvariantCulture, out var number) || number < int.MaxValue / 2);

        private static bool IsPoll(HttpRequest request) => request.Path.StartsWithSegments(JobsDashboard.Path + "/stats", StringComparison.OrdinalIgnoreCase);

        /// <summary>Its own commands know nothing of the row behind a job, however their addresses are written; it may only trigger a recurring job.</summary>
        private static bool IsCommandOfItsOwn(HttpRequest request) =>
            HttpMethods.IsPost(request.Method) && request.PathBase + request.Path != JobsDashboard.Path + "/recurring/trigger";
    }
}

namespace ClickCart.ArchitectureTests.Violations;

public sealed class EndpointViolations
{
    [Fact]
    public async Task Endpoints_that_do_not_say_who_may_call_them_are_named()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/silent", () => 1);
        app.MapGroup("/group").MapPost("/silent", () => 1);
        app.MapGet("/anyone", () => 1).RequireAccess(Access.Anyone);
        app.MapGet("/customer", () => 1).RequireAccess(Access.Customer);
        app.MapGet("/staff", () => 1).RequireAccess(Access.Staff);
        EndpointTests.EveryEndpointStatesWhoMayCallIt.Finds(EndpointTests.EndpointsOf(app), "HTTP: GET /silent", "HTTP: POST /group/silent");
    }

    [Fact]
    public async Task Staff_addresses_that_others_may_call_are_named()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/admin", () => 1).RequireAccess(Access.Anyone);
        app.MapGet("/admin/orders", () => 1).RequireAccess(Access.Customer);
        app.MapGroup("/api/v1").MapGet("/Admin/stock", () => 1);
        app.MapGet("/hangfire/{**path}", () => 1).RequireAccess(Access.Customer);
        app.MapGet("/hangfire/jobs", () => 1).RequireAuthorization(policy => policy.RequireRole(Roles.Admin, "customer"));
        app.MapGet("/admin/open", () => 1).RequireAccess(Access.Staff).AllowAnonymous();
        app.MapGet("/admin/staff", () => 1).RequireAccess(Access.Staff);
        app.MapGet("/hangfire/admin", () => 1).RequireAccess(Access.Admin);
        app.MapGet("/administration", () => 1).RequireAccess(Access.Anyone);
        EndpointTests.StaffAddressesAreForStaff.Finds(
            EndpointTests.EndpointsOf(app),
            "HTTP: GET /admin",
            "HTTP: GET /admin/orders",
            "HTTP: GET /api/v1/Admin/stock",
            "HTTP: GET /hangfire/{**path}",
            "HTTP: GET /hangfire/jobs",
            "HTTP: GET /admin/open");
    }
}

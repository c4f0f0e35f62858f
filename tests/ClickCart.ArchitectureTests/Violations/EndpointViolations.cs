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
        app.MapGet("/staff", () => 1).RequireAccess(Permissions.ReadOrders);
        EndpointTests.EveryEndpointStatesWhoMayCallIt.Finds(EndpointTests.EndpointsOf(app), "HTTP: GET /silent", "HTTP: POST /group/silent");
    }

    [Fact]
    public async Task Staff_addresses_without_a_permission_of_the_list_are_named()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/admin", () => 1).RequireAccess(Access.Anyone);
        app.MapGet("/admin/orders", () => 1).RequireAccess(Access.Customer);
        app.MapGroup("/api/v1").MapGet("/Admin/stock", () => 1);
        app.MapGet("/hangfire/{**path}", () => 1).RequireAccess(Access.Customer);
        app.MapGet("/hangfire/jobs", () => 1).RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        app.MapGet("/admin/open", () => 1).RequireAccess(Permissions.ReadOrders).AllowAnonymous();
        app.MapGet("/admin/made-up", () => 1).RequireAccess(new Permission("made.up", "Made up", "do what nobody has heard of"));
        app.MapGet("/admin/orders/export", () => 1).RequireAccess(Permissions.ExportOrders);
        app.MapGet("/hangfire/admin", () => 1).RequireAccess(Permissions.DecideWork);
        app.MapGet("/administration", () => 1).RequireAccess(Access.Anyone);
        EndpointTests.StaffAddressesNameAPermission.Finds(
            EndpointTests.EndpointsOf(app),
            "HTTP: GET /admin",
            "HTTP: GET /admin/orders",
            "HTTP: GET /api/v1/Admin/stock",
            "HTTP: GET /hangfire/{**path}",
            "HTTP: GET /hangfire/jobs",
            "HTTP: GET /admin/open",
            "HTTP: GET /admin/made-up");
    }

    [Fact]
    public async Task Permissions_that_open_nothing_are_named()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/admin/orders", () => 1).RequireAccess(Permissions.ReadOrders);
        EndpointTests.EveryPermissionOpensSomething.Finds((Permissions.ReadStock, EndpointTests.EndpointsOf(app)), "stock.read");
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Authorization;

namespace ClickCart.ArchitectureTests;

public sealed class EndpointTests
{
    internal static readonly Rule<IReadOnlyList<RouteEndpoint>> EveryEndpointStatesWhoMayCallIt = new(
        "Say .RequireAccess(Access.Anyone), .RequireAccess(Access.Customer) or .RequireAccess(Permissions.…); what says nothing is refused to everyone.",
        endpoints => new(endpoints.Count,
            from endpoint in endpoints
            where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
                && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null
            select endpoint.DisplayName!));

    internal static readonly Rule<(Permission Permission, IReadOnlyList<RouteEndpoint> Endpoints)> EveryPermissionOpensSomething = new(
        "A permission that no endpoint names promises what it does not give: take it off the list, or let an endpoint name it.",
        given => new(1, given.Endpoints.Any(e => PermissionsOf(e).Contains(given.Permission)) ? [] : [given.Permission.Name]));

    internal static readonly Rule<IReadOnlyList<RouteEndpoint>> StaffAddressesNameAPermission = new(
        "Addresses under /admin, /api/v1/admin and /hangfire are .RequireAccess(Permissions.…), one of the closed list.",
        endpoints =>
        {
            var staff = endpoints.Where(e => IsForStaff(e.RoutePattern.RawText!)).ToList();
            return new(staff.Count,
                from endpoint in staff
                where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || !PermissionsOf(endpoint).Any(Permissions.All.Contains)
                select endpoint.DisplayName!);
        });

    [Fact]
    public async Task Every_endpoint_states_who_may_call_it()
    {
        await using var app = Build();
        var endpoints = EndpointsOf(app);
        var modules = endpoints.Select(e => e.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly).Distinct().ToList();
        SolutionTree.Modules.Where(m => !modules.Contains(m.Assembly)).Select(m => m.Name).ShouldBeEmpty("No endpoint of that module was found.");
        EveryEndpointStatesWhoMayCallIt.Holds([endpoints]);
    }

    [Fact]
    public async Task Staff_addresses_name_the_permission_that_opens_them()
    {
        await using var app = Build();
        var endpoints = EndpointsOf(app);
        foreach (var address in new[] { "/admin", "/api/v1/admin/orders", "/hangfire/" })
            endpoints.ShouldContain(e => e.RoutePattern.RawText!.StartsWith(address, StringComparison.Ordinal), $"There is nothing at {address}.");
        StaffAddressesNameAPermission.Holds([endpoints]);
    }

    [Fact]
    public async Task Every_permission_opens_something()
    {
        await using var app = Build();
        EveryPermissionOpensSomething.Holds([.. Permissions.All.Select(p => (p, EndpointsOf(app)))]);
    }

    internal static IReadOnlyList<RouteEndpoint> EndpointsOf(IEndpointRouteBuilder app) =>
        [.. app.DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    private static bool IsForStaff(string address)
    {
        var parts = address.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["hangfire", ..] or ["admin", ..] or ["api", _, "admin", ..];
    }

    private static IEnumerable<Permission> PermissionsOf(RouteEndpoint endpoint) => endpoint.Metadata.OfType<AuthorizationPolicy>()
        .SelectMany(p => p.Requirements).OfType<PermissionRequirement>().Select(r => r.Permission);

    /// <summary>The whole application, put together but not started.</summary>
    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(["--environment", "Development"]);
        builder.Configuration.AddInMemoryCollection([new("Database:Folder", Directory.CreateTempSubdirectory("clickcart-arch-").FullName)]);
        var platform = builder.AddPlatform().AddWeb();
        var add = typeof(PlatformBuilder).GetMethod(nameof(PlatformBuilder.AddModule))!;
        foreach (var module in SolutionTree.Modules)
            add.MakeGenericMethod(module.Types.Single(t => t.IsPublic && t.IsAssignableTo(typeof(IModule)))).Invoke(platform, [true]);
        var app = builder.Build();
        app.UsePlatform();
        return app;
    }
}

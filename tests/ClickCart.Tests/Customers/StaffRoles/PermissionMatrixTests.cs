using System.Security.Claims;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace ClickCart.Tests.Customers.StaffRoles;

/// <summary>Every endpoint of the back office against every role, made of what the endpoints say of themselves.</summary>
public sealed class PermissionMatrixTests(SharedShop shared) : RoleTest(shared)
{
    [Fact]
    public async Task Each_permission_alone_opens_exactly_its_endpoints()
    {
        foreach (var permission in Permissions.All)
        {
            var (who, opened) = await OpenedAsync(await WhoMayAsync(permission.Name));
            opened.ShouldNotBeEmpty(permission.Name);
            opened.ShouldBe(Endpoints.Where(e => e.Permission == permission).Select(e => e.Name), ignoreOrder: true, permission.Name);
            // And so it is over the wire, where a request does no harm.
            foreach (var path in Endpoints.Where(e => e.Permission == permission && e.Path is not null).Select(e => e.Path!))
                ((int)(await who.GetAsync("~" + path)).Status).ShouldBeOneOf(200, 404, 422);
            foreach (var path in Endpoints.Where(e => e.Permission != permission && e.Path is not null).Select(e => e.Path!))
                (await who.GetAsync("~" + path)).ShouldBeProblem(403, "forbidden");
        }
    }

    [Fact]
    public async Task A_role_without_permissions_opens_nothing_and_admins_open_everything()
    {
        (await OpenedAsync(await WhoMayAsync())).Opened.ShouldBeEmpty();
        (await OpenedAsync(Admin)).Opened.ShouldBe(Endpoints.Select(e => e.Name), ignoreOrder: true);
        (await OpenedAsync((await Shop.CustomerAsync()).Client)).Opened.ShouldBeEmpty();
    }

    [Fact]
    public async Task Support_opens_what_it_has_always_opened()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var opened = (await OpenedAsync(await Shop.SignInAsync(email, password))).Opened;
        opened.ShouldBe(Endpoints.Where(e => e.Permission.OfSupport).Select(e => e.Name), ignoreOrder: true);
        // It changes nothing but notes, its own views of lists and its own notices; the others only print what is ticked, or look.
        opened.Where(name => name.Contains("POST", StringComparison.Ordinal)).ShouldAllBe(name => name.EndsWith("/notes", StringComparison.Ordinal)
            // Tags go with notes, and what is done to many orders needs the permission of each deed besides.
            || name.EndsWith("/tags", StringComparison.Ordinal) || name.EndsWith("/untag", StringComparison.Ordinal)
            || name.Contains("/orders/bulk", StringComparison.Ordinal)
            || name.Contains("POST /admin/views", StringComparison.Ordinal) || name.EndsWith("/pick-list", StringComparison.Ordinal)
            || name.EndsWith("/show-labels", StringComparison.Ordinal) || name.EndsWith("POST /admin/notices", StringComparison.Ordinal));
        opened.ShouldAllBe(name => (!name.Contains("PUT", StringComparison.Ordinal) || name.EndsWith("/notices", StringComparison.Ordinal))
            && (!name.Contains("DELETE", StringComparison.Ordinal) || name.EndsWith("/tags/{tag}", StringComparison.Ordinal)));
    }

    private sealed record Door(string Name, Permission Permission, RouteEndpoint Endpoint)
    {
        /// <summary>Of a GET of the API that needs no parameters.</summary>
        public string? Path => Endpoint.RoutePattern.Parameters.Count == 0 && Name.Contains(": GET /api/", StringComparison.Ordinal)
            ? "/" + Endpoint.RoutePattern.RawText!.Trim('/')
            : null;
    }

    private IReadOnlyList<Door> Endpoints => field ??=
    [
        .. from endpoint in Shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from requirement in endpoint.Metadata.OfType<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<PermissionRequirement>()
           select new Door(endpoint.DisplayName!, requirement.Permission, endpoint),
    ];

    /// <summary>What the authorisation says of whoever this is, endpoint by endpoint.</summary>
    private async Task<(Client Who, IReadOnlyList<string> Opened)> OpenedAsync(Client who)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var ct = TestContext.Current.CancellationToken;
        var caller = (await scope.ServiceProvider.GetRequiredService<LiveSessions>().OfTokenAsync(who.Token!, ct))!;
        var (policies, judge) = (scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>(),
            scope.ServiceProvider.GetRequiredService<IAuthorizationService>());
        var opened = new List<string>();
        foreach (var door in Endpoints)
        {
            var policy = await AuthorizationPolicy.CombineAsync(
                policies, door.Endpoint.Metadata.OfType<IAuthorizeData>(), door.Endpoint.Metadata.OfType<AuthorizationPolicy>());
            if ((await judge.AuthorizeAsync(caller, null, policy!)).Succeeded) opened.Add(door.Name);
        }
        caller.FindFirstValue(ClaimTypes.NameIdentifier).ShouldNotBeNull();
        return (who, opened);
    }
}

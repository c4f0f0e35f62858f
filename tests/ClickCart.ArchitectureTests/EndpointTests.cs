using Microsoft.AspNetCore.Authorization;

namespace ClickCart.ArchitectureTests;

public sealed class EndpointTests
{
    [Fact]
    public async Task Every_endpoint_states_who_may_call_it()
    {
        await using var app = Build();
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToList();
        endpoints.Count.ShouldBeGreaterThan(60);
        var silent = endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<AuthorizationPolicy>() is null)
            .Select(e => e.DisplayName!).ToList();
        silent.ShouldBeEmpty("Say .RequireAccess(Access.Anyone), .RequireAccess(Access.Customer), .RequireAccess(Access.Staff) or .RequireAccess(Access.Admin); what says nothing is refused to everyone.");
    }

    [Fact]
    public async Task Admin_addresses_are_for_staff_only()
    {
        await using var app = Build();
        var open = ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.Contains("/admin/", StringComparison.Ordinal) && !e.RoutePattern.RawText.StartsWith("/sandbox", StringComparison.Ordinal))
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || !e.Metadata.OfType<AuthorizationPolicy>().Any(p => p.Requirements.OfType<Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement>().Any()))
            .Select(e => e.DisplayName!).ToList();
        open.ShouldBeEmpty("Addresses under /admin are .RequireAccess(Access.Staff) or .RequireAccess(Access.Admin).");
    }

    /// <summary>The whole application, put together but not started.</summary>
    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(["--environment", "Development"]);
        builder.Configuration.AddInMemoryCollection([new("Database:Folder", Directory.CreateTempSubdirectory("clickcart-arch-").FullName)]);
        var platform = builder.AddPlatform().AddWeb();
        var add = typeof(PlatformBuilder).GetMethod(nameof(PlatformBuilder.AddModule))!;
        foreach (var module in SolutionTree.Modules)
            add.MakeGenericMethod(module.Assembly.GetExportedTypes().Single(t => t.IsAssignableTo(typeof(IModule)))).Invoke(platform, [true]);
        var app = builder.Build();
        app.UsePlatform();
        return app;
    }
}

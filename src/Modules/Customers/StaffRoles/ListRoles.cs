namespace ClickCart.Customers.StaffRoles;

/// <summary>The roles that staff may have, and all that roles can allow.</summary>
internal static class ListRoles
{
    internal sealed record Request : IRequest<Result<Response>>;

    /// <param name="Permissions">The closed list of what roles can allow.</param>
    internal sealed record Response(IReadOnlyList<RoleResponse> Items, IReadOnlyList<Allowed> Permissions);

    /// <param name="Area">What it is about.</param>
    /// <param name="Words">To be read after "may": <c>cancel orders</c>.</param>
    internal sealed record Allowed(string Name, string Area, string Words);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/roles", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("The roles, and what roles can allow").RequireAccess(Permissions.EditRoles);
            app.Admin().MapGet("/roles", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ListRolesPage)))
                .RequireAccess(Permissions.EditRoles);
        }
    }

    internal sealed class Handler(RoleBook roles) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken) => new Response(
            await roles.AllAsync(cancellationToken), [.. Permissions.All.Select(p => new Allowed(p.Name, p.Area, p.Words))]);
    }
}

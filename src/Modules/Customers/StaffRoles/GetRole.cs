namespace ClickCart.Customers.StaffRoles;

/// <summary>One role: what it allows, and how many have it.</summary>
internal static class GetRole
{
    internal sealed record Request(string Key) : IRequest<Result<RoleResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapGet("/admin/roles/{key}", (string key, IMediator m, CancellationToken ct) => m.Send(new Request(key), ct).Ok())
                .WithSummary("A role").RequireAccess(Permissions.EditRoles);
            app.Admin().MapGet("/roles/{key}", (string key, IMediator m, CancellationToken ct) => m.Send(new Request(key), ct).Page(typeof(GetRolePage)))
                .RequireAccess(Permissions.EditRoles);
        }
    }

    internal sealed class Handler(RoleBook roles) : IRequestHandler<Request, Result<RoleResponse>>
    {
        public async Task<Result<RoleResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var people = await roles.CountAsync(request.Key, cancellationToken);
            if (request.Key is Roles.Admin) return RoleResponse.Admin(people);
            return await roles.FindAsync(request.Key, cancellationToken) is { } role ? RoleResponse.Of(role, people) : Role.NotFound;
        }
    }
}

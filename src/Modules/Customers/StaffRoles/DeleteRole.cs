using ClickCart.Customers.Audit;

namespace ClickCart.Customers.StaffRoles;

/// <summary>Deletes a role that nobody has any more.</summary>
internal static class DeleteRole
{
    internal sealed record Request(string Key) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapDelete("/admin/roles/{key}", (string key, IMediator m, CancellationToken ct) =>
                m.Send(new Request(key), ct).NoContent())
                .WithSummary("Delete a role").Refuses("role-in-use", "role-fixed", "rights-beyond-own").RequireAccess(Permissions.EditRoles);
            app.Admin().MapPost("/roles/{key}/delete", (string key, IMediator m, CancellationToken ct) =>
                m.Send(new Request(key), ct).Redirect("/admin/roles", "The role is deleted.", again: $"/admin/roles/{key}"))
                .RequireAccess(Permissions.EditRoles);
        }
    }

    internal static readonly Error InUse = Error.Conflict("role-in-use", "Somebody has this role, or is invited to it. Give them another one first.");

    internal sealed class Handler(CustomersDbContext db, RoleBook roles, RoleAudit audit) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Key is Roles.Admin or Roles.Support) return Role.Fixed;
            if (await roles.StoredAsync(request.Key, cancellationToken) is not { } role) return Role.NotFound;
            if (!(await roles.OfCallerAsync(cancellationToken)).Cover(Rights.Of(role.Key, role))) return Role.BeyondOwn;
            // Who gives the role to somebody meanwhile touches it, so that one of the two starts over.
            if (await roles.IsInUseAsync(role.Key, cancellationToken)) return InUse;
            db.Remove(role);
            audit.Deleted(role);
            return Result.Success;
        }
    }
}

using System.Text.Json.Serialization;
using ClickCart.Customers.Audit;

namespace ClickCart.Customers.StaffRoles;

/// <summary>Sets what a role allows, for all who have it and at once. Nobody touches a role that allows more than their own.</summary>
internal static class ChangeRole
{
    internal sealed record Request : RoleFields, IRequest<Result<RoleResponse>>
    {
        [JsonIgnore] public string Key { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office")
                .MapPut("/admin/roles/{key}", (string key, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                    m.Send(request with { Key = key }, ct).Ok())
                .WithSummary("Change a role").Refuses("role-fixed", "rights-beyond-own").RequireAccess(Permissions.EditRoles);
            app.Admin().MapPost("/roles/{key}",
                async (string key, Form<Request> form, FormVersion expected, HttpRequest http, IMediator m, CancellationToken ct) =>
                    http.Form.ContainsKey(RoleFields.Another)
                        ? Pages.Again()
                        : await form.Send(r => m.Send(r with { Key = key }, ct))
                            .Redirect(_ => "/admin/roles", "Saved. It counts at once for all who have the role."))
                .RequireAccess(Permissions.EditRoles);
        }
    }

    internal sealed class Validator : RoleRules<Request>;

    internal sealed class Handler(CustomersDbContext db, RoleBook roles, RoleAudit audit, ExpectedVersion expected, IIds ids)
        : IRequestHandler<Request, Result<RoleResponse>>
    {
        public async Task<Result<RoleResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Key is Roles.Admin) return Role.Fixed;
            if (await roles.StoredAsync(request.Key, cancellationToken) is not { } role)
            {
                if (request.Key is not Roles.Support) return Role.NotFound;
                role = Role.Support;
            }
            if (expected.Misses(role)) return Error.Stale;
            var (own, was) = (await roles.OfCallerAsync(cancellationToken), Rights.Of(role.Key, role));
            if (!own.Cover(was) || !own.Cover(Rights.Of(request))) return Role.BeyondOwn;
            if (role.Version > 0) role.Change(request);
            else db.Add(role = new Role(ids.New(), request.Key, request));
            audit.Changed(role, was);
            await roles.SaveAsync(cancellationToken);
            return RoleResponse.Of(role, await roles.CountAsync(role.Key, cancellationToken));
        }
    }
}

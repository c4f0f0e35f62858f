using ClickCart.Customers.Audit;

namespace ClickCart.Customers.StaffRoles;

/// <summary>Makes a role. Nobody makes one that allows more than their own.</summary>
internal static class CreateRole
{
    internal sealed record Request : RoleFields, IRequest<Result<RoleResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapPost("/admin/roles", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(r => $"{Endpoints.ApiPrefix}/admin/roles/{r.Key}"))
                .WithSummary("Make a role").Refuses("role-exists", "rights-beyond-own").RequireAccess(Permissions.EditRoles);
            app.Admin().MapGet("/roles/new", () => Pages.Show<CreateRolePage>()).RequireAccess(Permissions.EditRoles);
            app.Admin().MapPost("/roles/new", async (Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
                http.Form.ContainsKey(RoleFields.Another)
                    ? Pages.Again()
                    : await form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/roles", "The role is made. Give it to somebody on the page Staff."))
                .RequireAccess(Permissions.EditRoles);
        }
    }

    internal sealed class Validator : RoleRules<Request>;

    internal sealed class Handler(CustomersDbContext db, RoleBook roles, RoleAudit audit, IIds ids) : IRequestHandler<Request, Result<RoleResponse>>
    {
        public async Task<Result<RoleResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var key = Role.KeyOf(request.Name!);
            if (Role.IsTaken(key) || await roles.StoredAsync(key, cancellationToken) is not null) return Role.Exists(request.Name!.Trim());
            if (!(await roles.OfCallerAsync(cancellationToken)).Cover(Rights.Of(request))) return Role.BeyondOwn;
            var role = new Role(ids.New(), key, request);
            db.Add(role);
            audit.Made(role);
            return RoleResponse.Of(role, 0);
        }
    }
}

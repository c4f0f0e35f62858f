using ClickCart.Customers.Audit;
using ClickCart.Customers.Links;
using ClickCart.Customers.StaffRoles;

namespace ClickCart.Customers.Invitations;

/// <summary>Takes an invitation back: its link works no more.</summary>
internal static class WithdrawInvitation
{
    internal sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapDelete("/admin/staff/invitations/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent()).WithSummary("Withdraw an invitation").Refuses("rights-beyond-own")
                .RequireAccess(Permissions.ManageStaff);
            app.Admin().MapPost("/staff/invitations/{id:guid}/withdraw", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/admin/staff/invitations", "The invitation is withdrawn.", again: "/admin/staff/invitations"))
                .RequireAccess(Permissions.ManageStaff);
        }
    }

    internal sealed class Handler(CustomersDbContext db, RoleBook roles, AccountLinks links, AuditTrail audit) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken) is not { } open) return StaffInvitation.NotFound;
            if (!(await roles.OfCallerAsync(cancellationToken)).Cover(await roles.RightsOfAsync(open.Role, cancellationToken))) return Role.BeyondOwn;
            await links.ExpireAsync(open.Id, cancellationToken);
            audit.Add(AuditEvent.RoleChanged, $"{open.Email}: invitation withdrawn, {open.Role}");
            db.Remove(open);
            return Result.Success;
        }
    }
}

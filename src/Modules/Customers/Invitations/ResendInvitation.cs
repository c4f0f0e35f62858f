using ClickCart.Customers.Contracts;
using ClickCart.Customers.Links;
using ClickCart.Customers.StaffRoles;

namespace ClickCart.Customers.Invitations;

/// <summary>Sends an invitation again, with a new link; the former one works no more.</summary>
internal static class ResendInvitation
{
    internal sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapPost("/admin/staff/invitations/{id:guid}/resend", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Accepted()).WithSummary("Send an invitation again").Refuses("rights-beyond-own", "too-many-mails")
                .RequireAccess(Permissions.ManageStaff);
            app.Admin().MapPost("/staff/invitations/{id:guid}/resend", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/admin/staff/invitations", "The invitation is on its way again.", again: "/admin/staff/invitations"))
                .RequireAccess(Permissions.ManageStaff);
        }
    }

    internal sealed class Handler(CustomersDbContext db, RoleBook roles, AccountLinks links, Hiring hiring) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == request.Id, cancellationToken) is not { } open) return StaffInvitation.NotFound;
            if (!(await roles.OfCallerAsync(cancellationToken)).Cover(await roles.RightsOfAsync(open.Role, cancellationToken))) return Role.BeyondOwn;
            if (!await links.MayIssueAsync(AccountLinkPurpose.Invitation, open.Id, cancellationToken)) return AccountLinks.TooMany;
            await hiring.InviteAsync(open.Email, open.NormalizedEmail, open.Role, open.Name, cancellationToken);
            return Result.Success;
        }
    }
}

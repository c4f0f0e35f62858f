using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Invitations;
using ClickCart.Customers.Links;
using ClickCart.Customers.Sessions;
using ClickCart.Customers.StaffRoles;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Invites somebody to the staff, or changes the role of who has a confirmed account. With role <c>customer</c> somebody leaves the staff. An account that
/// never confirmed its address becomes none of the staff's: anybody may have signed up with it. Nobody gives or takes a role that allows more than their own.
/// </summary>
internal static class AppointStaff
{
    /// <param name="Name">How to greet who is invited; who has an account keeps its own.</param>
    internal sealed record Request(string? Email, string? Role, string? Name = null) : IRequest<Result<Response>>;

    /// <param name="Invited">A mail with a link is on its way, by which they choose a password; else the role counts at once.</param>
    internal sealed record Response(string Email, string Role, bool Invited);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapPost("/admin/staff", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Accepted())
                .WithSummary("Invite somebody to the staff, or change a role")
                .Refuses("own-account", "address-unconfirmed", "address-reserved", "rights-beyond-own", "too-many-mails")
                .RequireAccess(Permissions.ManageStaff);
            app.Admin().MapPost("/staff", async (Form<Request> form, IMediator m, CancellationToken ct) =>
            {
                var done = await form.Send(r => m.Send(r, ct));
                return done is { Succeeded: true, Value.Invited: true }
                    ? Pages.To("/admin/staff", "The invitation is on its way. Its link works for seven days.")
                    : done.Redirect(_ => "/admin/staff", "Saved. A new role counts at once.");
            }).RequireAccess(Permissions.ManageStaff);
        }
    }

    internal static readonly Error Unconfirmed = Error.Conflict("address-unconfirmed",
        "A customer's account has this address and never confirmed it, so nobody has proved whose it is. "
        + "Let them sign in and confirm it on the page of their account, or invite another address.");

    internal static readonly Error Own = Error.Conflict("own-account", "Nobody changes their own role: ask another admin.");

    internal static readonly Error Reserved = Error.Conflict("address-reserved",
        "This address is the first admin's: ClickCart:Admin:Email names it, and the next start makes its account.");

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Email).IsEmailAddress();
            RuleFor(r => r.Role).NotEmpty();
            RuleFor(r => r.Name).MaximumLength(100).IsLine("name").HoldsNoCard();
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, ILookupNormalizer keys, FirstAdminSettings first, RoleBook roles, Hiring hiring, AccountLinks links, SessionCache cache,
        SecurityLog log, AuditTrail audit, ICaller caller, Languages languages, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var role = await roles.StoredAsync(request.Role!, cancellationToken);
            if (role is null && request.Role is not (Roles.Customer or Roles.Support or Roles.Admin))
                return Error.Invalid("role", "There is no such role. Support, admin and customer are always there.");
            var appointer = await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken);
            var own = appointer is null ? Rights.None : await roles.RightsOfAsync(appointer.Role, cancellationToken);
            var wanted = Rights.Of(request.Role!, role);
            var key = keys.NormalizeEmail(request.Email)!;
            if (await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == key, cancellationToken) is not { } account)
                return own.Cover(wanted) ? await InviteAsync(request, key, role, cancellationToken) : Role.BeyondOwn;
            // So that there is always an admin left: whoever appoints stays one.
            if (account.Id == caller.AccountId) return Own;
            if (account.Role == request.Role) return Of(account);
            if (account is { Role: Roles.Customer, ConfirmedAt: null }) return Unconfirmed;
            if (!own.Cover(wanted) || !own.Cover(await roles.RightsOfAsync(account.Role, cancellationToken))) return Role.BeyondOwn;
            // Of two admins who dismiss each other at once, the second starts over and finds that they are none any more.
            appointer?.Vouch();
            role?.Give();
            var was = account.Role;
            account.Appoint(request.Role!);
            if (was == Roles.Customer)
                db.Publish(new StaffAppointed(ids.New(), account.Id, account.Email!, account.Name, await hiring.NameOfAsync(account.Role, cancellationToken),
                    caller.Actor, account.Language ?? languages.Default.Code, clock.GetUtcNow()));
            audit.Add(AuditEvent.RoleChanged, $"{account.Email}: {was} became {account.Role}");
            await cache.ForgetAsync(db, account, cancellationToken);
            log.RoleChanged(account.Id, was, account.Role);
            return Of(account);
        }

        private static Response Of(Account account) => new(account.Email!, account.Role, Invited: false);

        private async Task<Result<Response>> InviteAsync(Request request, string key, Role? role, CancellationToken ct)
        {
            if (request.Role == Roles.Customer) return Error.Invalid("email", "Nobody of the staff has this address.");
            if (key == keys.NormalizeEmail(first.Email)) return Reserved;
            var open = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.NormalizedEmail == key, ct);
            if (open is not null && !await links.MayIssueAsync(AccountLinkPurpose.Invitation, open.Id, ct)) return AccountLinks.TooMany;
            // It must not be deleted meanwhile.
            role?.Give();
            var invitation = await hiring.InviteAsync(request.Email!, key, request.Role!, request.Name?.Trim(), ct);
            return new Response(invitation.Email, invitation.Role, Invited: true);
        }
    }
}

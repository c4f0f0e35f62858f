using ClickCart.Customers.Audit;
using ClickCart.Customers.Sessions;
using ClickCart.Customers.StaffRoles;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Accounts;

/// <summary>
/// Makes an account with a role, or changes the role of one of the staff. With role <c>customer</c> somebody leaves it. A customer's account becomes none of
/// the staff's: anybody may have signed up with that address. Nobody gives or takes a role that allows more than their own.
/// </summary>
internal static class AppointStaff
{
    /// <param name="Name">Needed for a new account, as <paramref name="Password"/> is; one of the staff keeps its own.</param>
    internal sealed record Request(string? Email, string? Role, string? Name = null, string? Password = null) : IRequest<Result<AccountView>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Accounts: back office").MapPost("/admin/staff", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(a => $"/api/v1/admin/staff?q={Uri.EscapeDataString(a.Email)}"))
                .WithSummary("Appoint somebody").Refuses("own-account", "address-unconfirmed", "address-reserved", "rights-beyond-own")
                .RequireAccess(Permissions.ManageStaff);
            app.Admin().MapPost("/staff", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/staff", "Saved. A new role counts at once.")).RequireAccess(Permissions.ManageStaff);
        }
    }

    internal static readonly Error Unconfirmed = Error.Conflict("address-unconfirmed",
        "A customer's account has this address, and nobody has proved whose it is. Appoint them with another address, which has no account yet, "
        + "and give them its first password yourself.");

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
            RuleFor(r => r.Password).MaximumLength(PasswordRules.MaxLength);
        }
    }

    internal sealed class Handler(
        CustomersDbContext db, UserManager<Account> accounts, RoleBook roles, SessionCache cache, SecurityLog log, AuditTrail audit, ICaller caller,
        TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(Request request, CancellationToken cancellationToken)
        {
            var role = await roles.StoredAsync(request.Role!, cancellationToken);
            if (role is null && request.Role is not (Roles.Customer or Roles.Support or Roles.Admin))
                return Error.Invalid("role", "There is no such role. Support, admin and customer are always there.");
            var appointer = await db.Accounts.SingleOrDefaultAsync(a => a.Id == caller.AccountId, cancellationToken);
            var own = appointer is null ? Rights.None : await roles.RightsOfAsync(appointer.Role, cancellationToken);
            var wanted = Rights.Of(request.Role!, role);
            var key = accounts.NormalizeEmail(request.Email);
            if (await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == key, cancellationToken) is not { } account)
                return own.Cover(wanted) ? await HireAsync(request, role) : Role.BeyondOwn;
            // So that there is always an admin left: whoever appoints stays one.
            if (account.Id == caller.AccountId) return Own;
            if (account.Role == request.Role) return AccountView.From(account);
            if (account.Role == Roles.Customer) return Unconfirmed;
            if (!own.Cover(wanted) || !own.Cover(await roles.RightsOfAsync(account.Role, cancellationToken))) return Role.BeyondOwn;
            // Of two admins who dismiss each other at once, the second starts over and finds that they are none any more.
            appointer?.Vouch();
            role?.Give();
            var was = account.Role;
            account.Appoint(request.Role!);
            audit.Add(AuditEvent.RoleChanged, $"{account.Email}: {was} became {account.Role}");
            await cache.ForgetAsync(db, account, cancellationToken);
            log.RoleChanged(account.Id, was, account.Role);
            return AccountView.From(account);
        }

        private async Task<Result<AccountView>> HireAsync(Request request, Role? role)
        {
            if (string.IsNullOrWhiteSpace(request.Name)) return Error.Invalid("name", "A new account needs a name.");
            if (string.IsNullOrEmpty(request.Password)) return Error.Invalid("password", "A new account needs a password.");
            var account = new Account(ids.New(), request.Email!, request.Name.Trim(), request.Role!, clock.GetUtcNow());
            var made = await accounts.CreateAsync(account, request.Password);
            if (made.Succeeded)
            {
                role?.Give();
                audit.Add(AuditEvent.RoleChanged, $"{account.Email}: new, {account.Role}");
                log.RoleChanged(account.Id, null, account.Role);
                return AccountView.From(account);
            }
            return made.Errors.Any(e => e.Code == ReservedAddress.Code)
                ? Reserved
                : PasswordRules.Refusal(made.Errors);
        }
    }
}

using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.StaffRoles;

namespace ClickCart.Customers.Invitations;

/// <summary>Invites to the staff, and takes on who follows the invitation.</summary>
internal sealed class Hiring(
    CustomersDbContext db, RoleBook roles, SecurityLog log, AuditTrail audit, ICaller caller, Languages languages, TimeProvider clock, IIds ids)
{
    /// <summary>Sends an invitation, or an open one again.</summary>
    public async Task<StaffInvitation> InviteAsync(string email, string key, string role, string? name, CancellationToken ct)
    {
        var (now, by) = (clock.GetUtcNow(), caller.Actor);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.NormalizedEmail == key, ct);
        if (invitation is null) db.Add(invitation = new(ids.New(), email, key, role, name, by, now));
        else invitation.Renew(role, name, by, now);
        db.Publish(new StaffInvited(invitation.Id, invitation.Version, await NameOfAsync(role, ct), by, languages.Default.Code, now));
        audit.Add(AuditEvent.RoleChanged, $"{invitation.Email}: invited, {role}");
        log.StaffInvited(role);
        return invitation;
    }

    /// <summary>Who has the link has shown whose address it is.</summary>
    public async Task AcceptAsync(StaffInvitation invitation, Account account, CancellationToken ct)
    {
        db.Remove(invitation);
        if (account.Role != Roles.Customer) return;
        (await roles.StoredAsync(invitation.Role, ct))?.Give();
        account.Appoint(invitation.Role);
        audit.Add(AuditEvent.RoleChanged, account, $"{account.Email}: {Roles.Customer} became {account.Role}, invited by {invitation.InvitedBy}");
        log.RoleChanged(account.Id, Roles.Customer, account.Role);
    }

    public async Task<string> NameOfAsync(string role, CancellationToken ct) =>
        role is Roles.Admin ? "Admin" : (await roles.FindAsync(role, ct))?.Name ?? role;
}

using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.StaffRoles;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Invitations;

/// <summary>Invites to the staff, and takes on who follows the invitation.</summary>
internal sealed class Hiring(
    CustomersDbContext db, RoleBook roles, ILookupNormalizer keys, SecurityLog log, AuditTrail audit, ICaller caller, Languages languages, TimeProvider clock,
    IIds ids)
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

    /// <summary>The role is still there, and who invited may still give it away. Else the invitation has ended, until somebody sends it again.</summary>
    public async Task<bool> StandsAsync(StaffInvitation invitation, CancellationToken ct)
    {
        if (invitation.Role is not Roles.Admin && await roles.FindAsync(invitation.Role, ct) is null) return false;
        var key = keys.NormalizeEmail(invitation.InvitedBy);
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == key, ct) is not { } inviter) return false;
        var rights = await roles.RightsOfAsync(inviter.Role, ct);
        return rights.May(Permissions.ManageStaff) && rights.Cover(await roles.RightsOfAsync(invitation.Role, ct));
    }

    /// <summary>The same of what was sent to that address.</summary>
    public async Task<bool> StandsAsync(string? email, CancellationToken ct)
    {
        var key = keys.NormalizeEmail(email);
        return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.NormalizedEmail == key, ct) is { } open && await StandsAsync(open, ct);
    }

    /// <summary>Who invited goes by another address now.</summary>
    public async Task FollowAsync(string was, string email, CancellationToken ct)
    {
        foreach (var invitation in await db.Invitations.Where(i => i.InvitedBy == was).ToListAsync(ct)) invitation.InviterMoved(email);
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

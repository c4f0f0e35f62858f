using ClickCart.Customers.Accounts;
using ClickCart.Customers.Contracts;
using ClickCart.Customers.Sessions;
using Microsoft.AspNetCore.Identity;

namespace ClickCart.Customers.Links;

/// <summary>Makes one-time links, and takes them back when they come.</summary>
internal sealed class AccountLinks(
    CustomersDbContext db, ServerAddress server, FirstAdminSettings first, ILookupNormalizer keys, TimeProvider clock, IIds ids) : IAccountLinks
{
    /// <summary>Of one purpose for one account, so that nobody fills somebody's mailbox.</summary>
    public const int MostPerHour = 5;

    public static readonly Error Used = Error.Conflict("token-used", "This link was used already. Ask for a new one if you need it.");
    public static readonly Error Expired = Error.Conflict("token-expired", "This link has run out, or a newer one was sent. Ask for a new one.");
    public static readonly Error Unknown = new(ErrorKind.NotFound, "not-found", "There is no such link. Copy the whole address from the mail.");

    public static readonly Error TooMany = Error.TooMany("too-many-mails",
        "Several mails were sent to you already. Look into the folder for spam, or wait an hour and try again.", TimeSpan.FromHours(1));

    public async Task<IssuedLink?> IssueAsync(AccountLinkPurpose purpose, Guid subject, CancellationToken ct)
    {
        if (purpose is AccountLinkPurpose.Invitation)
        {
            return await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == subject, ct) is { } invitation
                ? await IssueAsync(purpose, subject, invitation.Email, invitation.Name ?? "", ct)
                : null;
        }
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == subject, ct) is not { } account) return null;
        if (purpose is not AccountLinkPurpose.ChangeAddress)
        {
            var isDone = purpose is AccountLinkPurpose.ConfirmAddress && account.ConfirmedAt is not null;
            return isDone ? null : await IssueAsync(purpose, subject, account.Email!, account.Name, ct);
        }
        // Who asks for somebody else's address learns nothing, and its owner hears nothing.
        return account.WantedEmail is { } wanted && !await IsTakenAsync(wanted, ct) ? await IssueAsync(purpose, subject, wanted, account.Name, ct) : null;
    }

    public async Task<IssuedLink?> IssueResetAsync(string email, CancellationToken ct)
    {
        var key = keys.NormalizeEmail(email);
        return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == key, ct) is { } account
            ? await IssueAsync(AccountLinkPurpose.ResetPassword, account.Id, account.Email!, account.Name, ct)
            : null;
    }

    /// <summary>Another account has the address, or the first admin is to have it.</summary>
    public async Task<bool> IsTakenAsync(string email, CancellationToken ct)
    {
        var key = keys.NormalizeEmail(email);
        return key == keys.NormalizeEmail(first.Email) || await db.Accounts.AnyAsync(a => a.NormalizedEmail == key, ct);
    }

    public async Task<bool> MayIssueAsync(AccountLinkPurpose purpose, Guid subject, CancellationToken ct)
    {
        var after = clock.GetUtcNow().AddHours(-1);
        return await db.Links.CountAsync(l => l.Purpose == purpose && l.Subject == subject && l.IssuedAt > after, ct) < MostPerHour;
    }

    /// <summary>What is to be said of it; nothing changes.</summary>
    public async Task<LinkView> LookAsync(string? token, AccountLinkPurpose[] purposes, CancellationToken ct) =>
        await FindAsync(token, purposes, ct) is { } link
            ? new(link.StateAt(clock.GetUtcNow()), link.Purpose, link.Address)
            : new(LinkState.Unknown, null, null);

    /// <summary>Uses it up, with what the handler saves.</summary>
    public async Task<Result<AccountLink>> TakeAsync(string? token, AccountLinkPurpose[] purposes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(token, purposes, ct) is not { } link) return Unknown;
        switch (link.StateAt(now))
        {
            case LinkState.Used: return Used;
            case LinkState.Expired: return Expired;
        }
        link.Use(now);
        return link;
    }

    /// <summary>Ends those that nobody has used.</summary>
    public async Task ExpireAsync(Guid subject, CancellationToken ct, AccountLinkPurpose? purpose = null)
    {
        var now = clock.GetUtcNow();
        foreach (var link in await db.Links
            .Where(l => l.Subject == subject && l.UsedAt == null && l.ExpiresAt > now && (purpose == null || l.Purpose == purpose)).ToListAsync(ct))
            link.Expire(now);
    }

    private Task<AccountLink?> FindAsync(string? token, AccountLinkPurpose[] purposes, CancellationToken ct)
    {
        var hash = Session.Hash(token ?? "");
        return db.Links.SingleOrDefaultAsync(l => l.Hash == hash && purposes.Contains(l.Purpose), ct);
    }

    private async Task<IssuedLink?> IssueAsync(AccountLinkPurpose purpose, Guid subject, string to, string name, CancellationToken ct)
    {
        if (!await MayIssueAsync(purpose, subject, ct)) return null;
        await ExpireAsync(subject, ct, purpose);
        // 320 random bits.
        var token = ids.Secret() + ids.Secret();
        var link = new AccountLink(ids.New(), token, purpose, subject, to, clock.GetUtcNow());
        db.Add(link);
        await db.SaveChangesAsync(ct);
        var page = purpose is AccountLinkPurpose.ConfirmAddress or AccountLinkPurpose.ChangeAddress ? "/account/confirm" : "/account/new-password";
        return new($"{server.Public}{page}?token={token}", link.ExpiresAt, to, name);
    }
}

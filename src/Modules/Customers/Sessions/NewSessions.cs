using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Customers.Sessions;

/// <summary>Starts the session of somebody who has shown everything that was asked for.</summary>
internal sealed class NewSessions(
    CustomersDbContext db, LockOut lockOut, SessionSettings sessions, ICarts carts, KnownDevices devices, SecurityLog log, AuditTrail audit,
    TimeProvider clock, IIds ids)
{
    /// <param name="account">Whose it is.</param>
    /// <param name="cartId">The guest's cart becomes the account's.</param>
    /// <param name="ct">Breaks it off.</param>
    public async Task<TokenPair> StartAsync(Account account, string? cartId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        lockOut.Clear(account);
        var (session, tokens) = Session.Start(ids, account.Id, now, sessions.EndOf(account.Role, now, now));
        db.Add(session);
        if (cartId is { Length: > 0 } cart) await carts.ClaimAsync(cart, account.Id, ct);
        await devices.MeetAsync(account, session.Id, ct);
        log.SignedIn(account.Id);
        audit.Add(AuditEvent.SignedIn, account);
        return tokens;
    }
}

using ClickCart.Customers.Accounts;
using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.Sessions;

/// <summary>A browser, or another program, on a network from which one of the staff has signed in.</summary>
internal sealed class KnownDevice
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public Guid AccountId { get; init; }

    /// <summary>SHA-256 of the program's name without version numbers, and of the network.</summary>
    public required string Hash { get; init; }
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Tells staff of sign-ins with their account from where there were none in the last 90 days.</summary>
internal sealed class KnownDevices(
    CustomersDbContext db, ICaller caller, SecurityLog log, IHttpContextAccessor http, Languages languages, TimeProvider clock)
{
    private const int MostOfName = 200;

    /// <summary>Saved with the sign-in.</summary>
    public async Task MeetAsync(Account account, Guid session, CancellationToken ct)
    {
        if (account.Role == Roles.Customer) return;
        var (browser, now) = (http.HttpContext?.Request.Headers.UserAgent.ToString() ?? "", clock.GetUtcNow());
        // A browser that was updated is the same.
        var hash = Session.Hash($"{string.Concat(browser.Where(c => !char.IsAsciiDigit(c)))}\n{caller.Client}");
        var known = await db.Devices.SingleOrDefaultAsync(d => d.AccountId == account.Id && d.Hash == hash, ct);
        if (known is null) db.Add(known = new() { AccountId = account.Id, Hash = hash });
        if (known.SeenAt + KnownDevice.KeptFor < now)
            db.Publish(new StaffSignedIn(session, account.Id, account.Email!, account.Name, account.Language ?? languages.Default.Code, log.Client,
                browser.Length > MostOfName ? browser[..MostOfName] : browser, now));
        // A day is exact enough, and spares a write.
        if (known.SeenAt.AddDays(1) < now) known.SeenAt = now;
    }
}

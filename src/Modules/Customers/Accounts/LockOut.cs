using System.Collections.Concurrent;
using ClickCart.Customers.Audit;

namespace ClickCart.Customers.Accounts;

/// <param name="Failures"><c>Customers:LockOut:Failures</c>, 10 unless set: wrong passwords in a row from one client address.</param>
/// <param name="FailuresAnywhere"><c>Customers:LockOut:FailuresAnywhere</c>, 100 unless set: the same from all addresses together.</param>
/// <param name="For"><c>Customers:LockOut:Minutes</c>, 15 unless set.</param>
internal sealed record LockOutSettings(int Failures, int FailuresAnywhere, TimeSpan For)
{
    public static LockOutSettings From(IConfiguration configuration) => new(
        MostFailures.In(configuration), MostAnywhere.In(configuration), TimeSpan.FromMinutes(Minutes.In(configuration)));

    public static readonly Setting<int> MostFailures = Setting.Whole("Customers:LockOut:Failures", 10, least: 1);
    public static readonly Setting<int> MostAnywhere = Setting.Whole("Customers:LockOut:FailuresAnywhere", 100, least: 1);
    public static readonly Setting<double> Minutes = Setting.Positive("Customers:LockOut:Minutes", 15, most: 60 * 24 * 30);
}

/// <summary>
/// Wrong passwords lock an account for the client address that they came from, so that a stranger cannot lock its owner out. Very many of them, from
/// wherever, lock it for every address that nobody has signed in from. Wrong codes of a second factor count alike. Who signs in and who changes a
/// password or a second factor asks here.
/// </summary>
internal sealed class LockOut(
    CustomersDbContext db, LockOutSettings settings, KnownClients clients, SecurityLog log, AuditTrail audit, ICaller caller, TimeProvider clock)
{
    public static Error Refusal(TimeSpan wait) =>
        Error.TooMany("locked-out", "There were too many wrong passwords or codes. Wait as long as Retry-After says, then try again.", wait);

    /// <summary>How long the account takes no password from the caller's address; null when it does.</summary>
    public TimeSpan? WaitFor(Account account)
    {
        var client = clients.Find(account.Id, caller.Client);
        var anywhere = client is { HasSignedIn: true } ? null : account.LockoutEnd;
        var until = client?.LockedUntil > (anywhere ?? DateTimeOffset.MinValue) ? client.LockedUntil : anywhere;
        return until - clock.GetUtcNow() is { Ticks: > 0 } wait ? wait : null;
    }

    /// <summary>By one guarded update: guesses sent side by side are all counted, and the refusal saves nothing else.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="ct">Breaks it off.</param>
    /// <param name="isCode">The password was right and the second factor wrong: somebody may have the password who should not.</param>
    public async Task CountAsync(Account account, CancellationToken ct, bool isCode = false)
    {
        DateTimeOffset? until = clock.GetUtcNow() + settings.For;
        if (isCode) log.SecondFactorFailed(account.Id);
        else log.SignInFailed(account.Id);
        var locks = clients.Count(account.Id, caller.Client, settings.Failures, until.Value);
        await using var write = await db.BeginWriteAsync(ct);
        await db.Accounts.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), ct);
        locks |= await db.Accounts.Where(a => a.Id == account.Id && a.AccessFailedCount >= settings.FailuresAnywhere)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, until).SetProperty(a => a.AccessFailedCount, 0), ct) > 0;
        if (isCode) audit.Add(AuditEvent.SecondFactorFailed, account);
        if (locks) audit.Add(AuditEvent.LockedOut, account);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        if (locks) log.LockedOut(account.Id);
    }

    /// <summary>Saved with the sign-in.</summary>
    public void Clear(Account account)
    {
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        clients.SignedIn(account.Id, caller.Client);
    }
}

/// <summary>What this node knows of client addresses: their wrong passwords in a row for an account, and whether its owner signs in there.</summary>
internal sealed class KnownClients(TimeProvider clock)
{
    private const int Capacity = 100_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(Guid Account, string Client), Client> _clients = new();

    internal sealed record Client(int Failures, DateTimeOffset? LockedUntil, bool HasSignedIn, DateTimeOffset At);

    public Client? Find(Guid account, string client) => _clients.GetValueOrDefault((account, client));

    /// <returns>Whether it is one too many.</returns>
    public bool Count(Guid account, string client, int atMost, DateTimeOffset until) => Set(account, client, known =>
        known.Failures + 1 < atMost ? known with { Failures = known.Failures + 1 } : known with { Failures = 0, LockedUntil = until }).Failures == 0;

    public void SignedIn(Guid account, string client) => Set(account, client, _ => new(0, null, true, default));

    private Client Set(Guid account, string client, Func<Client, Client> change)
    {
        var now = clock.GetUtcNow();
        if (_clients.Count >= Capacity)
        {
            foreach (var (key, known) in _clients.Where(c => c.Value.At + KeptFor < now)) _clients.TryRemove(new(key, known));
            // Those that are locked stay: forgetting them would be a way past the lock.
            if (_clients.Count >= Capacity)
                foreach (var (key, known) in _clients.Where(c => c.Value.LockedUntil is null || c.Value.LockedUntil <= now))
                    _clients.TryRemove(new(key, known));
        }
        return _clients.AddOrUpdate((account, client), _ => change(new(0, null, false, now)) with { At = now }, (_, known) => change(known) with { At = now });
    }
}

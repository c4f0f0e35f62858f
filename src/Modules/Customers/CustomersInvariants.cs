using ClickCart.Customers.Sessions;

namespace ClickCart.Customers;

internal sealed class CustomersInvariants(CustomersDbContext db, TimeProvider clock) : IInvariants
{
    /// <summary>Identity's version 3 hashes: a format byte of 1, in base64.</summary>
    private const string HashPrefix = "AQ";

    /// <summary>What data protection has encrypted: its magic number, in base64url.</summary>
    private const string ProtectedPrefix = "CfDJ8";

    public IEnumerable<Invariant> All =>
    [
        new("18 dead sessions are forgotten", "No session is kept more than a day longer than its purge allows.", SessionsAsync),
        new("19 only hashes are kept", "Passwords are kept as salted hashes, tokens and recovery codes as SHA-256 only, secrets of second factors encrypted, and no message holds a hash.", HashesAsync),
    ];

    private async Task<IReadOnlyList<string>> SessionsAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Session.KeptAfterEnd - TimeSpan.FromDays(1);
        return await db.Sessions.Where(s => s.EndedAt < before || s.RefreshExpiresAt < before)
            .Select(s => $"session {s.Id} is dead and still kept").ToListAsync(ct);
    }

    private async Task<IReadOnlyList<string>> HashesAsync(CancellationToken ct)
    {
        var accounts = db.Accounts.Where(a => a.PasswordHash == null || !a.PasswordHash.StartsWith(HashPrefix) || a.PasswordHash.Length < 80);
        var sessions = db.Sessions.Where(s => s.AccessHash.Length != 64 || s.RefreshHash.Length != 64);
        var factors = db.SecondFactors.Where(f => !f.Secret.StartsWith(ProtectedPrefix) || f.Codes.Any(c => c.Hash.Length != 64));
        var links = db.Links.Where(l => l.Hash.Length != 64);
        var messages = db.Outbox.Where(m => m.Payload.Contains("assword") || m.Payload.Contains("Token\""));
        return
        [
            .. await accounts.Select(a => $"account {a.Id} has no salted hash").ToListAsync(ct),
            .. await sessions.Select(s => $"session {s.Id} keeps more than hashes").ToListAsync(ct),
            .. await factors.Select(f => $"second factor {f.Id} can be read").ToListAsync(ct),
            .. await links.Select(l => $"link {l.Id} keeps more than a hash").ToListAsync(ct),
            .. await messages.Select(m => $"message {m.Id} speaks of secrets").ToListAsync(ct),
        ];
    }
}

using System.Security.Cryptography;
using System.Text;

namespace ClickCart.Notifications.BackInStock;

/// <summary>
/// Somebody wants to hear when a sold-out SKU can be bought again. It counts once whoever has the address has said so by the link that was sent there, and
/// is deleted with the one mail that it is for.
/// </summary>
internal sealed class WaitlistEntry : Aggregate
{
    /// <summary>So long the link to confirm it is good, and the entry waits for that.</summary>
    public static readonly TimeSpan ConfirmedWithin = TimeSpan.FromDays(1);

    /// <summary>So long it is kept at most.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>Of one address that wait to be confirmed: who types a stranger's address sends them no more mails than these in a day.</summary>
    public const int MostUnconfirmed = 3;

    /// <summary>Of one address in all.</summary>
    public const int MostOfOne = 20;

    public static readonly Error Unknown = Error.NotFound("entry");

    private WaitlistEntry()
    {
    }

    /// <param name="id">New.</param>
    /// <param name="secret">Stands in the link of the mail; only its hash is kept.</param>
    public WaitlistEntry(Guid id, string sku, string email, string language, string secret, DateTimeOffset now) : base(id) =>
        (Sku, Email, EmailKey, Language, SecretHash, AskedAt) = (sku, email, KeyOf(email), language, HashOf(secret), now);

    public string Sku { get; private init; } = "";
    public string Email { get; private init; } = "";

    /// <summary>The address in lower case: one entry per address and SKU.</summary>
    public string EmailKey { get; private init; } = "";

    public string Language { get; private init; } = "";
    public string SecretHash { get; private init; } = "";
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>Null while nobody has proved whose address it is.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public static string KeyOf(string email) => email.ToLowerInvariant();

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public void Confirm(DateTimeOffset now)
    {
        Touch();
        ConfirmedAt ??= now;
    }
}

internal static class WaitlistQueries
{
    /// <summary>That of a link's secret; one that is over is not found any more.</summary>
    public static Task<WaitlistEntry?> OfLinkAsync(this IQueryable<WaitlistEntry> entries, string? secret, DateTimeOffset now, CancellationToken ct)
    {
        var (hash, unconfirmed, oldest) = (WaitlistEntry.HashOf(secret ?? ""), now - WaitlistEntry.ConfirmedWithin, now - WaitlistEntry.Kept);
        return entries.FirstOrDefaultAsync(w => w.SecretHash == hash && w.AskedAt > oldest && (w.ConfirmedAt != null || w.AskedAt > unconfirmed), ct);
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// One sign-in with its present pair of tokens, of which only SHA-256 hashes are kept. Each refresh replaces the pair; the refresh tokens that were
/// replaced are remembered, because one that comes again was stolen, and that ends the session.
/// </summary>
internal sealed class Session : Aggregate
{
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(30);
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(1);

    private readonly List<SpentToken> _spent = [];

    private Session() { }

    private Session(Guid id) : base(id) { }

    public Guid AccountId { get; private init; }
    public string AccessHash { get; private set; } = "";
    public DateTimeOffset AccessExpiresAt { get; private set; }
    public string RefreshHash { get; private set; } = "";
    public DateTimeOffset RefreshExpiresAt { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBecause { get; private set; }
    public IReadOnlyCollection<SpentToken> Spent => _spent;

    /// <param name="ids">Makes the tokens.</param>
    /// <param name="accountId">Who signs in.</param>
    /// <param name="now">The present time.</param>
    /// <param name="end">When it ends unless it is refreshed or, by staff, used.</param>
    public static (Session Session, TokenPair Tokens) Start(IIds ids, Guid accountId, DateTimeOffset now, DateTimeOffset end)
    {
        var session = new Session(ids.New()) { AccountId = accountId, StartedAt = now };
        return (session, session.Issue(ids, now, end));
    }

    /// <summary>A new pair; the old one is dead at once.</summary>
    public TokenPair Refresh(IIds ids, DateTimeOffset now, DateTimeOffset end)
    {
        _spent.Add(new SpentToken { Hash = RefreshHash, At = now });
        Touch();
        return Issue(ids, now, end);
    }

    public bool MayRefresh(DateTimeOffset now) => EndedAt is null && RefreshExpiresAt > now;

    public void End(DateTimeOffset now, string because)
    {
        if (EndedAt is not null) return;
        (EndedAt, EndedBecause) = (now, because);
        Touch();
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private TokenPair Issue(IIds ids, DateTimeOffset now, DateTimeOffset end)
    {
        var tokens = new TokenPair(ids.Secret(), ids.Secret(), now + AccessLifetime < end ? now + AccessLifetime : end) { SessionId = Id };
        (AccessHash, AccessExpiresAt) = (Hash(tokens.AccessToken), tokens.ExpiresAt);
        (RefreshHash, RefreshExpiresAt) = (Hash(tokens.RefreshToken), end);
        return tokens;
    }
}

/// <summary>A refresh token that was replaced.</summary>
internal sealed class SpentToken
{
    public required string Hash { get; init; }
    public Guid SessionId { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>What a client keeps. <paramref name="ExpiresAt"/> is the access token's; the refresh token lives 30 days and is good for one use.</summary>
internal sealed record TokenPair(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt)
{
    /// <summary>What a browser's cookie names instead.</summary>
    [JsonIgnore] public Guid SessionId { get; init; }
}

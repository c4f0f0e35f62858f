using ClickCart.Customers.Contracts;

namespace ClickCart.Customers.Links;

/// <summary>A link that was sent by mail and works once. Its token is in the mail alone; here is the SHA-256 of it.</summary>
internal sealed class AccountLink : Aggregate
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(7);

    /// <summary>So long a link that comes too late is told why.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);

    private AccountLink() { }

    public AccountLink(Guid id, string token, AccountLinkPurpose purpose, Guid subject, string address, DateTimeOffset now) : base(id) =>
        (Hash, Purpose, Subject, Address, IssuedAt, ExpiresAt) = (Sessions.Session.Hash(token), purpose, subject, address, now,
            now + (purpose is AccountLinkPurpose.Invitation ? InvitationLifetime : Lifetime));

    public string Hash { get; private init; } = "";
    public AccountLinkPurpose Purpose { get; private init; }

    /// <summary>The account, or the invitation.</summary>
    public Guid Subject { get; private init; }

    /// <summary>Where it was sent, and what it proves.</summary>
    public string Address { get; private init; } = "";
    public DateTimeOffset IssuedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    public LinkState StateAt(DateTimeOffset now) => UsedAt is not null ? LinkState.Used : ExpiresAt <= now ? LinkState.Expired : LinkState.Good;

    /// <summary>Of two who use it at once, one finds that it was used.</summary>
    public void Use(DateTimeOffset now)
    {
        UsedAt = now;
        Touch();
    }

    public void Expire(DateTimeOffset now)
    {
        if (StateAt(now) is not LinkState.Good) return;
        ExpiresAt = now;
        Touch();
    }
}

internal enum LinkState
{
    Good,
    Used,
    Expired,
    Unknown,
}

/// <summary>What the page that a link opens shows.</summary>
/// <param name="Purpose">Null for an unknown link.</param>
/// <param name="Address">Where it was sent; null for an unknown link.</param>
internal sealed record LinkView(LinkState State, AccountLinkPurpose? Purpose, string? Address);

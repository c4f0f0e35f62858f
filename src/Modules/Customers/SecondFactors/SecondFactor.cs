namespace ClickCart.Customers.SecondFactors;

/// <summary>
/// What an account shows beside its password: codes of an app (TOTP, RFC 6238), recovery codes for when the phone is lost, passkeys beside them. Its id is
/// the account's. Each code counts once: whoever saw it typed has no use of it.
/// </summary>
internal sealed class SecondFactor : Aggregate
{
    /// <summary>How long a secret that was handed out waits for its first code.</summary>
    public static readonly TimeSpan SetUpWithin = TimeSpan.FromMinutes(15);

    public const int MostPasskeys = 10;

    private readonly List<RecoveryCode> _codes = [];
    private readonly List<Passkey> _passkeys = [];

    private SecondFactor() { }

    public SecondFactor(Guid accountId, string secret, DateTimeOffset now) : base(accountId) => (Secret, StartedAt) = (secret, now);

    /// <summary>Encrypted: whoever reads the database makes no codes.</summary>
    public string Secret { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When its first code was right; null until then, and nothing asks for it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The last 30 seconds of which a code was taken. It takes none of them or of earlier ones any more.</summary>
    public long LastStep { get; private set; }

    public IReadOnlyCollection<RecoveryCode> Codes => _codes;
    public IReadOnlyCollection<Passkey> Passkeys => _passkeys;

    public bool IsSet => ConfirmedAt is not null;

    public bool IsPending(DateTimeOffset now) => ConfirmedAt is null && now < StartedAt + SetUpWithin;

    public void Restart(string secret, DateTimeOffset now)
    {
        (Secret, StartedAt, LastStep) = (secret, now, 0);
        Touch();
    }

    public void Confirm(long step, IEnumerable<string> codes, DateTimeOffset now)
    {
        (ConfirmedAt, LastStep) = (now, step);
        Renew(codes);
    }

    /// <summary>The old ones are worth nothing any more.</summary>
    public void Renew(IEnumerable<string> codes)
    {
        _codes.Clear();
        _codes.AddRange(codes.Select(code => new RecoveryCode { Hash = RecoveryCode.HashOf(code) }));
        Touch();
    }

    /// <summary>Of two requests with one code, the second finds another version, looks again and finds the code spent.</summary>
    public void Spend(Proof proof)
    {
        if (proof.Step is { } step) LastStep = step;
        if (proof.RecoveryCode is { } hash) _codes.RemoveAll(c => c.Hash == hash);
        Touch();
    }

    public void Add(Passkey passkey)
    {
        _passkeys.Add(passkey);
        Touch();
    }

    public bool Remove(Guid passkey)
    {
        if (_passkeys.RemoveAll(p => p.Id == passkey) == 0) return false;
        Touch();
        return true;
    }

    public void Used(Passkey passkey, long signCount, DateTimeOffset now)
    {
        (passkey.SignCount, passkey.LastUsedAt) = (signCount, now);
        Touch();
    }

    public static readonly Error NotSet = Error.Conflict("second-factor-missing", "The account has no second factor. Set one up first.");
}

/// <summary>What a code has turned out to be: one of the app's, of that time, or a recovery code.</summary>
internal sealed record Proof(long? Step, string? RecoveryCode);

/// <summary>For one sign-in without the app. Kept as a hash, and forgotten when it was used.</summary>
internal sealed class RecoveryCode
{
    public const int Count = 10;

    public Guid SecondFactorId { get; init; }
    public required string Hash { get; init; }

    /// <summary>80 random bits in four groups.</summary>
    public static string New(IIds ids) => string.Join('-', ids.Secret()[..16].ToUpperInvariant().Chunk(4).Select(group => new string(group)));

    /// <summary>However it is typed: in any case, with or without its dashes.</summary>
    public static string HashOf(string code) => Sessions.Session.Hash(Bare(code));

    public static string Bare(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}

/// <summary>A key that a device or a password manager keeps (WebAuthn); we keep its public half.</summary>
internal sealed class Passkey
{
    public const int NameLength = 60;

    public Guid Id { get; init; }
    public Guid SecondFactorId { get; init; }
    public required string Name { get; init; }

    /// <summary>Base64url, as browsers write it.</summary>
    public required string CredentialId { get; init; }

    public required string PublicKey { get; init; }

    /// <summary>Rises with each use where the authenticator counts them: one that does not has been copied.</summary>
    public long SignCount { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Answers to questions that were asked before it are refused, so that none counts twice.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}

/// <summary>Shown once, when they are made.</summary>
internal sealed record RecoveryCodes(IReadOnlyList<string> Codes);

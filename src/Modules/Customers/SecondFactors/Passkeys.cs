using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using ClickCart.Customers.Accounts;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace ClickCart.Customers.SecondFactors;

/// <summary>What a browser is asked for.</summary>
/// <param name="Options">As <c>navigator.credentials</c> takes them.</param>
/// <param name="State">The same encrypted, for whoever judges the answer.</param>
internal sealed record PasskeyQuestion(string Options, string State)
{
    public const int AnswerLength = 20_000;
}

/// <summary>Asks browsers for passkeys and judges their answers (WebAuthn). They count at the shop's public address alone.</summary>
internal sealed class Passkeys(
    CustomersDbContext db, ServerAddress address, IDataProtectionProvider protection, ILogger<Passkeys> log, TimeProvider clock, IIds ids)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(15);

    private sealed record Asked(Guid Account, DateTimeOffset At, string Options);

    private Fido2 Library
    {
        get
        {
            var shop = new Uri(address.Public);
            // Browsers keep no passkey for a number: this machine's is asked for by its name.
            var host = shop.IsLoopback ? "localhost" : shop.IdnHost;
            var origin = new UriBuilder(shop.Scheme, host, shop.Port).Uri.GetLeftPart(UriPartial.Authority);
            return new(new Fido2Configuration { RPID = host, RPName = "ClickCart", Origins = new HashSet<string> { origin }, ChallengeSize = 32 });
        }
    }

    /// <summary>For the sign-in; null for an account without passkeys.</summary>
    public async Task<PasskeyQuestion?> AskAsync(Guid accountId, CancellationToken ct)
    {
        var keys = await db.Passkeys.AsNoTracking().Where(p => p.SecondFactorId == accountId).ToListAsync(ct);
        if (keys.Count == 0) return null;
        var options = Library.GetAssertionOptions(new GetAssertionOptionsParams
        {
            AllowedCredentials = [.. keys.Select(Descriptor)],
            UserVerification = UserVerificationRequirement.Preferred,
        });
        return new(options.ToJson(), Keep("sign in", accountId, options.ToJson()));
    }

    /// <summary>For a new one.</summary>
    public PasskeyQuestion AskNew(Account account, IEnumerable<Passkey> known)
    {
        var options = Library.RequestNewCredential(new RequestNewCredentialParams
        {
            User = new Fido2User { Id = HandleOf(account.Id), Name = account.Email!, DisplayName = account.Name },
            ExcludeCredentials = [.. known.Select(Descriptor)],
            AuthenticatorSelection =
                new() { ResidentKey = ResidentKeyRequirement.Discouraged, UserVerification = UserVerificationRequirement.Preferred },
            AttestationPreference = AttestationConveyancePreference.None,
        });
        return new(options.ToJson(), Keep("add", account.Id, options.ToJson()));
    }

    /// <summary>Whether one of the account's passkeys has answered; then its use is written down. No answer counts twice.</summary>
    public async Task<bool> IsAnsweredAsync(SecondFactor factor, string answer, string state, CancellationToken ct)
    {
        if (Read("sign in", factor.Id, state) is not { } asked || Parse<AuthenticatorAssertionRawResponse>(answer) is not { RawId: { } id } response) return false;
        await db.Entry(factor).Collection(f => f.Passkeys).LoadAsync(ct);
        var key = factor.Passkeys.FirstOrDefault(p => p.CredentialId == Base64Url.EncodeToString(id));
        if (key is null || key.LastUsedAt >= asked.At) return false;
        var proven = await TryAsync(() => Library.MakeAssertionAsync(new MakeAssertionParams
        {
            AssertionResponse = response,
            OriginalOptions = AssertionOptions.FromJson(asked.Options),
            StoredPublicKey = Base64Url.DecodeFromChars(key.PublicKey),
            StoredSignatureCounter = (uint)key.SignCount,
            IsUserHandleOwnerOfCredentialIdCallback = (whose, _) => Task.FromResult(whose.UserHandle.AsSpan().SequenceEqual(HandleOf(factor.Id))),
        }, ct));
        if (proven is null) return false;
        factor.Used(key, proven.SignCount, clock.GetUtcNow());
        return true;
    }

    /// <summary>Null when the answer is none to what was asked, or its key is somebody's already.</summary>
    public async Task<Passkey?> MakeAsync(Guid accountId, string name, string answer, string state, CancellationToken ct)
    {
        if (Read("add", accountId, state) is not { } asked || Parse<AuthenticatorAttestationRawResponse>(answer) is not { RawId: { } raw } response) return null;
        var id = Base64Url.EncodeToString(raw);
        var isNew = !await db.Passkeys.AnyAsync(p => p.CredentialId == id, ct);
        var made = await TryAsync(() => Library.MakeNewCredentialAsync(new MakeNewCredentialParams
        {
            AttestationResponse = response,
            OriginalOptions = CredentialCreateOptions.FromJson(asked.Options),
            IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(isNew),
        }, ct));
        return made is null ? null : new Passkey
        {
            Id = ids.New(),
            Name = name,
            CredentialId = Base64Url.EncodeToString(made.Id),
            PublicKey = Base64Url.EncodeToString(made.PublicKey),
            SignCount = made.SignCount,
            CreatedAt = clock.GetUtcNow(),
        };
    }

    private string Keep(string purpose, Guid accountId, string options) =>
        protection.CreateProtector("passkeys", purpose).Protect(JsonSerializer.Serialize(new Asked(accountId, clock.GetUtcNow(), options)));

    private Asked? Read(string purpose, Guid accountId, string state)
    {
        try
        {
            var asked = JsonSerializer.Deserialize<Asked>(protection.CreateProtector("passkeys", purpose).Unprotect(state));
            return asked?.Account == accountId && clock.GetUtcNow() < asked.At + AnswerWithin ? asked : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private T? Parse<T>(string answer) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(answer);
        }
        catch (Exception e) when (e is JsonException or FormatException or NotSupportedException)
        {
            log.LogInformation(e, "What a browser answered is no passkey's answer");
            return null;
        }
    }

    /// <summary>What is wrong with an answer, and how badly it is formed, is told by exceptions of many kinds.</summary>
    private async Task<T?> TryAsync<T>(Func<Task<T>> judge) where T : class
    {
        try
        {
            return await judge();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogInformation(e, "A passkey's answer was refused");
            return null;
        }
    }

    private static byte[] HandleOf(Guid accountId) => accountId.ToByteArray(bigEndian: true);

    private static PublicKeyCredentialDescriptor Descriptor(Passkey passkey) => new(Base64Url.DecodeFromChars(passkey.CredentialId));

    public static readonly Error Wrong = Error.Conflict("passkey-refused", "The passkey was not taken. Load the page anew and try again, or use a code.");
}

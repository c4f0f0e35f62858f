using System.Security.Cryptography;
using ClickCart.Customers.Accounts;
using ClickCart.Customers.Audit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using OtpNet;

namespace ClickCart.Customers.SecondFactors;

/// <summary>Reads second factors, judges codes, and asks for password and code anew before one is changed.</summary>
internal sealed class SecondFactorCheck(
    CustomersDbContext db, IDataProtectionProvider protection, IPasswordHasher<Account> hasher, LockOut lockOut, SecurityLog security,
    AuditTrail audit, ILogger<SecondFactorCheck> log, TimeProvider clock, IIds ids)
{
    public const int CodeLength = 64;

    private const string Issuer = "ClickCart";

    /// <summary>Codes of the 30 seconds before and after count too: clocks differ, and people type slowly.</summary>
    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    private IDataProtector Protector => protection.CreateProtector("second-factor");

    /// <summary>With its recovery codes; null when the account has none, not even one that waits for its first code.</summary>
    public Task<SecondFactor?> OfAsync(Guid accountId, CancellationToken ct) =>
        db.SecondFactors.Include(f => f.Codes).SingleOrDefaultAsync(f => f.Id == accountId, ct);

    /// <summary>A secret to be told once, and the same encrypted.</summary>
    public (string Secret, string Kept) NewSecret()
    {
        var secret = ids.Secret().ToUpperInvariant();
        return (secret, Protector.Protect(secret));
    }

    public IReadOnlyList<string> NewRecoveryCodes() => [.. Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New(ids))];

    /// <summary>The secret in Base32; null when the key that it was encrypted with is gone.</summary>
    public string? SecretOf(SecondFactor factor)
    {
        try
        {
            return Protector.Unprotect(factor.Secret);
        }
        catch (CryptographicException e)
        {
            log.LogError(e, "The second factor of account {AccountId} cannot be decrypted: only its recovery codes count", factor.Id);
            return null;
        }
    }

    /// <summary>What authenticator apps take from the QR code.</summary>
    public static string UriOf(string secret, Account account) => new OtpUri(OtpType.Totp, secret, account.Email, Issuer).ToString();

    /// <summary>Null for a code that is wrong or was used before. Nothing is spent by looking.</summary>
    public Proof? Judge(SecondFactor? factor, string? code)
    {
        if (factor is null || string.IsNullOrWhiteSpace(code)) return null;
        var bare = RecoveryCode.Bare(code);
        if (bare.Length != 6 || !bare.All(char.IsAsciiDigit))
        {
            var hash = RecoveryCode.HashOf(bare);
            return factor.Codes.Any(c => c.Hash == hash) ? new(null, hash) : null;
        }
        return SecretOf(factor) is { } secret
            && new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(clock.GetUtcNow().UtcDateTime, bare, out var step, Tolerance) && step > factor.LastStep
            ? new(step, null)
            : null;
    }

    /// <summary>It counts no more. That a recovery code was used is told: it may be somebody who found the paper.</summary>
    public void Spend(Account account, SecondFactor factor, Proof proof)
    {
        factor.Spend(proof);
        if (proof.RecoveryCode is null) return;
        security.SecondFactorChanged(account.Id, "recovery code used");
        audit.Add(AuditEvent.SecondFactorChanged, account, "recovery code used");
    }

    /// <summary>
    /// Whoever found a browser signed in changes no second factor with it: the password is asked for anew, and a code where one is needed. Both count
    /// towards the lock-out.
    /// </summary>
    /// <param name="factor">Whose code is asked for besides; null for the password alone.</param>
    public async Task<Error?> ProveAsync(Account account, string password, SecondFactor? factor, string? code, CancellationToken ct)
    {
        if (lockOut.WaitFor(account) is { } wait) return LockOut.Refusal(wait);
        if (hasher.VerifyHashedPassword(account, account.PasswordHash!, password) is PasswordVerificationResult.Failed)
        {
            await lockOut.CountAsync(account, ct);
            return Error.Invalid("password", "This is not your present password.");
        }
        if (factor is null) return null;
        if (Judge(factor, code) is not { } proof)
        {
            await lockOut.CountAsync(account, ct, isCode: true);
            return WrongCode;
        }
        Spend(account, factor, proof);
        return null;
    }

    public static readonly Error WrongCode = Error.Invalid("code", "This code is wrong, or it was used before. Each counts once: wait for the next one.");
}

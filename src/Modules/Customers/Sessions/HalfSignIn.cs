using System.Security.Cryptography;
using System.Text.Json;
using ClickCart.Customers.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace ClickCart.Customers.Sessions;

/// <summary>
/// Half a sign-in: whose password was right, until the second factor follows. The browser keeps it for five minutes as an encrypted cookie. It opens
/// nothing by itself, and is over when the password changes.
/// </summary>
/// <param name="PasswordMark">Which password it was.</param>
internal sealed record HalfSignIn(Guid AccountId, string PasswordMark, DateTimeOffset Until)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public bool IsOf(Account account) => account.Id == AccountId && MarkOf(account) == PasswordMark;

    public static HalfSignIn Of(Account account, DateTimeOffset now) => new(account.Id, MarkOf(account), now + Lifetime);

    private static string MarkOf(Account account) => Session.Hash(account.PasswordHash!);
}

/// <summary>Writes and reads the cookie.</summary>
internal sealed class HalfSignIns(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "second-step";

    private IDataProtector Protector => protection.CreateProtector("half-sign-in");

    public void Keep(HttpContext http, HalfSignIn half) =>
        http.KeepCookie(Cookie, Protector.Protect(JsonSerializer.Serialize(half)), HalfSignIn.Lifetime);

    public static void Forget(HttpContext http) => http.DropCookie(Cookie);

    /// <summary>Null when there is none, it is too old, or none of ours.</summary>
    public HalfSignIn? Of(HttpContext http)
    {
        if (http.Cookie(Cookie) is not { } kept) return null;
        try
        {
            return JsonSerializer.Deserialize<HalfSignIn>(Protector.Unprotect(kept)) is { } half && half.Until > clock.GetUtcNow() ? half : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

using Microsoft.AspNetCore.DataProtection;
using System.Security.Cryptography;

namespace ClickCart.Web;

/// <summary>A message for the next page that this browser sees, kept in a cookie that only we can write.</summary>
internal static class Flash
{
    private const string Name = "flash";

    public static void Keep(HttpContext http, string message) => http.KeepCookie(Name, Protector(http).Protect(message), TimeSpan.FromMinutes(5));

    public static string? Take(HttpContext http)
    {
        if (http.Cookie(Name) is not { } kept) return null;
        if (!http.IsHead()) http.DropCookie(Name);
        try
        {
            return Protector(http).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(HttpContext http) => http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("flash");
}

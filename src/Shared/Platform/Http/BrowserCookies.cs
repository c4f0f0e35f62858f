using Microsoft.AspNetCore.Authentication.Cookies;

namespace ClickCart.Platform.Http;

/// <summary>
/// Cookies of the shop's pages: for this host alone, out of reach of scripts, not sent along with other sites' forms. Over HTTPS they are Secure and
/// their names begin with <c>__Host-</c>, so that no other host of the domain can set them.
/// </summary>
public static class BrowserCookies
{
    /// <summary>What the browser keeps under this name; null when nothing, or what is none of ours: PostgreSQL cannot be asked for U+0000.</summary>
    public static string? Cookie(this HttpContext http, string name) =>
        http.Request.Cookies[NameFor(http, name)] is { Length: > 0 } value && PlainText.IsSound(value) ? value : null;

    public static void KeepCookie(this HttpContext http, string name, string value, TimeSpan keptFor) =>
        http.Response.Cookies.Append(NameFor(http, name), value, Options(http, keptFor));

    public static void DropCookie(this HttpContext http, string name) => http.Response.Cookies.Delete(NameFor(http, name), Options(http, null));

    internal static string NameFor(HttpContext http, string name) => http.Request.IsHttps ? "__Host-" + name : name;

    private static CookieOptions Options(HttpContext http, TimeSpan? keptFor) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", MaxAge = keptFor, IsEssential = true };
}

/// <summary>The same names for the cookies that ASP.NET Core writes by itself.</summary>
public sealed class HostCookieManager : ICookieManager
{
    private readonly ChunkingCookieManager _chunks = new();

    public string? GetRequestCookie(HttpContext context, string key) => _chunks.GetRequestCookie(context, BrowserCookies.NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _chunks.AppendResponseCookie(context, BrowserCookies.NameFor(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _chunks.DeleteCookie(context, BrowserCookies.NameFor(context, key), options);
}

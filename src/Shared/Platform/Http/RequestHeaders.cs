using System.Collections.Frozen;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace ClickCart.Platform.Http;

/// <summary>Headers that the framework fails at when it reads them: they are put right or refused before anything asks for them.</summary>
internal static class RequestHeaders
{
    /// <summary>Others are known where some package has registered them, which is no promise.</summary>
    private static readonly FrozenSet<string> Known = new[] { Encoding.UTF8, Encoding.ASCII, Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode }
        .Select(e => e.WebName).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Pages make addresses of the Host header. A request of HTTP 1.0 has none, as balancers send it: it came to where the shop is. One that is no host's
    /// name is refused.
    /// </summary>
    public static void UsePlainHost(this IApplicationBuilder app)
    {
        var address = app.ApplicationServices.GetRequiredService<ServerAddress>();
        app.Use((http, next) =>
        {
            // The header itself: Request.Host fails at some of what it may hold.
            var host = http.Request.Headers.Host.ToString();
            if (IsHost(host)) return next(http);
            var isMissing = host.Length == 0;
            http.Request.Host = HostString.FromUriComponent(new Uri(address.Public));
            return isMissing ? next(http) : Problems.WriteAsync(http, Error.Malformed("The header Host names no host, such as shop.example.com."));
        });
    }

    /// <summary>A body says UTF-8 in any of the ways that it is written, or another encoding that is read here; else 415.</summary>
    public static void UseKnownCharset(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.Charset.HasValue) return next(http);
        var name = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
        if (name.Equals("utf8", StringComparison.OrdinalIgnoreCase)) name = Encoding.UTF8.WebName;
        if (!Known.Contains(name)) return Problems.WriteAsync(http, Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType)! with
        {
            Detail = "The body's charset is not known here. Send it in UTF-8.",
        });
        type.Charset = name;
        http.Request.ContentType = type.ToString();
        return next(http);
    });

    private static bool IsHost(string host) =>
        host is { Length: > 0 and <= 255 } && IsDecoded(host) && Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri)
        && uri.HostNameType is not UriHostNameType.Unknown && uri.Authority.Length > 0 && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0;

    // xn-- says that letters of other scripts follow in its way.
    private static bool IsDecoded(string host)
    {
        if (!host.Contains("xn--", StringComparison.OrdinalIgnoreCase)) return true;
        try
        {
            return HostString.FromUriComponent(host).HasValue;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

using System.Collections.Frozen;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace ClickCart.Platform.Http;

/// <summary>Headers that the framework fails at when it reads them: they are put right or refused before anything asks for them.</summary>
internal static class RequestHeaders
{
    private const string Plain = "identity";

    /// <summary>Others are known where some package has registered them, which is no promise.</summary>
    private static readonly FrozenSet<string> Known = new[] { Encoding.UTF8, Encoding.ASCII, Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode }
        .Select(e => e.WebName).Append("utf-16LE").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>
    /// 415 for a body that cannot be read here: compressed, of another type than the address takes, or in an unknown charset. After authorisation: who
    /// may not come hears that first.
    /// </summary>
    public static void UseReadableBody(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (FlawOf(http) is not { } flaw) return next(http);
        return Problems.WriteAsync(http, Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType)! with { Detail = flaw });
    });

    private static string? FlawOf(HttpContext http)
    {
        var codings = http.Request.Headers.ContentEncoding.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (codings.Any(c => !c.Equals(Plain, StringComparison.OrdinalIgnoreCase)))
        {
            http.Response.Headers.AcceptEncoding = Plain;
            return "The body is compressed, as Content-Encoding says. Send it as it is.";
        }
        var isType = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type);
        // JSON has several names: the framework knows them. Where files of several types are taken, one that says none is looked at.
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { } taken && !taken.ContentTypes.Contains(MediaTypeNames.Application.Json)
            && !(taken.ContentTypes.Count > 1 && string.IsNullOrEmpty(http.Request.ContentType))
            && !(isType && taken.ContentTypes.Any(t => type!.IsSubsetOf(new(t)))))
            return $"This address takes {string.Join(" or ", taken.ContentTypes)}.";
        if (!isType || !type!.Charset.HasValue) return null;
        // UTF-8 is written in several ways.
        var name = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
        if (name.Equals("utf8", StringComparison.OrdinalIgnoreCase)) name = Encoding.UTF8.WebName;
        if (!Known.Contains(name)) return "The body's charset is not known here. Send it in UTF-8.";
        type.Charset = name;
        http.Request.ContentType = type.ToString();
        return null;
    }

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

namespace ClickCart.Platform.Http;

/// <summary>What a page may load from elsewhere: nothing, but for the few pages that another company puts something into, such as its card form.</summary>
public static class PageSources
{
    /// <summary>The content security policy of every page of ours.</summary>
    internal static readonly string OfOurs = Policy([], [], []);

    /// <summary>Lets this one answer have scripts, frames and connections of these sources beside its own, and what wallets in such frames need.</summary>
    public static void AllowSources(
        this HttpContext http, IReadOnlyList<string> scripts, IReadOnlyList<string> frames, IReadOnlyList<string> connections)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy(scripts, frames, connections);
        // Wallets ask in windows of their own, and for the browser's own payment sheet.
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        var origins = frames.Where(f => f.StartsWith("http", StringComparison.Ordinal) && !f.Contains('*', StringComparison.Ordinal)).Select(f => $"\"{f}\"");
        headers["Permissions-Policy"] = $"camera=(), geolocation=(), microphone=(), payment=({string.Join(' ', origins.Prepend("self"))})";
    }

    private static string Policy(IReadOnlyList<string> scripts, IReadOnlyList<string> frames, IReadOnlyList<string> connections) =>
        $"default-src 'none'; script-src {List(["'self'", .. scripts])}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + $"connect-src {List(["'self'", .. connections])}; {(frames.Count > 0 ? $"frame-src {List(frames)}; " : "")}manifest-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static string List(IEnumerable<string> sources) => string.Join(' ', sources);
}

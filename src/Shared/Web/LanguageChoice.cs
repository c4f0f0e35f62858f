using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ClickCart.Web;

/// <summary>
/// In which language a page of the shop is answered: that of <c>?language=</c> (what search engines are given), else the one that the shopper chose,
/// which a cookie keeps, else the first that the browser asks for among those offered, else the shop's. An account's language becomes the cookie when its
/// owner signs in without one. A mere preference, so a GET may set it.
/// </summary>
public static class LanguageChoice
{
    public const string Query = "language";
    private const string Cookie = "language";

    private static readonly string[] English = ["/api", "/admin", "/docs", "/problems", "/hangfire", "/openapi", "/health", "/assets"];

    /// <summary>The one that the shopper chose in this browser; null while none, or when it is not offered any more.</summary>
    public static Language? ChosenIn(HttpContext http) => Offered(http).Offer(http.Cookie(Cookie));

    public static void Keep(HttpContext http, Language language) => http.KeepCookie(Cookie, language.Code, TimeSpan.FromDays(365));

    /// <summary>Signed in: the browser's choice is the account's from now on; without one, the account's is the browser's.</summary>
    /// <returns>What the account is to keep.</returns>
    public static string? Agree(HttpContext http, string? accounts)
    {
        if (ChosenIn(http) is { } chosen) return chosen.Code;
        if (Offered(http).Offer(accounts) is { } kept) Keep(http, kept);
        return accounts;
    }

    /// <summary>The address in that language, for search engines; the shop's own language needs no saying.</summary>
    public static string AddressIn(this Languages languages, Language language, string address) =>
        language == languages.Default ? address : QueryHelpers.AddQueryString(address, Query, language.Code);

    internal static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        // Numbers that are read or stored keep the invariant culture; only what people read follows the language.
        if (!English.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Of(http).Code);
        await next(http);
    });

    /// <summary>Of the page that is being answered, or what a call of the API asks for.</summary>
    public static Language Of(HttpContext http)
    {
        var offered = Offered(http);
        return offered.Offer(http.Request.Query[Query]) ?? ChosenIn(http) ?? Asked(http, offered) ?? offered.Default;
    }

    /// <summary>
    /// Answers a public address of the API in the language of <c>?language=</c> or <c>Accept-Language</c>, as far as the catalogue has it; texts of the API
    /// itself stay English.
    /// </summary>
    public static RouteHandlerBuilder InLanguages(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var (http, offered) = (context.HttpContext, Offered(context.HttpContext));
            var language = offered.Offer(http.Request.Query[Query]) ?? Asked(http, offered) ?? offered.Default;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
            http.Response.Headers.ContentLanguage = language.Code;
            http.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language");
            return await next(context);
        })
        .Asks(Query, "The language of names and descriptions, such as `de`; without it `Accept-Language` says it. "
            + "What is not translated is in the shop's own.");

    private static Language? Asked(HttpContext http, Languages offered) => http.Request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => offered.Offer(l.Value.ToString().Split('-')[0])).FirstOrDefault(l => l is not null);

    private static Languages Offered(HttpContext http) => http.RequestServices.GetRequiredService<Languages>();

    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/language", async (
        string? to, string? from, HttpContext http, Languages offered, IEnumerable<IAccountLanguage> accounts, CancellationToken ct) =>
    {
        if (offered.Offer(to) is { } chosen && !http.IsHead())
        {
            Keep(http, chosen);
            foreach (var account in accounts) await account.KeepAsync(chosen.Code, ct);
        }
        return Pages.To(Theme.IsLocal(from) ? from! : "/");
    }).ExcludeFromDescription().RequireAccess(Access.Anyone);
}

/// <summary>Where the language that somebody chooses is kept beyond the browser; the module that has accounts implements it.</summary>
public interface IAccountLanguage
{
    /// <summary>Does nothing for a guest.</summary>
    Task KeepAsync(string language, CancellationToken ct);
}

namespace ClickCart.Web;

/// <summary>Light or dark, where a visitor wants it otherwise than the system says. A mere preference, so a GET may set it.</summary>
internal static class Theme
{
    private const string Name = "theme";

    /// <summary><c>light</c> or <c>dark</c>; null follows the system.</summary>
    public static string? Of(HttpContext http) => http.Cookie(Name) is "light" or "dark" ? http.Cookie(Name) : null;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/theme", (string? to, string? from, HttpContext http) =>
    {
        if (to is "light" or "dark") http.KeepCookie(Name, to, TimeSpan.FromDays(365));
        else http.DropCookie(Name);
        return Pages.To(IsLocal(from) ? from! : "/");
    }).ExcludeFromDescription().RequireAccess(Access.Anyone);

    internal static bool IsLocal(string? address) => address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}

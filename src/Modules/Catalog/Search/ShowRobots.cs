namespace ClickCart.Catalog.Search;

/// <summary>What search engines may look at: what is for sale. Not what is somebody's own, and not each of the countless ways to filter a list.</summary>
internal static class ShowRobots
{
    private static readonly string[] Closed =
        ["/admin", "/api/", "/cart", "/language", "/checkout", "/account", "/orders", "/sign-in", "/register", "/hangfire", "/*?*attr.", "/*?*sort=", "/*?*cursor="];

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/robots.txt", (HttpResponse http, ServerAddress server) =>
        {
            http.Headers.CacheControl = "public, max-age=3600";
            string[] lines = ["User-agent: *", .. Closed.Select(path => "Disallow: " + path), "", $"Sitemap: {server.Public}/sitemap.xml", ""];
            return Results.Text(string.Join('\n', lines));
        }).ExcludeFromDescription().RequireAccess(Access.Anyone);
    }
}

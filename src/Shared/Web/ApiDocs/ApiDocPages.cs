namespace ClickCart.Web.ApiDocs;

/// <summary>The API's document for people: a contents page, and a page per chapter whose calls can be tried.</summary>
internal static class ApiDocPages
{
    public static void MapApiDocs(this IEndpointRouteBuilder app)
    {
        app.Shop().MapGet("/docs", async (ApiReference api) => Pages.Show(typeof(ApiContentsPage), await api.ChaptersAsync())).RequireAccess(Access.Anyone);
        app.Shop().MapGet("/docs/index.html", () => Results.Redirect("/docs", permanent: true)).RequireAccess(Access.Anyone);
        app.Shop().MapGet("/docs/{chapter}", async (string chapter, ApiReference api) =>
            (await api.ChaptersAsync()).FirstOrDefault(c => c.Address == chapter) is { } found
                ? Pages.Show(typeof(ApiChapterPage), found)
                : Results.NotFound()).RequireAccess(Access.Anyone);
    }
}

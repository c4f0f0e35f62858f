namespace ClickCart.Catalog.Categories;

internal static class FormerShelves
{
    /// <summary>On an address whose last part is the slug of a category: a slug that it had before leads to its present address for good.</summary>
    public static RouteHandlerBuilder LeadsFormerShelves(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        if (http.Request.RouteValues.GetValueOrDefault("category") is not string slug) return await next(context);
        var now = await http.RequestServices.GetRequiredService<CategoryTree>().PresentAsync(slug, http.RequestAborted);
        return now == slug ? await next(context) : new ProblemResult(Error.Moved(now));
    });
}

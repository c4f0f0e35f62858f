using Microsoft.AspNetCore.WebUtilities;

namespace ClickCart.Web.Lists;

/// <summary>Which pages are lists that staff may keep views of, and what of their addresses belongs to a view.</summary>
public sealed class ListPages(EndpointDataSource endpoints)
{
    /// <summary>The view that the caller did not choose: all rows, in the list's own order.</summary>
    public const string All = "all";

    /// <summary>What stands in an address beside filters, sort and columns.</summary>
    private static readonly string[] Passing = ["view", "cursor", "limit", "selected"];

    private HashSet<string>? _addresses;

    /// <summary>Whether this is the address of a list.</summary>
    public bool Has(string address) => (_addresses ??= [.. endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ListPageMetadata>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))]).Contains(address);

    /// <summary>What of an address a view keeps: filters, sort and columns, each name once and in one order, so that equal views are equal texts.</summary>
    /// <param name="query">With or without a question mark.</param>
    public static string QueryOf(string? query) => QueryHelpers.AddQueryString("",
        from value in QueryHelpers.ParseQuery(query)
        where !Passing.Contains(value.Key, StringComparer.Ordinal)
        let text = value.Value.ToString()
        where text.Length > 0
        orderby value.Key
        select KeyValuePair.Create(value.Key, (string?)text)).TrimStart('?');
}

/// <summary>On the endpoint of a list's page.</summary>
internal sealed record ListPageMetadata;

public static class ListPageRoutes
{
    /// <summary>The page is a list that staff may keep views of: whoever asks for it and nothing else is led to their default one.</summary>
    public static RouteHandlerBuilder AsList(this RouteHandlerBuilder page) => page.WithMetadata(new ListPageMetadata()).AddEndpointFilter(
        async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.Request.QueryString.HasValue || http.Features.Get<Forms.RefusedForm>() is not null) return await next(context);
            var views = await http.RequestServices.GetRequiredService<IListViews>().OfAsync(http.Request.Path, http.RequestAborted);
            return views.FirstOrDefault(v => v.IsDefault) is { } view ? Pages.To(view.Address) : await next(context);
        });
}

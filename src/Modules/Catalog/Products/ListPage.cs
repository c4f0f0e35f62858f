namespace ClickCart.Catalog.Products;

/// <summary>A page of the shop's list, with the ways to the next and to the one before.</summary>
/// <param name="Start">How many come before it, as they were counted while somebody paged here.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, string? Next, string? Previous, int Start)
{
    /// <param name="page">What was asked for.</param>
    /// <param name="sort">The list's order.</param>
    /// <param name="from">Behind which row, or before which; null at the start of the list.</param>
    /// <param name="rows">Those found from there on, one more than a page holds where there are more.</param>
    public static ListPage<T> Of(PageRequest page, ProductSort sort, SortKey? from, IReadOnlyList<Sorted<T>> rows)
    {
        var (isBack, more) = (from is { Back: true }, rows.Count > page.Limit);
        var shown = rows.Take(page.Limit).ToList();
        if (isBack) shown.Reverse();
        var start = from is not { } key || (isBack && !more) ? 0 : Math.Clamp(isBack ? key.Position - shown.Count : key.Position, 0, int.MaxValue / 2);
        if (shown.Count == 0) return new([], null, null, start);
        return new(
            shown.ConvertAll(r => r.Item),
            isBack || more ? PageRequest.CursorOf(shown[^1].KeyOf(sort) with { Position = start + shown.Count }) : null,
            isBack ? (more ? Before() : null) : (from is null ? null : Before()),
            start);

        string Before() => PageRequest.CursorOf(shown[0].KeyOf(sort) with { Position = start, Back = true });
    }
}

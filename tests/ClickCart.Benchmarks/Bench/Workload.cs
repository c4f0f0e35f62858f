namespace ClickCart.Benchmarks.Bench;

/// <summary>What the users of a verb do.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Latency">What the percentiles are of.</param>
/// <param name="Goal">The ratio to the limit that is aimed at on SQLite.</param>
/// <param name="Buying">How many of a user's steps are purchases, of one.</param>
/// <param name="Page">The address of a look around.</param>
internal sealed record Workload(
    string Verb, string Unit, string Latency, double? Goal, double Buying, Func<Random, ShopWindow, string>? Page = null)
{
    /// <summary>Goods that are the same in all carts, for a race; null: two that are picked for each.</summary>
    public string? HotItem { get; init; }

    /// <summary>A purchase ends, for the percentiles and for its user, at the doorstep.</summary>
    public bool ToTheDoor => Verb is "lifecycle" or "race";

    public static readonly IReadOnlyList<Workload> All =
    [
        new("browse", "requests", "a list of 20", 0.5, 0, List),
        new("product", "requests", "a product", 0.6, 0, Product),
        new("search", "requests", "a search", 0.5, 0, Search),
        new("checkout", "orders", "cart to accepted order, five requests", 0.3, 1),
        new("lifecycle", "orders", "cart to doorstep", 0.3, 1),
        new("mixed", "steps", "browsing while buying", null, 0.05, Visit),
        new("race", "orders", "cart to doorstep", 0.3, 1),
    ];

    /// <summary>The browsing of <c>mixed</c> by itself, to compare with.</summary>
    public Workload Alone => this with { Buying = 0 };

    private static string List(Random random, ShopWindow shop) => random.Next(3) switch
    {
        0 => "/products?limit=20",
        1 => $"/products?category={random.Of(shop.Categories)}&limit=20",
        _ => $"/products?category={random.Of(shop.Categories)}&sort=price&limit=20",
    };

    private static string Product(Random random, ShopWindow shop) => $"/products/{random.Of(shop.Slugs)}";

    private static string Search(Random random, ShopWindow shop) => $"/products?q={random.Of(shop.Words)}&limit=20";

    /// <summary>How a visitor looks around: lists, the shelves, a search, what is in stock, and mostly products.</summary>
    private static string Visit(Random random, ShopWindow shop) => random.Next(8) switch
    {
        0 or 1 => List(random, shop),
        2 => "/categories",
        3 => Search(random, shop),
        4 => $"/availability?sku={random.Of(shop.Skus)}&sku={random.Of(shop.Skus)}",
        _ => Product(random, shop),
    };
}

internal static class Picking
{
    public static T Of<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

namespace ClickCart.Inventory.StockItems;

/// <summary>The bounds of <c>?sku=A&amp;sku=B</c>.</summary>
internal static class AskedSkus
{
    public const int Max = 100;

    public static Error? Refusal(IReadOnlyCollection<string> skus) =>
        skus.Count is 0 or > Max ? Error.Malformed($"Ask for 1 to {Max} SKUs: ?sku=A&sku=B.")
        : skus.Any(string.IsNullOrWhiteSpace) ? Error.Malformed("A sku is empty.")
        : null;
}

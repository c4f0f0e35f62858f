using System.Globalization;
using ClickCart.Catalog.Contracts;

namespace ClickCart.Notifications.BackInStock;

/// <summary>What the templates of both mails about a wish may read.</summary>
internal sealed class WishMail(ServerAddress server, ICatalog catalog)
{
    /// <summary>Where a wish is confirmed and withdrawn.</summary>
    public string LinkOf(string secret) => $"{server.Public}/back-in-stock/{secret}";

    public string PageOf(CatalogItem item) => $"{server.Public}/products/{item.ProductSlug}?sku={Uri.EscapeDataString(item.Sku)}";

    /// <param name="item">In the language of who reads it.</param>
    /// <param name="url">Of the mail's one button.</param>
    public IReadOnlyDictionary<string, object?> ModelOf(CatalogItem item, string url) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["product"] = item.Name,
        ["sku"] = item.Sku,
        ["price"] = item.Price,
        ["image_url"] = item.ImageUrl is { } picture ? server.Public + picture : null,
        ["product_url"] = PageOf(item),
        ["url"] = url,
        ["days"] = (int)StockWish.Kept.TotalDays,
    };

    /// <summary>The SKU as the shop calls it in that language; null when it is not sold any more.</summary>
    public async Task<CatalogItem?> FindAsync(string sku, string language, CancellationToken ct)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return (await catalog.FindAsync([sku], ct)).GetValueOrDefault(sku);
    }
}

using System.Globalization;
using ClickCart.Catalog.Contracts;

namespace ClickCart.Notifications.BackInStock;

/// <summary>What the templates of both mails about an entry of the waiting list may read.</summary>
internal sealed class WaitlistMail(ServerAddress server, ICatalog catalog)
{
    /// <summary>Where an entry is confirmed and withdrawn.</summary>
    public string LinkOf(string secret) => $"{server.Public}/back-in-stock/{secret}";

    private string PageOf(CatalogItem item) => $"{server.Public}/products/{item.ProductSlug}?sku={Uri.EscapeDataString(item.Sku)}";

    /// <param name="item">In the language of who reads it.</param>
    /// <param name="link">Confirms the entry; null: leads to the product.</param>
    public IReadOnlyDictionary<string, object?> ModelOf(CatalogItem item, string? link = null) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["product"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = item.Name,
            ["sku"] = item.Sku,
            ["price"] = item.Price,
            ["url"] = PageOf(item),
        },
        ["link"] = link ?? PageOf(item),
        ["days"] = (int)WaitlistEntry.Kept.TotalDays,
    };

    /// <summary>The SKU as the shop calls it in that language; null when it is not sold any more.</summary>
    public async Task<CatalogItem?> FindAsync(string sku, string language, CancellationToken ct)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return (await catalog.FindAsync([sku], ct)).GetValueOrDefault(sku);
    }
}

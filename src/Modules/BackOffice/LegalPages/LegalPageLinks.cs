using Microsoft.Extensions.Options;
using static ClickCart.Web.Texts;

namespace ClickCart.BackOffice.LegalPages;

/// <summary>Links to the legal pages that have a text, at the foot of every page of the shop.</summary>
internal sealed class LegalPageLinks(IOptionsSnapshot<ShopPages> pages) : IShopMenu
{
    public Task<IReadOnlyList<ShopMenuEntry>> EntriesAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<ShopMenuEntry>>(
    [
        .. ShopPage.All.Index().Where(p => pages.Value.TextOf(p.Item) is not null)
            .Select(p => new ShopMenuEntry(60 + p.Index, p.Item.Address, T(p.Item.Title), ShopMenuPlace.Footer)),
    ]);
}

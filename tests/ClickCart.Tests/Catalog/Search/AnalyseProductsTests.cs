using ClickCart.Catalog;
using ClickCart.Catalog.Search;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Tests.Catalog.Search;

public sealed class AnalyseProductsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task What_was_saved_under_older_rules_is_found_by_those_of_today()
    {
        var word = "Weiß" + string.Concat(Guid.CreateVersion7().ToString("n")[20..].Select(c => (char)('a' + c % 26)));
        await ProductAsync(name: word);
        await using var scope = Shop.Services.CreateAsyncScope();
        var documents = scope.ServiceProvider.GetRequiredService<CatalogDbContext>().SearchDocuments;
        var now = SearchText.Index([word]);
        (await documents.Where(d => d.Name.Contains(now.Trim())).ExecuteUpdateAsync(d => d.SetProperty(x => x.Name, " weiß").SetProperty(x => x.Version, 0)))
            .ShouldBe(1);

        await Shop.RunAsync<AnalyseProducts>();
        (await FoundAsync(word)).ShouldBe(1);
        (await documents.CountAsync(d => d.Version < SearchText.Version)).ShouldBe(0);
    }

    private async Task<int> FoundAsync(string word) =>
        (await Guest.GetAsync($"/products?q={Uri.EscapeDataString(word)}")).ShouldBe(200)["items"].GetArrayLength();
}

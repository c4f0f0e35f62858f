namespace ClickCart.Tests.Catalog.Search;

public sealed class ShowRobotsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task What_is_somebodys_own_is_closed_and_the_sitemap_is_named()
    {
        var lines = (await Guest.GetAsync("~/robots.txt")).ShouldBe(200).Text.Split('\n');
        lines[0].ShouldBe("User-agent: *");
        foreach (var path in new[] { "/cart", "/checkout", "/account", "/admin", "/api/" }) lines.ShouldContain("Disallow: " + path);
        lines.ShouldContain($"Sitemap: {Shop.ClientOptions.BaseAddress}sitemap.xml");
    }
}

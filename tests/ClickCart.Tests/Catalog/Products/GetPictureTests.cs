using System.Xml.Linq;

namespace ClickCart.Tests.Catalog.Products;

public sealed class GetPictureTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Every_product_of_the_shop_has_a_picture_that_browsers_keep()
    {
        foreach (var url in (await AllPagesAsync(Guest, "/products?limit=100")).Select(p => Text(p, "imageUrl"))
            .Where(u => u.StartsWith("/images/products/", StringComparison.Ordinal)).Distinct())
        {
            var picture = (await Guest.GetAsync("~" + url)).ShouldBe(200);
            picture.ContentHeaders.ContentType!.MediaType.ShouldBe("image/svg+xml");
            picture.Headers.CacheControl!.ToString().ShouldContain("immutable");
            XDocument.Parse(picture.Text).Root!.Name.LocalName.ShouldBe("svg");
            picture.Text.ShouldNotContain("style=");
            picture.Text.ShouldNotContain("<script");
        }
    }

    [Theory]
    [InlineData("mug-teal-tartan")]
    [InlineData("mug-octarine-plain")]
    [InlineData("dragon-teal-plain")]
    [InlineData("..%2f..-teal-plain")]
    public async Task What_is_not_drawn_is_not_found(string name) => (await Guest.GetAsync($"~/images/products/{name}.svg")).ShouldBeProblem(404, "not-found");
}

using ClickCart.Catalog.Products;

namespace ClickCart.Tests.Catalog.Products;

public sealed class ListPriceChangesTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Each_change_of_a_price_says_who_and_from_what_to_what()
    {
        var (sku, other) = (Sku(), Sku());
        var product = await CreateAsync("Rope", variants: [Variant(sku, 1000), Variant(other, 2000, "two")]);
        var path = $"/admin/products/{product["id"].GetString()}";
        var etag = product.ETag;
        foreach (var price in new[] { 1100, 1100, 900 })
            etag = (await Admin.PutAsync(path, Body("Rope", variants: [Variant(sku, price), Variant(other, 2000, "two")]), etag)).ShouldBe(200).ETag;

        var changes = await AllPagesAsync(Admin, $"{path}/price-changes?limit=1");
        changes.ConvertAll(c => (Text(c, "sku"), c.GetProperty("from").GetProperty("amount").GetInt64(), c.GetProperty("to").GetProperty("amount").GetInt64()))
            .ShouldBe([(sku, 1100L, 900L), (sku, 1000L, 1100L)]);
        Text(changes[0], "actor").ShouldBe(Shop.AdminEmail);
        (await Admin.GetAsync($"/admin/products/{Guid.CreateVersion7()}/price-changes")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public void Each_change_comes_after_the_one_before_also_when_the_clock_is_set_back()
    {
        var (at, ids) = (new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), new Ids(TimeProvider.System));
        var product = new Product(ids.New(), "rope", Costing(1000), new HashSet<string>(), at, []);
        foreach (var (price, minutes) in ((long, int)[])[(1100, 5), (900, -10), (700, -9)])
            product.Revise("rope", Costing(price), new HashSet<string>(), new Edit("staff", at.AddMinutes(minutes), ids));
        product.PriceChanges.OrderBy(c => c.At).Select(c => c.ToAmount).ShouldBe([1100, 900, 700]);
        product.PriceChanges.Select(c => c.At).Distinct().Count().ShouldBe(3);

        static ProductFacts Costing(long price) => new("Rope", "", "home", ProductStatus.Active, [], [new("ROPE", "one", new(price, "USD"), 100)]);
    }
}

namespace ClickCart.Tests.Catalog.Products;

public sealed class ReviseProductTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_change_raises_the_version_by_one_and_stale_ones_are_refused()
    {
        var (kept, dropped, added) = (Sku(), Sku(), Sku());
        var product = await CreateAsync("Shelf", variants: [Variant(kept), Variant(dropped, name: "two")]);
        var path = $"/admin/products/{product["id"].GetString()}";
        var body = Body("Shelf, tall", variants: [Variant(kept, 1200, "low"), Variant(added, 900, "high")]);

        (await Admin.PutAsync(path, body)).ShouldBeProblem(428, "precondition-required");
        var revised = (await Admin.PutAsync(path, body, product.ETag)).ShouldBe(200);
        revised.ETag.ShouldBe("\"2\"");
        revised["slug"].GetString().ShouldBe(product["slug"].GetString());
        (await Admin.PutAsync(path, body, product.ETag)).ShouldBeProblem(412, "stale-version");

        var seen = (await Guest.GetAsync($"/products/{product["slug"].GetString()}")).ShouldBe(200);
        seen["variants"].EnumerateArray().Select(v => (Text(v, "sku"), Text(v, "name"))).ShouldBe([(kept, "low"), (added, "high")]);
        await CreateAsync("Takes the free SKU", variants: [Variant(dropped)]);
    }

    [Fact]
    public async Task Of_two_edits_at_once_one_wins()
    {
        var product = await CreateAsync("Door");
        var path = $"/admin/products/{product["id"].GetString()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Admin.PutAsync(path, Body($"Door {i}"), product.ETag)));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1);
        foreach (var refused in answers.Where(a => (int)a.Status != 200)) refused.ShouldBeProblem(412, "stale-version");
        (await Admin.GetAsync(path)).ETag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task What_others_hold_is_refused()
    {
        var (sku, slug) = (Sku(), Word());
        await CreateAsync("First", slug: slug, variants: [Variant(sku)]);
        var second = await CreateAsync("Second");
        var path = $"/admin/products/{second["id"].GetString()}";
        (await Admin.PutAsync(path, Body("Second", variants: [Variant(sku)]), second.ETag)).ShouldBeProblem(409, "sku-taken");
        (await Admin.PutAsync(path, Body("Second", slug: slug), second.ETag)).ShouldBeProblem(409, "slug-taken");
        (await Admin.PutAsync(path, Body("Second", "no-such-shelf"), second.ETag)).ShouldBeInvalid("category");
        (await Admin.PutAsync($"/admin/products/{Guid.CreateVersion7()}", Body("Second"), "\"1\"")).ShouldBeProblem(404, "not-found");
    }
}

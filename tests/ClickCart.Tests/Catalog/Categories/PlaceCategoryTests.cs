namespace ClickCart.Tests.Catalog.Categories;

public sealed class PlaceCategoryTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Categories_change_places_among_their_own()
    {
        var (above, a, b, c) = (Word(), Word(), Word(), Word());
        (await Admin.PostAsync("/admin/categories", new { name = "Above", slug = above })).ShouldBe(201);
        foreach (var slug in new[] { a, b, c }) (await Admin.PostAsync("/admin/categories", new { name = slug, slug, parent = above })).ShouldBe(201);
        (await OrderAsync(above)).ShouldBe([a, b, c]);
        (await Admin.PostAsync($"/admin/categories/{c}/position", new { position = 0 })).ShouldBe(200)["position"].GetInt32().ShouldBe(0);
        (await OrderAsync(above)).ShouldBe([c, a, b]);
        (await Admin.PostAsync($"/admin/categories/{c}/position", new { position = 99 })).ShouldBe(200)["position"].GetInt32().ShouldBe(2);
        (await Admin.PostAsync($"/admin/categories/{c}/position", new { position = -1 })).ShouldBeInvalid("position");
        (await Admin.PostAsync($"/admin/categories/{Word()}/position", new { position = 0 })).ShouldBeProblem(404, "not-found");

        using var office = await Shop.OfficeAsync("/admin/categories");
        (await office.PressAsync($"{c} earlier")).ShouldBe(200);
        (await OrderAsync(above)).ShouldBe([a, c, b]);
    }

    private async Task<List<string>> OrderAsync(string above) => [.. (await Guest.GetAsync("/categories")).ShouldBe(200)["items"].EnumerateArray()
        .Single(n => Text(n, "slug") == above).GetProperty("children").EnumerateArray().Select(n => Text(n, "slug"))];
}

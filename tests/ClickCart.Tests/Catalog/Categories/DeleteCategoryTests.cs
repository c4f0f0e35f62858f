namespace ClickCart.Tests.Catalog.Categories;

public sealed class DeleteCategoryTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Products_go_where_the_caller_says_categories_where_it_lay_and_its_address_leads_there()
    {
        var (above, gone, inside, target) = (Word(), Word(), Word(), Word());
        await MakeAsync(above);
        await MakeAsync(gone, above);
        await MakeAsync(inside, gone);
        await MakeAsync(target);
        var product = await CreateAsync("Homeless", gone);
        (await Admin.SendAsync(HttpMethod.Delete, $"/admin/categories/{gone}")).ShouldBeProblem(409, "category-in-use");
        foreach (var wrong in new[] { gone, Word() })
            (await Admin.SendAsync(HttpMethod.Delete, $"/admin/categories/{gone}?productsTo={wrong}")).ShouldBeInvalid("productsTo");
        (await Admin.SendAsync(HttpMethod.Delete, $"/admin/categories/{gone}?productsTo={target}")).ShouldBe(204);

        var seen = (await Admin.GetAsync($"/admin/products/{product["id"].GetString()}")).ShouldBe(200);
        (Text(seen.Json, "category"), seen.ETag).ShouldBe((target, "\"2\""));
        Text((await Admin.GetAsync($"/admin/categories/{inside}")).ShouldBe(200).Json, "parent").ShouldBe(above);
        (await MovedToAsync($"/shelves/{gone}")).ShouldBe($"/shelves/{target}");
        (await Admin.SendAsync(HttpMethod.Delete, $"/admin/categories/{gone}")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task An_empty_one_is_deleted_on_its_page()
    {
        var slug = Word();
        await MakeAsync(slug);
        using var office = await Shop.OfficeAsync($"/admin/categories/{slug}");
        (await office.PressAsync($"Delete {slug}")).ShouldBe(200).ShouldShow("The category is deleted.");
        (await Admin.GetAsync($"/admin/categories/{slug}")).ShouldBeProblem(404, "not-found");
    }

    private async Task MakeAsync(string slug, string? parent = null) =>
        (await Admin.PostAsync("/admin/categories", new { name = slug, slug, parent })).ShouldBe(201);
}

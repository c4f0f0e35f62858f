namespace ClickCart.Tests.Catalog.Products;

public sealed class TaxClassTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_product_is_of_the_standard_class_until_it_says_another_and_keeps_that()
    {
        var made = await CreateAsync("Bread");
        made["taxClass"].GetString().ShouldBe("standard");
        var path = $"/admin/products/{made["id"].GetString()}";
        object Said(string? taxClass) => new
        {
            name = "Bread",
            category = "home",
            status = "active",
            taxClass,
            variants = new[] { new { sku = Text(made["variants"][0], "sku"), price = new { amount = 300, currency = "EUR" }, weightGrams = 500 } },
        };
        var reduced = (await Admin.PutAsync(path, Said("reduced"), made.ETag)).ShouldBe(200);
        reduced["taxClass"].GetString().ShouldBe("reduced");
        var kept = (await Admin.PutAsync(path, Said(null), reduced.ETag)).ShouldBe(200);
        kept["taxClass"].GetString().ShouldBe("reduced");
        foreach (var wrong in new[] { "luxury", "Reduced", "" }) (await Admin.PutAsync(path, Said(wrong), kept.ETag)).ShouldBeInvalid("taxClass");
    }

    [Fact]
    public async Task The_form_shows_the_class_and_takes_it()
    {
        var made = await CreateAsync("Novel");
        using var office = await Shop.OfficeAsync($"/admin/products/{made["id"].GetString()}");
        office.Page.QuerySelector("[name=taxClass] option[selected]")!.GetAttribute("value").ShouldBe("standard");
        (await office.PressAsync("Save the product", ("taxClass", "zero"))).ShouldBe(200).ShouldShow("The product is saved.");
        (await Admin.GetAsync($"/admin/products/{made["id"].GetString()}"))["taxClass"].GetString().ShouldBe("zero");
    }

    [Fact]
    public async Task A_table_says_it_in_a_column_that_may_be_missing()
    {
        var (book, lamp, tea) = (Sku(), Sku(), Sku());
        const string header = "sku,name,category,price,currency,weightGrams";
        var answer = (await Admin.PostCsvAsync("/admin/products/import",
            $"{header},taxClass\n{book},Book,home,10,EUR,300,Reduced\n{lamp},Lamp,home,10,EUR,300,\n{tea},Tea,home,10,EUR,300,cheap\n")).ShouldBe(200);
        Text(answer["rejected"][0], "error").ShouldBe("taxClass: standard, reduced, zero, none or nothing");
        (await ClassOfAsync(book), await ClassOfAsync(lamp)).ShouldBe(("reduced", "standard"));
        (await Admin.PostCsvAsync("/admin/products/import", $"{header}\n{book},Book,home,11,EUR,300\n")).ShouldBe(200);
        (await ClassOfAsync(book)).ShouldBe("reduced");
        (await Admin.PostCsvAsync("/admin/products/import", $"sku,taxClass\n{book},none\n")).ShouldBe(200)["updated"].GetInt32().ShouldBe(1);
        (await ClassOfAsync(book)).ShouldBe("none");
        var table = (await Admin.GetAsync("/admin/products/export")).Text;
        table.Split("\r\n").Single(l => l.StartsWith(book, StringComparison.Ordinal)).ShouldContain(",active,,,none,");

        async Task<string> ClassOfAsync(string sku) => Text((await Admin.GetAsync(
            $"/admin/products/{Text((await AllPagesAsync(Admin, $"/admin/products?q={sku}&limit=5")).ShouldHaveSingleItem(), "id")}")).Json, "taxClass");
    }
}

using System.Text;

namespace ClickCart.BrowserTests.Owner;

public sealed class KeepProductsTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><script>alert(1)</script><circle cx="20" cy="20" r="18" fill="#17604b"/></svg>""";

    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task A_table_is_imported_and_its_bad_lines_are_named(Screen screen, bool scripts)
    {
        var sku = $"B-{Guid.CreateVersion7():n}"[..20].ToUpperInvariant();
        var owner = await OwnerAsync("/admin/products", screen, scripts);
        await owner.FollowAsync("Import");
        await owner.Page.GetByLabel("CSV file").SetInputFilesAsync(new FilePayload
        {
            Name = "autumn.csv",
            MimeType = "text/csv",
            Buffer =
                Encoding.UTF8.GetBytes($"sku,name,description,category,price,currency,weightGrams,stock\n{sku},Autumn "
                    + $"{sku},,Kitchen,14.50,USD,80,25\nX-{sku},Broken,,Kitchen,ten,USD,80,1\n"),
        });
        await owner.PressAsync("Upload and import");
        // With scripts the page follows the import by itself; without, it is asked for again.
        if (!scripts) await Eventually.TrueAsync(async () =>
        {
            await owner.GoAsync(owner.Path);
            return await owner.Page.GetByRole(AriaRole.Link, new() { Name = "To the products" }).IsVisibleAsync();
        }, "the import has ended");
        await owner.ShouldSeeAsync("Bad lines");
        await owner.ShouldSeeAsync("price: a number in major units");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Link, new() { Name = "To the products" })).ToBeVisibleAsync();
        await owner.CheckAsync();
        await owner.GoAsync($"/admin/products?q={sku}");
        await owner.ShouldSeeAsync($"Autumn {sku}");
    }

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_price_is_edited_and_its_history_shown(Screen screen)
    {
        var sku = await ProductAsync(price: 1900);
        var owner = await OwnerAsync($"/admin/products?q={sku}", screen);
        await owner.FollowAsync($"Test {sku}");
        await owner.FillAsync("Price", "21.50");
        await owner.PressAsync("Save the product");
        await owner.ShouldSeeAsync("The product is saved.");
        await owner.FollowAsync("All price changes");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("$21.50");
    }

    [Fact]
    public async Task Two_edits_at_once_are_told_apart_and_nothing_typed_is_lost()
    {
        var sku = await ProductAsync(price: 1900);
        var mine = await OwnerAsync($"/admin/products?q={sku}");
        await mine.FollowAsync($"Test {sku}");
        var theirs = await OwnerAsync(mine.Path);
        await theirs.FillAsync("Price", "18");
        await theirs.PressAsync("Save the product");

        await mine.FillAsync("Description", "What I typed.");
        await mine.PressAsync("Save the product");
        await mine.ShouldSeeAsync("Somebody saved this product while you were editing");
        await mine.ShouldSeeAsync("one, $18.00, 250 g");
        await Assertions.Expect(mine.Page.GetByLabel("Description", new() { Exact = true })).ToHaveValueAsync("What I typed.");
        await mine.PressAsync("Save the product");
        await mine.ShouldSeeAsync("The product is saved.");
    }

    [Fact]
    public async Task A_picture_is_uploaded_and_a_variant_added()
    {
        var sku = await ProductAsync();
        var owner = await OwnerAsync($"/admin/products?q={sku}");
        await owner.FollowAsync($"Test {sku}");
        await owner.Page.GetByLabel("Add pictures").SetInputFilesAsync(
            new FilePayload { Name = "circle.svg", MimeType = "image/svg+xml", Buffer = Encoding.UTF8.GetBytes(Svg) });
        await owner.PressAsync("Upload");
        await owner.ShouldSeeAsync("The picture is added.");
        (await owner.Page.EvaluateAsync<bool>("[...document.images].every(i => i.complete && i.naturalWidth > 0)")).ShouldBeTrue("every picture shows");

        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Another variant" }).ClickAsync();
        await owner.CheckAsync();
        foreach (var (label, text) in new[] { ("SKU", sku + "-2"), ("Name", "two"), ("Price", "25"), ("Weight, g", "300") })
            await owner.Page.GetByRole(AriaRole.Group, new() { Name = "New variant 2" }).GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await owner.PressAsync("Save the product");
        await owner.ShouldSeeAsync("The product is saved.");
        (await owner.Page.Locator($"input[value='{sku}-2']").CountAsync()).ShouldBe(1);
    }
}

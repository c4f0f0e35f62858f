namespace ClickCart.BrowserTests.Shopper;

public sealed class BrowseTests(SharedShop shop, Chromium chromium) : Walk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, true)]
    [InlineData(Screen.Desktop, false)]
    public async Task A_shopper_finds_a_pan_from_the_front_by_shelf_search_and_filter(Screen screen, bool scripts)
    {
        var visitor = await VisitorAsync(screen, scripts);
        await visitor.GoAsync("/");
        await visitor.ToPageAsync(() => visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Shelves" }).GetByText("Kitchen & table").ClickAsync());
        visitor.Path.ShouldBe("/shelves/kitchen");

        await visitor.FillAsync("Search the shop", "skillet");
        await visitor.ToPageAsync(() => visitor.Page.GetByLabel("Search the shop").PressAsync("Enter"));
        await visitor.ShouldSeeAsync("Cast-iron skillet");

        if (screen is Screen.Phone) await visitor.Page.Locator(".filter-panel summary").ClickAsync();
        await visitor.Page.GetByLabel("From", new() { Exact = true }).Locator("visible=true").FillAsync("5000");
        await visitor.ToPageAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).Locator("visible=true").ClickAsync());
        await visitor.ShouldSeeAsync("Nothing found");
        await visitor.FollowAsync("Remove the filter from 5000");
        await visitor.FollowAsync("Cast-iron skillet");
        visitor.Path.ShouldBe("/products/cast-iron-skillet");
        await visitor.ShouldSeeAsync("In stock");
    }

    [Fact]
    public async Task Stock_is_live_on_the_page_of_a_product()
    {
        var name = $"Lamp {NewKey()}";
        var sku = await ProductAsync(stock: 40, name: name);
        var slug = (await Guest.GetAsync($"/products?q={name}")).ShouldBe(200)["items"][0].GetProperty("slug").GetString();
        var visitor = await VisitorAsync();
        await visitor.GoAsync($"/products/{slug}");
        await visitor.ShouldSeeAsync("In stock");
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -37, reason = "counted" }, NewKey())).ShouldBe(201);
        await visitor.ShouldSeeAsync("Only 3 left");
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = -3, reason = "counted" }, NewKey())).ShouldBe(201);
        await visitor.ShouldSeeAsync("Sold out");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" })).ToBeDisabledAsync();
        await visitor.CheckAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/products/harbour-stoneware-mug")]
    public async Task The_first_pages_are_light(string address)
    {
        var visitor = await VisitorAsync();
        var bytes = 0;
        visitor.Page.RequestFinished += async (_, request) =>
        {
            if (request.ResourceType is not "image" and not "eventsource" && await request.SizesAsync() is { } sizes) Interlocked.Add(ref bytes,
                sizes.ResponseBodySize + sizes.ResponseHeadersSize);
        };
        await visitor.GoAsync(address);
        await Eventually.TrueAsync(() => Task.FromResult(bytes > 0), "sizes are known");
        bytes.ShouldBeLessThan(100_000);
    }
}

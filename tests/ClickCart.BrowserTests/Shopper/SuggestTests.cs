namespace ClickCart.BrowserTests.Shopper;

public sealed class SuggestTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_search_field_suggests_while_one_types_and_is_used_by_keyboard(Screen screen)
    {
        var visitor = await VisitorAsync(screen);
        await visitor.GoAsync("/");
        var field = visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the shop" });
        var list = visitor.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" });
        await field.PressSequentiallyAsync("teap");
        await Assertions.Expect(list.GetByRole(AriaRole.Option, new() { Name = "Willow teapot" })).ToBeVisibleAsync();
        await visitor.CheckAsync();

        await field.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveValueAsync("teapot");
        (await field.GetAttributeAsync("aria-activedescendant")).ShouldBe("suggestion-0");
        await field.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await Assertions.Expect(field).ToHaveValueAsync("teap");

        await field.PressAsync("ArrowDown");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await field.PressAsync("ArrowUp");
        await visitor.ToPageAsync(() => field.PressAsync("Enter"));
        visitor.Path.ShouldStartWith("/products/");

        await field.FillAsync("willow");
        await visitor.ToPageAsync(() => list.GetByRole(AriaRole.Option, new() { Name = "Willow teapot" }).ClickAsync());
        visitor.Path.ShouldBe("/products/willow-teapot");
        await field.FillAsync("mug");
        await visitor.ToPageAsync(() => field.PressAsync("Enter"));
        visitor.Path.ShouldBe("/products?q=mug");
    }
}

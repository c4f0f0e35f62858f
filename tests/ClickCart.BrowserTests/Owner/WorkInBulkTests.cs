namespace ClickCart.BrowserTests.Owner;

public sealed class WorkInBulkTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Fact]
    public async Task An_admin_selects_orders_by_keyboard_and_by_ranges_tags_them_and_sees_the_report_come()
    {
        var sku = await ProductAsync();
        for (var i = 0; i < 3; i++) await OrderAsync(Guest, sku);
        var owner = await OwnerAsync($"/admin/orders?q={sku}");
        var boxes = owner.Page.Locator(".list tbody input[type=checkbox]");
        await boxes.Nth(0).FocusAsync();
        await owner.Page.Keyboard.PressAsync("Space");
        await owner.ShouldSeeAsync("1 selected");
        await owner.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await owner.Page.Keyboard.PressAsync("Shift+ArrowDown");
        await owner.ShouldSeeAsync("3 selected");
        await owner.Page.Keyboard.PressAsync("ArrowUp");
        await owner.Page.Keyboard.PressAsync("Space");
        await owner.ShouldSeeAsync("2 selected");
        // A range becomes what the box clicked at its end becomes.
        await boxes.Nth(2).UncheckAsync();
        await boxes.Nth(0).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        (await owner.Page.Locator(".list tbody input:checked").CountAsync()).ShouldBe(0);
        await boxes.Nth(0).ClickAsync();
        await boxes.Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await owner.ShouldSeeAsync("3 selected");

        await owner.PressAsync("Work on selected…");
        await owner.Page.GetByLabel("Tag", new() { Exact = true }).CheckAsync();
        await owner.Page.GetByLabel("Tags", new() { Exact = true }).FillAsync("By hand, Look");
        await owner.PressAsync("Do it with these 3 orders");
        await owner.ShouldSeeAsync("Back to the orders");
        await owner.CheckAsync();
        await owner.GoAsync($"/admin/orders?tag=by+hand&q={sku}");
        (await owner.Page.GetByRole(AriaRole.Link, new() { Name = "look", Exact = true }).CountAsync()).ShouldBe(3);
    }
}

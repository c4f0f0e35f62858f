namespace ClickCart.BrowserTests.Owner;

public sealed class KeepPromotionsTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task A_promotion_is_made_seen_by_a_shopper_with_its_reason_and_ended(Screen screen, bool scripts)
    {
        var (name, sku) = ($"Sale {NewKey()[^8..]}", await ProductAsync(price: 2000));
        var owner = await OwnerAsync("/admin/promotions", screen, scripts);
        await owner.FollowAsync("New promotion");
        await owner.FillAsync("Name", name);
        await owner.FillAsync("Percent off", "100");
        await owner.FillAsync("Buy", "2");
        await owner.FillAsync("Only for these SKUs", sku);
        await owner.CheckAsync();
        await owner.PressAsync("Create the promotion");
        await owner.ShouldSeeAsync("Say how many to buy and how many to get, or neither.");
        await owner.FillAsync("Get", "1");
        await owner.PressAsync("Create the promotion");
        await owner.ShouldSeeAsync("The promotion is there.");

        var shopper = await VisitorAsync(screen, scripts);
        for (var i = 0; i < 3; i++)
        {
            await shopper.GoAsync($"/products?q={sku}");
            await shopper.FollowAsync($"Test {sku}");
            await shopper.PressAsync("Add to cart");
        }
        await shopper.ShouldSeeAsync(name);
        await shopper.ShouldSeeAsync("$40.00");
        await shopper.Page.GetByText("Why?").ClickAsync();
        await shopper.ShouldSeeAsync("Buy 2, get 1 free. You buy 2 and more.");
        await shopper.CheckAsync();

        await owner.GoAsync($"/admin/promotions?q={name}");
        await owner.FollowAsync(name);
        await owner.Page.GetByText("End this promotion…").ClickAsync();
        await owner.PressAsync("End it now");
        await owner.ShouldSeeAsync("The promotion has ended.");
        await shopper.GoAsync("/cart");
        await shopper.ShouldSeeAsync("$60.00");
    }
}

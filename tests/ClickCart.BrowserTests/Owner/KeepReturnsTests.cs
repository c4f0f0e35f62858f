namespace ClickCart.BrowserTests.Owner;

public sealed class KeepReturnsTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task Things_are_sent_back_looked_at_and_paid_back_and_one_wish_is_withdrawn(Screen screen, bool scripts)
    {
        var name = $"Tea caddy {NewKey()[^8..]}";
        var order = await OrderAsync(Guest, await ProductAsync(2000, name: name), 3);
        await DeliveredAsync(Guest, order);
        var number = order["number"].GetString()!;

        var customer = await VisitorAsync(screen, scripts);
        await customer.GoAsync("/orders/find");
        await customer.FillAsync("Order number", number);
        await customer.FillAsync("E-mail address", "guest@example.com");
        await customer.PressAsync("Find order");
        await customer.FollowAsync("Send something back");
        await customer.PressAsync("Ask for the return");
        await customer.ShouldSeeAsync("Say what is to come back.");
        await customer.FillAsync("How many?", "1");
        await customer.Page.GetByLabel("Why?").SelectOptionAsync("It arrived damaged");
        await customer.PressAsync("Ask for the return");
        await customer.ShouldSeeAsync("We have your wish, and answer soon.");
        await customer.PressAsync("Withdraw it");
        await customer.ShouldSeeAsync("Withdrawn by the customer.");
        await customer.FollowAsync("Send something back");
        await customer.FillAsync("How many?", "2");
        await customer.PressAsync("Ask for the return");

        var owner = await OwnerAsync("/admin/returns", screen, scripts);
        await owner.FollowAsync($"{number}-R2");
        await owner.PressAsync("Approve");
        await owner.ShouldSeeAsync("The return is approved.");
        await owner.FillAsync("Back to stock", "1");
        await owner.FillAsync("Write off", "1");
        await owner.FillAsync("Why written off", "Chipped.");
        await owner.PressAsync("Receive");
        await owner.ShouldSeeAsync("It is received.");
        await owner.FillAsync("Fee that the shop keeps", "2.50");
        await owner.PressAsync("See what it does");
        await owner.ShouldSeeAsync("$2.50");
        await owner.ToPageAsync(() => owner.Page.GetByRole(AriaRole.Button, new() { Name = "Refund $" }).ClickAsync());
        await owner.ShouldSeeAsync("The refund is decided.");
        await Eventually.TrueAsync(async () =>
        {
            await customer.GoAsync(customer.Path);
            return await customer.Page.GetByText("went back to you.").CountAsync() == 1;
        }, "the customer reads that the money went back");
    }
}

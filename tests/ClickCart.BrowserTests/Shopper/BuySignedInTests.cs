namespace ClickCart.BrowserTests.Shopper;

public sealed class BuySignedInTests(SharedShop shop, Chromium chromium) : ShoppingWalk(shop, chromium)
{
    private const string Password = "Correct-Horse-9-Battery";

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_customer_keeps_an_address_and_buys_again_with_one_button(Screen screen)
    {
        var visitor = await VisitorAsync(screen);
        await visitor.GoAsync("/register");
        await visitor.FillAsync("Your name", "Ada Buyer");
        await visitor.FillAsync("E-mail address", $"a{Guid.CreateVersion7():n}@example.com");
        await visitor.FillAsync("Password", Password);
        await visitor.PressAsync("Create account");
        await visitor.GoAsync("/orders");
        await visitor.GoAsync("/account/addresses");
        await visitor.FollowAsync("Add an address");
        await visitor.FillAsync("Full name", "Ada Buyer");
        await visitor.FillAsync("Street and house number", "388 Townsend St");
        await visitor.FillAsync("Postal code", "94107");
        await visitor.FillAsync("Town or city", "San Francisco");
        await visitor.FillAsync("State or province", "CA");
        await visitor.PressAsync("Save address");

        await PutInCartAsync(visitor, await ProductAsync());
        await visitor.FollowAsync("Go to checkout");
        await TypeCardAsync(visitor, GoodCard);
        await PayAsync(visitor);
        await visitor.ShouldSeeAsync("388 Townsend St");
        // Once the parcel has its page, no two links are too close to be met by a finger.
        await Eventually.TrueAsync(async () =>
        {
            await visitor.GoAsync(visitor.Path);
            return await visitor.Page.GetByText("Delivered. Enjoy!").IsVisibleAsync();
        }, "the order is delivered");
        await Assertions.Expect(visitor.Page.Locator(".parcels a")).ToHaveCountAsync(1);
        await visitor.GoAsync("/orders");
        await Assertions.Expect(visitor.Page.Locator(".order-list > li")).ToHaveCountAsync(1);
        await visitor.GoAsync("/account");
        await visitor.FollowAsync("Your password Change it now and then");
        await visitor.GoAsync("/account");
        await visitor.PressAsync("Sign out everywhere");
        await visitor.ShouldSeeAsync("signed out on all your devices");
    }

    [Fact]
    public async Task What_a_guest_put_into_the_cart_joins_the_accounts()
    {
        var (customer, email) = await Shop.CustomerAsync();
        await CartAsync(customer, (await ProductAsync(name: "Filled elsewhere"), 2));
        var visitor = await VisitorAsync();
        await PutInCartAsync(visitor, await ProductAsync(name: "Filled here"));
        await visitor.GoAsync("/sign-in?returnUrl=/cart");
        await visitor.FillAsync("E-mail address", email);
        await visitor.FillAsync("Password", "wrong");
        await visitor.PressAsync("Sign in");
        await visitor.FillAsync("Password", Password);
        await visitor.PressAsync("Sign in");
        await visitor.ShouldSeeAsync("Filled here");
        await visitor.ShouldSeeAsync("Filled elsewhere");
    }
}

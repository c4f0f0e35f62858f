namespace ClickCart.Tests.Ordering.Carts;

public sealed class AddCartItemTests(SharedShop shared) : BrowserTest(shared)
{
    [Fact]
    public async Task The_first_item_makes_the_cart_and_more_of_it_adds()
    {
        var sku = await ProductAsync(1999);
        await AddAsync(sku);
        await AddAsync(sku, 2);
        Browser.Address.AbsolutePath.ShouldBe("/cart");
        Browser.ShouldShow("It is in your cart.").ShouldShow("$59.97");
        Browser.Page.QuerySelector("[data-cart-count]")!.TextContent.ShouldStartWith("3");
        var cookie = Browser.Cookies["cart"]!;
        cookie.HttpOnly.ShouldBeTrue();
        (await Guest.GetAsync($"/carts/{cookie.Value}")).ShouldBe(200)["items"][0].GetProperty("quantity").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_form_sent_twice_puts_it_in_once()
    {
        var sku = await ProductAsync(1999);
        (string, string)[] form = [("sku", sku), ("quantity", "1"), ("_key", Guid.CreateVersion7().ToString())];
        await Browser.PostAsync("/cart/items", form);
        (await Browser.PostAsync("/cart/items", form)).ShouldBe(200).Address.AbsolutePath.ShouldBe("/cart");
        (await Guest.GetAsync($"/carts/{Browser.Cookies["cart"]!.Value}"))["items"][0].GetProperty("quantity").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_sold_or_no_number_is_refused_on_the_cart_page()
    {
        (await Browser.PostAsync("/cart/items", ("sku", "NO-SUCH"), ("quantity", "1"))).ShouldBe(422).ShouldShow("There is no SKU 'NO-SUCH' on sale.");
        (await Browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "many"))).ShouldBe(422);
        (await Browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "0"))).ShouldBe(422);
        Browser.Cookies["cart"].ShouldBeNull();
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        using var outsider = new HttpClient { BaseAddress = Shop.ClientOptions.BaseAddress };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("sku", await ProductAsync()), KeyValuePair.Create("quantity", "1")]);
        using var answer = await outsider.PostAsync("/cart/items", form, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task A_signed_in_browser_gets_the_accounts_cart_wherever_it_was_filled()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var (there, here) = (await ProductAsync(name: "Filled elsewhere"), await ProductAsync(name: "Filled here"));
        await CartAsync(customer, (there, 2));
        await AddAsync(here);
        await Browser.OpenAsync("/sign-in?returnUrl=/cart");
        (await Browser.PressAsync("Sign in", ("email", email), ("password", "Correct-Horse-9-Battery"))).ShouldBe(200).ShouldShow("Filled elsewhere")
            .ShouldShow("Filled here");

        using var other = Shop.Browser();
        await other.OpenAsync("/sign-in?returnUrl=/cart");
        (await other.PressAsync("Sign in", ("email", email), ("password", "Correct-Horse-9-Battery"))).ShouldBe(200).ShouldShow("Filled elsewhere")
            .ShouldShow("Filled here");

        await Browser.PressAsync("Sign out");
        (await Browser.OpenAsync("/cart")).ShouldBe(200).ShouldShow("Your cart is empty");
    }
}

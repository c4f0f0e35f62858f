namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class OpenSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task Whoever_sees_the_order_is_led_to_where_it_is_paid()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        var (order, sku) = await OrderedAsync(email: email);
        var (address, token) = ($"/orders/{IdOf(order)}/supplement", order["accessToken"].GetString());
        (await Guest.PostAsync(address, null, orderToken: token)).ShouldBeProblem(404, "not-found");
        await AskedAsync(order, sku);
        (await Guest.PostAsync(address)).ShouldBeProblem(404, "not-found");
        var path = (await Guest.PostAsync(address, null, orderToken: token)).ShouldBe(200)["path"].GetString()!;
        (await Guest.GetAsync(path)).ShouldBe(200)["status"].GetString().ShouldBe("payable");

        await Browser.OpenAsync("/orders/find");
        (await Browser.PressAsync("Find order", ("number", order["number"].GetString()!), ("email", email))).ShouldBe(200)
            .ShouldShow("The change of your order is to be paid");
        (await Browser.PressAsync("Pay")).ShouldBe(200).ShouldShow("Pay for the change of your order");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200);
        await SupplementUntilAsync(order, "carriedOut");
    }
}

namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class RecordUnpaidSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task Who_has_to_confirm_at_the_bank_is_led_there_and_comes_back_to_the_changed_order()
    {
        var (order, sku) = await OrderedAsync();
        var secret = await AskedAsync(order, sku);
        await Browser.OpenAsync($"/pay/difference/{secret}");
        (await Browser.PressAsync("Pay", ("paymentMethod", NeedsBank))).ShouldBe(200);
        var bank = await ActionUrlAsync(order);
        (await Browser.OpenAsync($"/orders/{IdOf(order)}")).ShouldBe(200).ShouldShow("Confirm with your bank");
        (await Guest.GetAsync($"/pay/difference/{secret}")).ShouldBe(200)["status"].GetString().ShouldBe("underWay");
        await ApproveAsync(bank);
        await SupplementUntilAsync(order, "carriedOut");
        await UntilPageSaysAsync("Order changed");
    }
}

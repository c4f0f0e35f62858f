namespace ClickCart.Tests.Payments.Refunds;

public sealed class PreviewRefundTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_refund_in_part_shows_its_effect_before_it_is_made()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync(5000)));
        var page = $"/admin/orders/{order["id"].GetString()}";
        using var office = await Shop.OfficeAsync(page + "/refund");
        office.Page.QuerySelector("main")!.TextContent.ShouldNotContain("@");
        await office.PressAsync("See what it does", ("amount", "12.50"), ("reason", "Scratched."));
        office.ShouldBe(200).ShouldShow("Check the refund").ShouldShow("$12.50").ShouldShow("Scratched.");
        (await RefundsAsync(page)).ShouldBe(0);

        await office.PressAsync("Refund $12.50");
        office.ShouldBe(200).ShouldShow("The refund is under way").ShouldShow("Scratched.");
        office.Address.AbsolutePath.ShouldBe(page);
        (await RefundsAsync(page)).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_was_charged_is_refused_and_what_was_typed_stays()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}/refund");
        await office.PressAsync("See what it does", ("amount", "100000"), ("reason", "Sent back."));
        office.ShouldBe(409).ShouldShow("can still be refunded");
        office.Page.QuerySelector("[name=amount]")!.GetAttribute("value").ShouldBe("100000");
        office.Page.QuerySelector("[name=reason]")!.GetAttribute("value").ShouldBe("Sent back.");
        await office.PressAsync("See what it does", ("amount", "a lot"), ("reason", ""));
        office.ShouldBe(422).ShouldShow("Enter an amount");
    }

    [Fact]
    public async Task What_was_never_charged_cannot_be_refunded()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_chargeDeclined");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").GetString() == "declined", "the card is declined");
        using var office = await Shop.OfficeAsync($"/admin/orders/{order["id"].GetString()}/refund");
        office.ShouldShow("Nothing can be refunded");
    }

    private async Task<int> RefundsAsync(string page) => (await Admin.GetAsync($"{page}/refunds")).ShouldBe(200)["items"].GetArrayLength();
}

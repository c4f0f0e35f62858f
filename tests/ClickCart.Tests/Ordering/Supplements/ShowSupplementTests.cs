namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class ShowSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task A_link_shows_the_order_before_and_after_and_nothing_of_what_staff_sees()
    {
        var (order, sku) = await OrderedAsync();
        var secret = await AskedAsync(order, sku);
        var shown = (await Guest.GetAsync($"/pay/difference/{secret}")).ShouldBe(200);
        (Amount(shown["after"], "total") - Amount(shown["before"], "total")).ShouldBe(Amount(shown["asked"], "difference"));
        (shown["before"].GetProperty("lines")[0].GetProperty("quantity").GetInt32(), shown["after"].GetProperty("lines")[0].GetProperty("quantity").GetInt32())
            .ShouldBe((1, 3));
        shown.Text.ShouldNotContain(ClickCart.Tests.Shop.AdminEmail);
        (await Guest.GetAsync("/pay/difference/nothing")).ShouldBeProblem(404, "not-found");
        // The order went another way meanwhile.
        (await DoAsync(order, "edits", new { discount = Usd(100), reason = "For your patience." })).ShouldBe(200);
        (await Guest.GetAsync($"/pay/difference/{secret}")).ShouldBe(200)["status"].GetString().ShouldBe("over");
        (await Browser.OpenAsync($"/pay/difference/{secret}")).ShouldBe(200).ShouldShow("This link does not hold any more");
    }

    [Fact]
    public async Task The_page_speaks_German()
    {
        var (order, sku) = await OrderedAsync();
        var secret = await AskedAsync(order, sku);
        await Browser.OpenAsync("/?language=de");
        (await Browser.OpenAsync($"/pay/difference/{secret}?language=de")).ShouldBe(200).ShouldShow("Die Änderung Ihrer Bestellung bezahlen").ShouldShow("Gesamt bisher");
    }
}

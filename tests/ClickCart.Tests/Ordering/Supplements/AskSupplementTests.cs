using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Ordering.Supplements;

[Collection(nameof(SupplementShop))]
public sealed class AskSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task A_dearer_change_says_that_it_is_to_be_paid_and_until_then_the_order_stays_as_it_is()
    {
        var (order, sku) = await OrderedAsync();
        var change = new { lines = new[] { new { sku, quantity = 3 } }, reason = "They rang." };
        var preview = (await DoAsync(order, "edits?preview=true", change)).ShouldBe(200);
        var difference = Amount(preview.Json, "difference");
        difference.ShouldBeGreaterThan(4000);
        (preview["payment"].GetProperty("kind").GetString(), Amount(preview["payment"], "amount")).ShouldBe(("needed", difference));
        (await DoAsync(order, "edits", change)).ShouldBeProblem(409, "payment-needed");

        var asked = (await AskAsync(order, sku)).ShouldBe(201);
        (Amount(asked.Json, "difference"), asked["status"].GetString()).ShouldBe((difference, "open"));
        var now = await ReadAsync(order);
        (Amount(now.Json, "total"), now["lines"][0].GetProperty("quantity").GetInt32()).ShouldBe((Amount(order.Json, "total"), 1));
        (Amount(now["supplement"], "difference"), now["supplement"].GetProperty("payment").GetString()).ShouldBe((difference, "none"));
        Happened(await ReviewAsync(order)).Last().ShouldBe("supplementAsked");
        (await OnHandLessHeldAsync(sku)).ShouldBe(99);

        (await AskAsync(order, sku, 4)).ShouldBeProblem(409, "supplement-open");
        var (other, its) = await OrderedAsync();
        (await DoAsync(other, "supplements", new { discount = Usd(100), reason = "Sorry." })).ShouldBeProblem(409, "supplement-not-needed");
        (await DoAsync(other, "supplements", new { lines = new[] { new { sku = its, quantity = 101 } }, reason = "All." })).ShouldBeProblem(409, "out-of-stock");
        (await DoAsync(other, "supplements", new { shippingPrice = Usd(Amount(other["shippingOption"], "price") + 10), reason = "Far." }))
            .ShouldBeInvalid("lines");
        (await DoAsync(other, "supplements", new { lines = new[] { new { sku = its, quantity = 2 } } })).ShouldBeInvalid("reason");
        (await Guest.PostAsync($"/admin/orders/{IdOf(other)}/supplements", new { reason = "Mine." }, NewKey())).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Staff_asks_from_the_preview_and_the_customer_pays_by_the_mail()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        var (order, _) = await OrderedAsync("Confirmation", email);
        using var office = await Shop.OfficeAsync($"/admin/orders/{IdOf(order)}/edit");
        (await office.PressAsync("See what comes of it", ("lines[0].quantity", "2"), ("reason", "They rang."), ("note", "Wrapped."))).ShouldBe(200)
            .ShouldShow("more than was authorised or paid");
        (await office.PressAsync("Ask the customer to pay")).ShouldBe(200).ShouldShow("The link is sent").ShouldShow(email);
        (await office.OpenAsync($"/admin/orders/{IdOf(order)}")).ShouldBe(200).ShouldShow("Difference to be paid").ShouldShow("Nobody has opened it yet.");

        var link = await Shop.LinkAsync(email, MailKind.DifferenceAsked);
        (await Browser.OpenAsync(link.PathAndQuery)).ShouldBe(200).ShouldShow("Your order after the change").ShouldShow("They rang.").ShouldShow("Wrapped.")
            .ShouldShow(", 1 until now");
        (await office.OpenAsync($"/admin/orders/{IdOf(order)}")).ShouldShow("It was opened");
        (await Browser.PressAsync("Pay", ("paymentMethod", "pm_card_visa"))).ShouldBe(200).Address.AbsolutePath.ShouldBe($"/orders/{IdOf(order)}");
        await SupplementUntilAsync(order, "carriedOut");
        (await Browser.OpenAsync(link.PathAndQuery)).ShouldBe(200).ShouldShow("Difference paid").ShouldShow("Order changed");
        await Shop.MailAsync(email, MailKind.OrderChanged);
        (await office.OpenAsync($"/admin/orders/{IdOf(order)}")).ShouldShow("Before and after");
    }
}

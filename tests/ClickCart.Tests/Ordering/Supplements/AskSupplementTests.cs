using System.Text.Json;
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
    public async Task Before_another_change_is_made_it_says_that_it_ends_what_is_asked_for()
    {
        var (order, sku) = await OrderedAsync();
        await AskedAsync(order, sku);
        var difference = Amount((await ReadAsync(order))["supplement"], "difference");
        foreach (var change in new object[] { new { note = "Soon.", reason = "A word." }, new { discount = Usd(100), reason = "Sorry." } })
            (Amount((await DoAsync(order, "edits?preview=true", change)).ShouldBe(200)["endsSupplement"], "difference"), difference).ShouldBe((difference, difference));
        // An address does not.
        var shipTo = new { name = "Ada Buyer", line1 = "1 Market St", city = "San Francisco", region = "CA", postalCode = "94105", country = "US" };
        (await DoAsync(order, "edits?preview=true", new { shipTo, reason = "She moved." })).ShouldBe(200).Json.TryGetProperty("endsSupplement", out _).ShouldBeFalse();

        using var office = await Shop.OfficeAsync($"/admin/orders/{IdOf(order)}/edit");
        office.Page.Body!.TextContent.ShouldContain("Whatever you change here ends that");
        (await office.PressAsync("See what comes of it", ("lines[0].quantity", "4"), ("reason", "Four."))).ShouldBe(200)
            .ShouldShow("pays for one at a time").ShouldShow("Withdraw that first.");
        office.Page.QuerySelectorAll("button").ShouldNotContain(b => b.TextContent.Contains("Ask the customer to pay", StringComparison.Ordinal));
        await office.OpenAsync($"/admin/orders/{IdOf(order)}/edit");
        (await office.PressAsync("See what comes of it", ("reason", "A word."), ("note", "Soon."))).ShouldBe(200).ShouldShow("This one ends that");
        (await office.PressAsync("Change the order")).ShouldBe(200);
        await SupplementUntilAsync(order, "expired");
    }

    [Fact]
    public async Task Who_pays_for_what_is_not_there_yet_reads_when_it_comes_and_the_order_waits_for_it_then()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        var (order, sku) = await OrderedAsync(email: email, stock: 2);
        var day = DateOnly.FromDateTime(Shop.Clock.GetUtcNow().UtcDateTime).AddDays(30);
        (await Admin.PutAsync($"/admin/stock/{sku}/backorder", new { limit = 2, expectedOn = day }, (await Admin.GetAsync($"/admin/stock/{sku}")).ETag)).ShouldBe(200);
        (await AskAsync(order, sku, 5)).ShouldBeProblem(409, "out-of-stock")["items"][0].GetProperty("available").GetInt32().ShouldBe(3);
        var secret = await AskedAsync(order, sku, 4);
        static (int, string?) Wait(JsonElement order) => order.GetProperty("lines")[0] is var line
            ? (line.GetProperty("backordered").GetInt32(), line.TryGetProperty("expectedOn", out var on) ? on.GetString() : null) : default;
        Wait((await Guest.GetAsync($"/pay/difference/{secret}")).ShouldBe(200)["after"]).ShouldBe((2, day.ToString("O")));
        (await Browser.OpenAsync($"/pay/difference/{secret}")).ShouldBe(200).ShouldShow("2 of them available from");
        (await Shop.MailAsync(email, MailKind.DifferenceAsked)).Text.ShouldContain("2 of them available from");
        (await PayAsync(secret)).ShouldBe(202);
        await SupplementUntilAsync(order, "carriedOut");
        Wait((await ReadAsync(order)).Json).ShouldBe((2, day.ToString("O")));
        (await Shop.MailAsync(email, MailKind.OrderChanged)).Text.ShouldContain("Not all of it is there yet");
        // It was only authorised: that would lapse before the goods come.
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is charged");
        await Shop.ShouldBeSoundAsync();
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

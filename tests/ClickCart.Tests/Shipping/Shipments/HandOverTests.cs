using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Shipping.Shipments;

public sealed class HandOverTests(PickUpTest.Counter shared) : PickUpTest(shared)
{
    [Fact]
    public async Task What_is_handed_over_is_delivered_and_left_the_stock()
    {
        var sku = await ProductAsync(stock: 5);
        var order = await OrderedAsync(sku);
        var shipment = await ShipmentOfAsync(order);
        (await Admin.PostAsync($"/admin/shipments/{shipment}/handed-over")).ShouldBeProblem(409, "not-picked-up");
        await ReadyAsync(order);
        (await Admin.PostAsync($"/admin/shipments/{shipment}/handed-over")).ShouldBe(200)["status"].GetString().ShouldBe("delivered");
        var delivered = await DeliveredAsync(Guest, order);
        delivered["fulfilmentStatus"].GetString().ShouldBe("delivered");
        (await Admin.PostAsync($"/admin/shipments/{shipment}/handed-over")).ShouldBe(200);
        (await Guest.PostAsync($"/orders/{IdOf(order)}/cancel", new { reason = "Too late." }, orderToken: order["accessToken"].GetString()))
            .ShouldBeProblem(409, "not-cancellable");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}"))["onHand"].GetInt32() == 3, "it left the stock");
        var said = (await Guest.GetAsync($"/orders/{IdOf(order)}/timeline", order["accessToken"].GetString())).Text;
        foreach (var sentence in new[] { "It was handed over.", "It was picked up." }) said.ShouldContain(sentence);
        await Shop.ShouldBeSoundAsync();
        // Who has fetched it knows.
        (await Shop.MailsAsync("guest@example.com")).Where(m => m.OrderId == order["id"].GetGuid()).Select(m => m.Kind)
            .ShouldBe([MailKind.OrderReceived, MailKind.PaymentConfirmed, MailKind.ReadyForPickUp], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_disputed_stays_until_staff_decides()
    {
        var order = await OrderedAsync(await ProductAsync(), "pm_card_createDispute");
        var shipment = await ShipmentOfAsync(order);
        await ReadyAsync(order);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("disputed"), "the payment is disputed");
        (await Admin.PostAsync($"/admin/shipments/{shipment}/handed-over")).ShouldBeProblem(409, "pick-up-waits");
        (await Admin.PostAsync($"/admin/orders/{IdOf(order)}/release", new { reason = "It was the right card." })).ShouldBe(200);
        (await Admin.PostAsync($"/admin/shipments/{shipment}/handed-over")).ShouldBe(200);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("delivered"), "it is delivered");
    }

    [Fact]
    public async Task Pages_say_it_in_words_from_the_checkout_to_the_counter()
    {
        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "1"));
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"))).ShouldBe(200)
            .ShouldShow("Pick-up, Counter on Main Street").ShouldShow("12 Main Street").ShouldShow("Ring twice. Open from 9 to 5.");
        // A carrier's is chosen at first.
        browser.Page.QuerySelector("input[name=option][checked]")!.GetAttribute("value").ShouldNotBe(Option);
        var pay = browser.Page.QuerySelectorAll("button").Select(b => b.TextContent.Trim()).Single(words => words.StartsWith("Pay ", StringComparison.Ordinal));
        (await browser.PressAsync(pay, ("option", Option), ("paymentMethod", "pm_card_visa"))).ShouldBe(200);
        var page = browser.Address.AbsolutePath;
        await Eventually.TrueAsync(async () => (await browser.OpenAsync(page)).Text.Contains("Your order is confirmed"), "the order is confirmed");
        browser.ShouldShow("This page says when it is ready for you at Counter on Main Street.").ShouldShow("Ring twice. Open from 9 to 5.")
            .ShouldShow("Until you have picked it up, you can cancel.");

        using var office = await Shop.OfficeAsync("/admin" + page);
        await Eventually.TrueAsync(async () => (await office.OpenAsync("/admin" + page)).Text.Contains("To be put ready"), "Shipping has the order");
        (await office.PressAsync("It is ready to be picked up")).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await browser.OpenAsync(page)).Text.Contains("Come to Counter on Main Street"), "the customer reads it");
        browser.ShouldShow("Ready to be picked up");
        await Eventually.TrueAsync(async () =>
        {
            await office.OpenAsync("/admin" + page);
            return (await office.PressAsync("The customer has it")).Status == 200;
        }, "it is paid, so that it may go");
        office.ShouldShow("It is handed over.");
        await Eventually.TrueAsync(async () => (await browser.OpenAsync(page)).Text.Contains("Picked up. Enjoy!"), "it is over");
        browser.ShouldShow("You picked it up at Counter on Main Street.");
    }
}

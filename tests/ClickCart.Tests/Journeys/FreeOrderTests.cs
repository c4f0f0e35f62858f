using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Journeys;

/// <summary>An order that costs nothing, from the cart to its end: a coupon of everything with free delivery.</summary>
public sealed class FreeOrderTests(SharedShop shared) : FreeOrderTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task It_is_confirmed_at_once_shipped_and_delivered_without_the_gateway()
    {
        var order = await OrderedAsync(await ProductAsync());
        (order["status"].GetString(), order["paymentStatus"].GetString(), order["payment"].GetProperty("status").GetString())
            .ShouldBe(("confirmed", "notRequired", "notRequired"));
        order["total"].GetProperty("amount").GetInt64().ShouldBe(0);
        var delivered = await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("delivered"), "it is delivered");
        delivered["paymentStatus"].GetString().ShouldBe("notRequired");
        delivered["shipments"].GetArrayLength().ShouldBe(1);

        var id = order["id"].GetGuid();
        var payment = (await Shop.AskAsync<IPaymentReader, PaymentDetails?>(p => p.FindAsync(id, TestContext.Current.CancellationToken))).ShouldNotBeNull();
        (payment.Payment.State, payment.Payment.GatewayId, payment.Attempts.Count, payment.Movements.Count).ShouldBe(("notRequired", null, 0, 0));
        var refund = new { amount = new { amount = 1, currency = "USD" }, reason = "Scratched." };
        var refused = (await Admin.PostAsync($"/admin/orders/{id}/refunds", refund, NewKey())).ShouldBeProblem(409, "refund-exceeds-captured");
        refused["detail"].GetString().ShouldBe("Nothing was paid for this order, so there is nothing to refund.");
        using var office = await Shop.OfficeAsync($"/admin/orders/{id}");
        office.ShouldBe(200).ShouldShow("Not required");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_pages_ask_for_no_card()
    {
        using var browser = Shop.Browser();
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "1"));
        (await browser.PressAsync("Use the coupon", ("code", await CouponAsync()))).ShouldBe(200);
        await browser.OpenAsync("/checkout");
        (await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"))).ShouldBe(200)
            .ShouldShow("There is nothing to pay, so no card is needed.").ShouldShow("Free with your coupon");
        (await browser.PressAsync("Place the order", ("paymentMethod", ""))).ShouldBe(200).ShouldShow("Thank you! Your order is confirmed")
            .ShouldShow("Nothing to pay");
        // Express is not free, so it is to be paid for.
        await browser.PostAsync("/cart/items", ("sku", await ProductAsync()), ("quantity", "1"));
        (await browser.PressAsync("Use the coupon", ("code", await CouponAsync()))).ShouldBe(200);
        await browser.OpenAsync("/checkout");
        await browser.PressAsync("Continue to delivery", ("email", "ada@example.com"), ("shipTo.name", "Ada"), ("shipTo.line1", "388 Townsend St"),
            ("shipTo.city", "San Francisco"), ("shipTo.region", "CA"), ("shipTo.postalCode", "94107"), ("shipTo.country", "US"));
        var express = browser.Page.QuerySelector("#option-1")!.GetAttribute("value")!;
        (await browser.PressAsync("Place the order", ("option", express), ("paymentMethod", ""))).ShouldBe(422);
        (await browser.PressAsync("Place the order", ("option", express), ("paymentMethod", "pm_card_visa"))).ShouldBe(200);
    }
}

/// <summary>The same in a shop whose parcels wait for their carrier.</summary>
public sealed class CancelFreeOrderTests(SharedShop shared) : FreeOrderTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(("Sandbox:TransitSeconds", "3600"));

    [Fact]
    public async Task It_is_cancelled_like_any_other_and_its_stock_and_coupon_come_back()
    {
        var (sku, coupon) = (await ProductAsync(stock: 3), await CouponAsync());
        var order = await OrderedAsync(sku, coupon);
        (await Guest.PostAsync($"/orders/{order["id"].GetString()}/cancel", new { reason = "Changed my mind." }, orderToken: order["accessToken"].GetString()))
            .ShouldBe(200)["paymentStatus"].GetString().ShouldBe("notRequired");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}"))["available"].GetInt32() == 3, "its stock is back");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/coupons/{coupon}"))["uses"].GetInt32() == 0, "its coupon is back");
        await Shop.ShouldBeSoundAsync();
    }
}

/// <summary>Steps that the tests of free orders share.</summary>
public abstract class FreeOrderTest(SharedShop shared) : ShopTest(shared)
{
    protected async Task<ApiResponse> OrderedAsync(string sku, string? coupon = null)
    {
        var cart = await CartAsync(Guest, (sku, 1));
        (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = coupon ?? await CouponAsync() })).ShouldBe(200);
        var quote = await QuoteAsync(Guest, cart);
        return (await Guest.PostAsync("/orders", new
        {
            quoteId = quote["id"].GetString(),
            shippingOptionId = quote["shippingOptions"][0].GetProperty("id").GetString(),
            email = "guest@example.com",
            expectedTotal = quote["shippingOptions"][0].GetProperty("total"),
        }, NewKey())).ShouldBe(201);
    }

    protected async Task<string> CouponAsync()
    {
        var code = "ALL" + NewKey()[24..].ToUpperInvariant();
        (await Admin.PostAsync("/admin/coupons", new { code, percent = 100, freeShipping = true })).ShouldBe(201);
        return code;
    }
}

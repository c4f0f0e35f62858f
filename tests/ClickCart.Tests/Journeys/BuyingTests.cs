using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>Whole purchases, from the cart to the end, through every module and both outside parties.</summary>
public sealed class BuyingTests(SharedShop shop) : ShopTest(shop)
{
    [Fact]
    public async Task A_guest_buys_and_the_parcel_arrives()
    {
        var (first, second) = (await ProductAsync(1999, stock: 10), await ProductAsync(333, stock: 10));
        var cart = await CartAsync(Guest, (first, 2), (second, 3));
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);
        Amount(order, "subtotal").ShouldBe(2 * 1999 + 3 * 333);
        Amount(order, "total").ShouldBe(Amount(order, "subtotal") - Amount(order, "discount") + Amount(order, "shipping") + Amount(order, "tax"));

        var delivered = await DeliveredAsync(Guest, order);
        delivered["fulfilmentStatus"].GetString().ShouldBe("delivered");
        delivered["shipments"][0].GetProperty("trackingCode").GetString().ShouldNotBeNullOrEmpty();
        (await TimelineAsync(order)).Count.ShouldBeGreaterThanOrEqualTo(6);
        await Eventually.TrueAsync(async () => await StockAsync(first) is { OnHand: 8, Held: 0 }, "the stock has left");
    }

    [Fact]
    public async Task A_customer_finds_the_order_in_the_account_and_nobody_else_does()
    {
        var (customer, _) = await Shop.CustomerAsync();
        var (outsider, _) = await Shop.CustomerAsync();
        var order = await OrderAsync(customer, await ProductAsync());
        (await customer.GetAsync("/orders")).ShouldBe(200)["items"].EnumerateArray()
            .ShouldContain(o => o.GetProperty("id").GetString() == order["id"].GetString());
        (await outsider.GetAsync($"/orders/{order["id"].GetString()}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/orders/{order["id"].GetString()}")).ShouldBeProblem(404, "not-found");
        await DeliveredAsync(customer, order);
    }

    [Fact]
    public async Task A_declined_card_is_followed_by_a_good_one()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_chargeDeclinedInsufficientFunds");
        var declined = await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").GetString() == "declined", "the card is declined");
        declined["payment"].GetProperty("failure").ValueKind.ShouldNotBe(JsonValueKind.Null);
        (await Guest.PostAsync($"/orders/{Id(order)}/payment", new { paymentMethod = "pm_card_visa" }, orderToken: Token(order))).ShouldBe(202);
        await DeliveredAsync(Guest, order);
    }

    [Fact]
    public async Task A_customer_proves_who_they_are_at_the_bank()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_threeDSecure2Required");
        var waiting = await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").GetString() == "actionRequired", "the bank asks");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var page = await browser.GetStringAsync(waiting["payment"].GetProperty("actionUrl").GetString(), TestContext.Current.CancellationToken);
        page.ShouldContain("Approve");
        page.ShouldContain("Decline");
        await ThreeDSecure.AnswerAsync(browser, waiting["payment"].GetProperty("actionUrl").GetString()!, page, approve: true);
        await DeliveredAsync(Guest, order);
    }

    [Fact]
    public async Task An_order_cancelled_before_it_ships_is_voided_and_its_stock_comes_back()
    {
        var sku = await ProductAsync(stock: 5);
        var order = await OrderAsync(Guest, sku, 2, "pm_card_threeDSecure2Required");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").GetString() == "actionRequired", "the bank asks");
        (await Guest.PostAsync($"/orders/{Id(order)}/cancel", new { reason = "Changed my mind." }, orderToken: Token(order))).ShouldBe(200)["status"]
            .GetString().ShouldBe("cancelled");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").GetString() == "voided", "the authorisation is given back");
        await Eventually.TrueAsync(async () => await StockAsync(sku) is { OnHand: 5, Held: 0 }, "the stock is back");
        (await Guest.PostAsync($"/orders/{Id(order)}/cancel", new { reason = "Again." }, orderToken: Token(order))).Status.ShouldNotBe(
            System.Net.HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_delivered_order_is_refunded_in_parts_and_never_beyond_what_was_paid()
    {
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync(), 3));
        var total = Amount(order, "total");
        Task<ApiResponse> RefundAsync(long amount) => Admin.PostAsync($"/admin/orders/{Id(order)}/refunds",
            new { amount = new { amount, currency = "USD" }, reason = "Scratched." }, NewKey());
        (await RefundAsync(0)).ShouldBeInvalid("amount");
        (await RefundAsync(total + 1)).ShouldBeProblem(409, "refund-exceeds-captured");
        (await RefundAsync(total - 1)).ShouldBe(202);
        (await RefundAsync(2)).ShouldBeProblem(409, "refund-exceeds-captured");
        await Eventually.TrueAsync(async () => await PaymentStatusAsync(order) == "partiallyRefunded", "part of it is refunded");
        (await RefundAsync(1)).ShouldBe(202);
        await Eventually.TrueAsync(async () => await PaymentStatusAsync(order) == "refunded", "all of it is refunded");
    }

    private static string Id(ApiResponse order) => order["id"].GetString()!;
    private static string? Token(ApiResponse order) => order["accessToken"].GetString();
    private static long Amount(ApiResponse order, string name) => order[name].GetProperty("amount").GetInt64();

    private async Task<string?> PaymentStatusAsync(ApiResponse order) =>
        (await Admin.GetAsync($"/admin/orders/{Id(order)}")).ShouldBe(200)["paymentStatus"].GetString();

    private async Task<IReadOnlyList<JsonElement>> TimelineAsync(ApiResponse order) =>
        [.. (await Guest.GetAsync($"/orders/{Id(order)}/timeline", Token(order))).ShouldBe(200)["items"].EnumerateArray()];

    private async Task<(int OnHand, int Held)> StockAsync(string sku)
    {
        var stock = (await Admin.GetAsync($"/admin/stock/{sku}")).ShouldBe(200);
        return (stock["onHand"].GetInt32(), stock["held"].GetInt32());
    }
}

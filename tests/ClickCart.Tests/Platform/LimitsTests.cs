using System.Text.Json;

namespace ClickCart.Tests.Platform;

/// <summary>What an ordinary shopper never meets, brought within reach by settings.</summary>
public sealed class LimitsTests(LimitsTests.Narrow shared) : ShopTest(shared), IClassFixture<LimitsTests.Narrow>
{
    private const string DeclinedCard = "pm_card_visa_chargeDeclined";

    /// <summary>Each test comes from addresses of its own.</summary>
    public sealed class Narrow() : SharedShop(
        ("RateLimits:Enabled", "true"), ("RateLimits:CouponsPerMinute", "3"), ("RateLimits:PaymentsPerDay", "4"), ("RateLimits:StreamsPerClient", "1"),
        ("Ordering:UnpaidUnitsPerBuyer", "5"), ("Ordering:UnpaidUnitsPerClient", "8"), ("Ordering:PaymentAttempts", "2"),
        ("ClickCart:TrustedProxies", "127.0.0.1"));

    [Fact]
    public async Task Coupon_codes_are_tried_so_often_a_minute_from_one_address()
    {
        var cart = await CartAsync(Guest, (await ProductAsync(), 1));
        for (var i = 0; i < 3; i++) ((int)(await TryAsync($"GUESS-{i}", "198.51.100.1")).Status).ShouldBeInRange(404, 422);
        (await TryAsync("GUESS-4", "198.51.100.1")).ShouldBeProblem(429, "too-many-coupons").Headers.RetryAfter.ShouldNotBeNull();
        ((int)(await TryAsync("GUESS-4", "198.51.100.2")).Status).ShouldBeInRange(404, 422);

        Task<ApiResponse> TryAsync(string code, string address) =>
            Guest.SendAsync(HttpMethod.Put, $"/carts/{cart}/coupon", new { code }, header: ("X-Forwarded-For", address));
    }

    [Fact]
    public async Task Payments_are_tried_so_often_for_one_order_and_so_often_a_day_from_one_address()
    {
        var order = await OrderAsync(Guest, await ProductAsync(), 1, DeclinedCard);
        await OrderUntilAsync(Guest, order, IsDeclined, "it is declined");
        (await PayAsync("198.51.100.11")).ShouldBe(202);
        await OrderUntilAsync(Guest, order, IsDeclined, "it is declined again");
        var refused = (await PayAsync("198.51.100.11")).ShouldBeProblem(429, "too-many-payments");
        // Then its stock goes back, and the customer may order anew.
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        for (var i = 0; i < 2; i++) (await PayAsync("198.51.100.11")).ShouldBeProblem(429, "too-many-payments");
        (await PayAsync("198.51.100.11")).ShouldBeProblem(429, "too-many-payments")
            .Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.FromHours(20));
        (await PayAsync("198.51.100.12")).ShouldBeProblem(429, "too-many-payments")
            .Headers.RetryAfter!.Delta!.Value.ShouldBeLessThan(TimeSpan.FromMinutes(6));

        Task<ApiResponse> PayAsync(string address) => Guest.SendAsync(HttpMethod.Post, $"/orders/{order["id"].GetString()}/payment",
            new { paymentMethod = DeclinedCard }, orderToken: order["accessToken"].GetString(), header: ("X-Forwarded-For", address));
    }

    [Fact]
    public async Task Unpaid_orders_of_one_buyer_and_of_one_address_hold_so_many_units_until_they_are_paid_for_or_end()
    {
        var sku = await ProductAsync();
        // A single order may be as large as it likes; what is paid for does not count.
        var paid = (await PlaceAsync("a@example.com", 7, "pm_card_visa")).ShouldBe(201);
        await OrderUntilAsync(Guest, paid, o => !o.GetProperty("status").ValueEquals("awaitingPayment"), "it is paid for");
        var unpaid = (await PlaceAsync("a@example.com", 4, DeclinedCard)).ShouldBe(201);
        (await PlaceAsync("a@example.com", 2, DeclinedCard)).ShouldBeProblem(429, "too-much-held").Headers.RetryAfter.ShouldNotBeNull();
        // The limit of payments counts addresses apart; that of units counts this one's.
        var other = (await PlaceAsync("b@example.com", 4, DeclinedCard, "198.51.100.22")).ShouldBe(201);
        (await PlaceAsync("b@example.com", 4, DeclinedCard, "198.51.100.22")).ShouldBeProblem(429, "too-much-held");
        (await PlaceAsync("c@example.com", 5, DeclinedCard, "198.51.100.22")).ShouldBeProblem(429, "too-much-held");
        foreach (var order in new[] { unpaid, other }) await OrderUntilAsync(Guest, order, IsDeclined, "it is declined");
        Shop.Clock.Advance(TimeSpan.FromMinutes(6));
        foreach (var order in new[] { unpaid, other })
            await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("cancelled"), "the hold ran out");
        (await PlaceAsync("b@example.com", 4, DeclinedCard, "198.51.100.22")).ShouldBe(201);

        async Task<ApiResponse> PlaceAsync(string email, int quantity, string card, string address = "198.51.100.21") => await Guest.SendAsync(
            HttpMethod.Post, "/orders", OrderBody(await QuoteAsync(Guest, await CartAsync(Guest, (sku, quantity))), card, email), NewKey(),
            header: ("X-Forwarded-For", address));
    }

    [Fact]
    public async Task So_many_live_streams_are_open_from_one_address()
    {
        var path = $"/api/v1/availability/stream?sku={await ProductAsync()}";
        using var http = Shop.CreateClient();
        var first = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        first.IsSuccessStatusCode.ShouldBeTrue();
        (await Guest.GetAsync("~" + path)).ShouldBeProblem(429, "too-many-streams");
        first.Dispose();
        await Eventually.TrueAsync(async () =>
        {
            using var next = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            return next.IsSuccessStatusCode;
        }, "a stream that was closed leaves its place");
    }

    [Theory]
    [InlineData("too-many-coupons")]
    [InlineData("too-many-payments")]
    [InlineData("too-much-held")]
    [InlineData("too-many-streams")]
    [InlineData("locked-out")]
    public async Task Each_refusal_has_a_help_page(string type) => (await Guest.GetAsync($"~/problems/{type}")).ShouldBe(200);

    private static bool IsDeclined(JsonElement order) => order.GetProperty("paymentStatus").ValueEquals("declined");
}

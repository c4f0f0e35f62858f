using ClickCart.Ordering;
using ClickCart.Tests.Pricing.Promotions;

namespace ClickCart.Tests.Journeys;

/// <summary>What the shop's promotions do to a cart, its quote and its order, from the first look to the refund.</summary>
public sealed class PromotionsTests(PromotionsTests.OnSale shared) : PromotionTest(shared), IClassFixture<PromotionsTests.OnSale>
{
    public sealed class OnSale : SharedShop;

    private static readonly string[] Newcomers = ["newcomers"];
    private static readonly string[] Returning = ["returning"];

    [Fact]
    public async Task A_customer_sees_what_holds_and_what_is_near_and_the_order_keeps_it_to_the_refund()
    {
        var (ada, _) = await Shop.CustomerAsync();
        var (shirt, socks) = (await ProductAsync(1999), await ProductAsync(333));
        var ids = new List<string?>();
        foreach (var rules in new object[]
        {
            new { name = "Summer sale", percent = 10, skus = new[] { shirt, socks }, combines = true },
            new { name = "Welcome", amount = Usd(250), groups = Newcomers, combines = true },
            new { name = "Welcome back", percent = 5, groups = Returning, combines = true },
            new { name = "Three socks for two", percent = 100, buy = 2, get = 1, skus = new[] { socks }, combines = true },
            new { name = "Big carts travel free", freeShipping = true, minimumSubtotal = Usd(6000) },
        }) ids.Add((await PromotionAsync(rules))["id"].GetString());

        var cart = await CartAsync(ada, (shirt, 2), (socks, 3));
        var shown = (await ada.GetAsync($"/carts/{cart}")).ShouldBe(200);
        // 49.97: 3.33 for the third pair, 10 % of 46.64 is 4.66, then 2.50.
        Applied(shown).ShouldBe("Three socks for two 333; Summer sale 466; Welcome 250");
        Amount(shown["discount"]).ShouldBe(1049);
        var near = shown["nearlyReached"][0];
        (near.GetProperty("name").GetString(), Amount(near.GetProperty("missing"))).ShouldBe(("Big carts travel free", 6000 - 4997));
        Applied(await Guest.GetAsync($"/carts/{await CartAsync(Guest, (socks, 1))}")).ShouldBe("Summer sale 33");

        (await ada.PutAsync($"/carts/{cart}/items/{shirt}", new { quantity = 3 })).ShouldBe(200);
        var quote = await QuoteAsync(ada, cart);
        // 69.96: 3.33, then 10 % of 66.63, then 2.50.
        Applied(quote).ShouldBe("Three socks for two 333; Summer sale 666; Welcome 250; Big carts travel free 0");
        (Amount(quote["subtotal"]), Amount(quote["discount"]), Amount(quote["tax"])).ShouldBe((6996, 1249, 417));
        quote["lines"].EnumerateArray().Select(l => Amount(l.GetProperty("discount"))).ShouldBe([824, 425]);
        quote["shippingOptions"][0].GetProperty("freeBy").GetString().ShouldBe("promotion");
        Amount(quote["shippingOptions"][0].GetProperty("total")).ShouldBe(6996 - 1249 + 417);

        var order = (await ada.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        (Applied(order), order["coupon"].ValueKind).ShouldBe((Applied(quote), System.Text.Json.JsonValueKind.Null));
        order = await DeliveredAsync(ada, order);
        // A part of the money back, shared by what the lines cost after their discounts; then the rest.
        var path = $"/admin/orders/{order["id"].GetString()}";
        (await Admin.PostAsync($"{path}/refunds", new { amount = Usd(1000), reason = "A stain." }, NewKey())).ShouldBe(202);
        await RefundedAsync(path, 1000);
        var id = order["id"].GetGuid();
        (await Shop.AskAsync((OrderingDbContext db) => db.Lines.Where(l => l.OrderId == id).OrderBy(l => l.Number).Select(l => l.Refunded).ToListAsync()))
            .ShouldBe([900L, 100L]);
        (await Admin.PostAsync($"{path}/refunds", new { amount = Usd(6164 - 1000), reason = "All of it." }, NewKey())).ShouldBe(202);
        await RefundedAsync(path, 6164);

        // Who has ordered is no newcomer any more.
        Applied(await ada.GetAsync($"/carts/{await CartAsync(ada, (shirt, 1))}")).ShouldBe("Summer sale 200; Welcome back 90");
        foreach (var (used, times) in ids.Zip([1, 1, 0, 1, 1]))
            (await Admin.GetAsync($"/admin/promotions/{used}"))["uses"].GetInt32().ShouldBe(times);
        using var office = await Shop.OfficeAsync($"/admin/orders/{id}");
        office.ShouldBe(200).ShouldShow("Three socks for two").ShouldShow("Big carts travel free");
        foreach (var used in ids) (await Admin.PostAsync($"/admin/promotions/{used}/end")).ShouldBe(200);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_cannot_be_combined_is_what_is_best_for_the_customer_and_says_why()
    {
        var sku = await ProductAsync(5000);
        await PromotionAsync(new { name = $"Fifteen {sku}", percent = 15, skus = new[] { sku } });
        var (less, more) = (await CouponAsync(new { percent = 10 }), await CouponAsync(new { percent = 20 }));
        var cart = await CartAsync(Guest, (sku, 1));
        var shown = (await Guest.PutAsync($"/carts/{cart}/coupon", new { code = less })).ShouldBe(200);
        (Applied(shown), PassedOver(shown), shown["coupon"].GetString()).ShouldBe(($"Fifteen {sku} 750", $"{less} outdone", less));
        // What does not hold is not used up.
        var order = (await Guest.PostAsync("/orders", OrderBody(await QuoteAsync(Guest, cart)), NewKey())).ShouldBe(201);
        (order["coupon"].ValueKind, (await Admin.GetAsync($"/admin/coupons/{less}"))["uses"].GetInt32()).ShouldBe((System.Text.Json.JsonValueKind.Null, 0));

        var second = await CartAsync(Guest, (sku, 1));
        (await Guest.PutAsync($"/carts/{second}/coupon", new { code = more })).ShouldBe(200);
        var quote = await QuoteAsync(Guest, second);
        (Applied(quote), PassedOver(quote)).ShouldBe(($"{more} 1000", $"Fifteen {sku} outdone"));
        quote["passedOver"][0].GetProperty("detail").GetString().ShouldBe($"Fifteen {sku} cannot be combined with {more}, which takes off more.");
    }

    [Theory]
    // The price contains 20 %: 22.50 of 25.00, 3.75 of it tax.
    [InlineData("GBP", 1250, 2, 250, 0, 375)]
    // Without decimals: a third of three is free, then 7.25 % on top of 3998.
    [InlineData("JPY", 1999, 3, 1999, 290, 0)]
    // Of three decimals the gateway moves two: 10 % of 24.680 is 2.468, so 2.470; 7.25 % of 22.210 is 1.610.
    [InlineData("KWD", 12_340, 2, 2470, 1610, 0)]
    public async Task In_every_currency_the_figures_are_exact(string currency, long price, int quantity, long discount, long tax, long included)
    {
        var sku = await ProductAsync(price, currency: currency);
        var rules = new { name = $"Sale {sku}", percent = currency is "JPY" ? 100 : 10, skus = new[] { sku }, buy = Three(currency, 2), get = Three(currency, 1) };
        await PromotionAsync(rules);
        object? london = currency is "GBP" ? new { name = "A", line1 = "10 High St", city = "London", postalCode = "SW1A 1AA", country = "GB" } : null;
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, quantity)), london);
        (Amount(quote["discount"]), Amount(quote["tax"]), Amount(quote["taxIncluded"])).ShouldBe((discount, tax, included));
        Amount(quote["lines"][0].GetProperty("total")).ShouldBe(price * quantity - discount + tax);
        Applied(quote).ShouldBe($"Sale {sku} {discount}");
    }

    [Fact]
    public async Task It_holds_on_the_shops_days_alone()
    {
        var sku = await ProductAsync(1000);
        var cart = await CartAsync(Guest, (sku, 1));
        var today = DateOnly.FromDateTime(Shop.Clock.GetUtcNow().UtcDateTime);
        await PromotionAsync(new { name = "Tomorrow", percent = 30, skus = new[] { sku }, validFrom = $"{today.AddDays(1):yyyy-MM-dd}" });
        await PromotionAsync(new { name = "Yesterday", percent = 20, skus = new[] { sku }, validUntil = $"{today.AddDays(-1):yyyy-MM-dd}" });
        Applied(await Guest.GetAsync($"/carts/{cart}")).ShouldBe("");
        await PromotionAsync(new { name = "Today", percent = 10, skus = new[] { sku }, validFrom = $"{today:yyyy-MM-dd}", validUntil = $"{today:yyyy-MM-dd}" });
        Applied(await Guest.GetAsync($"/carts/{cart}")).ShouldBe("Today 100");
    }

    private static int? Three(string currency, int units) => currency is "JPY" ? units : null;

    private Task RefundedAsync(string path, long amount) => Eventually.TrueAsync(
        async () => Amount((await Admin.GetAsync(path)).ShouldBe(200)["refunded"]) == amount, $"{amount} went back");
}

using System.Text.Json;
using ClickCart.Ordering.Orders;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class PlaceOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_guest_gets_the_order_as_quoted_and_a_token_that_opens_it()
    {
        var quote = FakeModules.Quote(Now);
        var order = (await Guest.PostAsync("/orders", Body(quote), NewKey())).ShouldBe(201);

        order.Headers.Location!.ToString().ShouldBe($"/api/v1/orders/{quote.Id}");
        order.ETag.ShouldBe("\"1\"");
        order["number"].GetString()!.ShouldMatch("^CC-[0-9]{6}-[0-9A-HJKMNP-TV-Z]{6}$");
        order["status"].GetString().ShouldBe("awaitingPayment");
        order["paymentStatus"].GetString().ShouldBe("pending");
        order["fulfilmentStatus"].GetString().ShouldBe("unfulfilled");
        order["email"].GetString().ShouldBe("guest@example.com");
        Amount(order, "subtotal").ShouldBe(4997);
        Amount(order, "discount").ShouldBe(500);
        Amount(order, "shipping").ShouldBe(700);
        Amount(order, "tax").ShouldBe(394 + 61);
        Amount(order, "taxIncluded").ShouldBe(0);
        Amount(order, "refunded").ShouldBe(0);
        Amount(order, "total").ShouldBe(Total.Amount);
        order["lines"].GetArrayLength().ShouldBe(2);
        order["lines"][0].GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(3913);
        order["shippingOption"].GetProperty("service").GetString().ShouldBe("Priority");
        order["billTo"].GetProperty("city").GetString().ShouldBe("San Francisco");
        order["payment"].GetProperty("status").GetString().ShouldBe("pending");
        FakeModules.Holds[quote.Id].ShouldNotBeNull();

        var token = order["accessToken"].GetString();
        var read = (await Guest.GetAsync($"/orders/{quote.Id}", token)).ShouldBe(200);
        read.Json.TryGetProperty("accessToken", out _).ShouldBeFalse();
        read["createdAt"].GetString().ShouldBe(order["createdAt"].GetString());
        (await Host.ReadAsync(db => db.Orders.Where(o => o.Id == quote.Id).Select(o => o.TokenHash).SingleAsync()))!.ShouldNotContain(token!);

        var published = (await Host.PublishedAsync("ordering.order-placed.v1", quote.Id)).ShouldHaveSingleItem();
        published.GetProperty("paymentMethod").GetString().ShouldBe("pm_card_visa");
        published.GetProperty("total").GetProperty("amount").GetInt64().ShouldBe(Total.Amount);
    }

    [Fact]
    public async Task Taxes_that_the_prices_contain_are_kept_with_the_order()
    {
        TaxShare Vat(long on, long amount) => new("VAT", 19m, Usd(on), Usd(amount), Included: true);
        var quote = FakeModules.Quote(Now);
        quote = FakeModules.Quotes[quote.Id] = quote with
        {
            Lines = [quote.Lines[0] with { Tax = Usd(0), Total = Usd(3598), TaxIncluded = Usd(574) }],
            Subtotal = Usd(3998),
            Discount = Usd(400),
            Tax = Usd(0),
            Taxes = [Vat(3024, 574)],
            ShippingOptions = [quote.ShippingOptions[0] with { Tax = Usd(0), Total = Usd(4298), TaxIncluded = Usd(112), Taxes = [Vat(3612, 686)] }],
        };
        var order = (await Guest.PostAsync("/orders", Body(quote), NewKey())).ShouldBe(201);
        foreach (var seen in new[] { order, (await Guest.GetAsync($"/orders/{quote.Id}", order["accessToken"].GetString())).ShouldBe(200) })
        {
            (Amount(seen, "tax"), Amount(seen, "taxIncluded")).ShouldBe((0, 686));
            seen["lines"][0].GetProperty("taxIncluded").GetProperty("amount").GetInt64().ShouldBe(574);
            seen["shippingOption"].GetProperty("taxIncluded").GetProperty("amount").GetInt64().ShouldBe(112);
            seen["taxes"].Deserialize<TaxShare[]>(JsonSerializerOptions.Web).ShouldBe([Vat(3612, 686)]);
        }
        (await Host.OffendersAsync("1")).ShouldBeEmpty();
        (await Host.OffendersAsync("16")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_key_and_body_answers_again_without_a_second_order()
    {
        var (quote, key) = (FakeModules.Quote(Now), NewKey());
        var first = (await Guest.PostAsync("/orders", Body(quote), key)).ShouldBe(201);
        var again = (await Guest.PostAsync("/orders", Body(quote), key)).ShouldBe(201);
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        again["accessToken"].GetString().ShouldBe(first["accessToken"].GetString());
        JsonElement.DeepEquals(again.Json, first.Json).ShouldBeTrue(again.Text + first.Text);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await Host.PublishedAsync("ordering.order-placed.v1", quote.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var (quote, key) = (FakeModules.Quote(Now), NewKey());
        (await Guest.PostAsync("/orders", Body(quote), key)).ShouldBe(201);
        (await Guest.PostAsync("/orders", Body(quote, email: "other@example.com"), key)).ShouldBeProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_request_without_a_key_is_refused() =>
        (await Guest.PostAsync("/orders", Body(FakeModules.Quote(Now)))).ShouldBeProblem(400, "idempotency-key-required");

    [Fact]
    public async Task A_quote_becomes_one_order_however_many_ask_at_once()
    {
        var quote = FakeModules.Quote(Now, cart: await CartAsync(Guest, (FakeModules.Product(), 1)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Guest.PostAsync("/orders", Body(quote), NewKey())));
        answers.Count(a => (int)a.Status == 201).ShouldBe(1);
        foreach (var loser in answers.Where(a => (int)a.Status != 201)) loser.ShouldBeProblem(409, "quote-used");
        (await Host.PublishedAsync("ordering.order-placed.v1", quote.Id)).Count.ShouldBe(1);
        FakeModules.Holds[quote.Id].ShouldNotBeNull().ShouldBeGreaterThan(Now);
    }

    [Fact]
    public async Task One_key_sent_at_once_many_times_places_one_order()
    {
        var (quote, key) = (FakeModules.Quote(Now), NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Guest.PostAsync("/orders", Body(quote), key)));
        foreach (var answer in answers.Where(a => (int)a.Status != 201)) answer.ShouldBeProblem(409, "request-in-progress");
        answers.Count(a => (int)a.Status == 201 && !a.Headers.Contains("Idempotent-Replayed")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_short_in_stock_is_named_and_nothing_is_placed()
    {
        var sku = FakeModules.Product(stock: 1);
        var quote = FakeModules.Quote(Now, sku: sku);
        var refused = (await Guest.PostAsync("/orders", Body(quote), NewKey())).ShouldBeProblem(409, "out-of-stock");
        var item = refused["items"].EnumerateArray().ShouldHaveSingleItem();
        item.GetProperty("sku").GetString().ShouldBe(sku);
        item.GetProperty("requested").GetInt32().ShouldBe(2);
        item.GetProperty("available").GetInt32().ShouldBe(1);
        (await Host.ReadAsync(db => db.Orders.AnyAsync(o => o.Id == quote.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_total_than_the_quoted_one_is_refused_with_both()
    {
        var refused = (await Guest.PostAsync("/orders", Body(FakeModules.Quote(Now), expected: 5651), NewKey())).ShouldBeProblem(409, "total-changed");
        Amount(refused, "quoted").ShouldBe(Total.Amount);
        Amount(refused, "expected").ShouldBe(5651);
    }

    [Fact]
    public async Task Unknown_foreign_expired_and_used_quotes_are_refused()
    {
        var quote = FakeModules.Quote(Now);
        FakeModules.Quotes[quote.Id] = quote with { ExpiresAt = Now.AddSeconds(-1) };
        (await Guest.PostAsync("/orders", Body(quote), NewKey())).ShouldBeProblem(409, "quote-expired");
        (await Guest.PostAsync("/orders", Body(quote with { Id = Guid.CreateVersion7() }), NewKey())).ShouldBeProblem(404, "not-found");
        var owner = Guid.CreateVersion7();
        var owned = FakeModules.Quote(Now, account: owner);
        (await Guest.PostAsync("/orders", Body(owned), NewKey())).ShouldBeProblem(404, "not-found");
        (await Host.Account(Guid.CreateVersion7()).PostAsync("/orders", Body(owned), NewKey())).ShouldBeProblem(404, "not-found");
        var order = (await Host.Account(owner).PostAsync("/orders", Body(owned), NewKey())).ShouldBe(201);
        order.Json.TryGetProperty("accessToken", out _).ShouldBeFalse();
        (await Host.Account(owner).PostAsync("/orders", Body(owned), NewKey())).ShouldBeProblem(409, "quote-used");
    }

    [Fact]
    public async Task A_coupon_is_redeemed_for_the_order_or_the_stock_goes_back()
    {
        var good = FakeModules.Quote(Now, coupon: "TEN");
        (await Guest.PostAsync("/orders", Body(good), NewKey())).ShouldBe(201)["coupon"].GetString().ShouldBe("TEN");
        FakeModules.Redeemed[good.Id].ShouldBe(new(null, null, "guest@example.com"));

        FakeModules.BadCoupons["USED-UP"] = Error.Conflict("coupon-not-usable", "It was used up.");
        var bad = FakeModules.Quote(Now, coupon: "USED-UP");
        (await Guest.PostAsync("/orders", Body(bad), NewKey())).ShouldBeProblem(409, "coupon-not-usable");
        FakeModules.Holds[bad.Id].ShouldNotBeNull().ShouldBeLessThanOrEqualTo(Now);
    }

    [Fact]
    public async Task What_was_ordered_leaves_the_cart_and_what_came_since_stays()
    {
        var (sku, other) = (FakeModules.Product(), FakeModules.Product());
        var cart = await CartAsync(Guest, (sku, 5), (other, 1));
        (await Guest.PostAsync("/orders", Body(FakeModules.Quote(Now, cart: cart, sku: sku)), NewKey())).ShouldBe(201);
        var left = (await Guest.GetAsync($"/carts/{cart}")).ShouldBe(200)["items"].EnumerateArray()
            .ToDictionary(i => i.GetProperty("sku").GetString()!, i => i.GetProperty("quantity").GetInt32());
        left.ShouldBe(new Dictionary<string, int> { [sku] = 3, [other] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_bad_field_is_named_and_a_card_number_is_never_repeated()
    {
        var empty = (await Guest.PostAsync("/orders", new { }, NewKey())).ShouldBe(422);
        foreach (var field in new[] { "quoteId", "shippingOptionId", "email", "paymentMethod", "expectedTotal" }) empty.ShouldBeInvalid(field);
        var quote = FakeModules.Quote(Now);
        (await Guest.PostAsync("/orders", Body(quote, email: "nobody"), NewKey())).ShouldBeInvalid("email");
        var card = (await Guest.PostAsync("/orders", Body(quote, "4242 4242 4242 4242"), NewKey())).ShouldBeInvalid("paymentMethod");
        card.Text.ShouldNotContain("4242");
        card["errors"].GetProperty("paymentMethod").GetArrayLength().ShouldBe(1);
        (await Guest.PostAsync("/orders", JsonSerializer.Serialize(Body(quote), JsonSerializerOptions.Web)
            .Replace("rate-1", "rate-9", StringComparison.Ordinal), NewKey())).ShouldBeInvalid("shippingOptionId");
        (await Guest.PostAsync("/orders", new
        {
            quoteId = quote.Id,
            shippingOptionId = "rate-1",
            email = "a@example.com",
            paymentMethod = "pm",
            expectedTotal = Total,
            billTo = new { name = "A", line1 = "B", city = "C", postalCode = "", country = "us" },
        }, NewKey())).ShouldBeInvalid("billTo.postalCode").ShouldBeInvalid("billTo.country");
        (await Guest.PostAsync("/orders", "{\"quoteId\":1}", NewKey())).ShouldBeProblem(400, "malformed-request");
    }

    [Fact]
    public void Numbers_are_the_day_and_letters_without_look_alikes()
    {
        var numbers = Enumerable.Range(0, 2000).Select(_ => Order.NewNumber("CC", Host.Services.GetService(typeof(IIds)) as IIds
            ?? throw new InvalidOperationException(), new(2026, 11, 3))).ToList();
        numbers.ShouldAllBe(n => n.StartsWith("CC-261103-") && n.Length == 16);
        numbers.Distinct().Count().ShouldBeGreaterThan(1990);
    }

    private static long Amount(ApiResponse answer, string name) => answer[name].GetProperty("amount").GetInt64();
}

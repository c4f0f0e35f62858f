using ClickCart.Tests.Payments.Credits;

namespace ClickCart.Tests.Ordering.Returns;

[Collection(nameof(CreditShop))]
public sealed class ExchangeReturnTests(CreditShop shared) : ExchangeTest(shared)
{
    [Fact]
    public async Task The_preview_says_who_pays_what_and_stores_nothing()
    {
        var back = await SentBackAsync();
        var (same, less, more) = (await ProductAsync(3000), await ProductAsync(2000), await ProductAsync(4500));
        foreach (var (sku, sign) in new[] { (same, 0), (less, -1), (more, 1) })
        {
            var seen = (await PreviewAsync(back, For((sku, 1)))).ShouldBe(200)["exchange"];
            var (worth, total) = (Amount(seen, "worth"), Amount(seen, "total"));
            worth.ShouldBe(back.Worth);
            Math.Sign(total - worth).ShouldBe(sign, $"{total} for {worth}");
            (Amount(seen, "paid"), Amount(seen, "toPay"), Amount(seen, "givenBack"))
                .ShouldBe((Math.Min(worth, total), Math.Max(0, total - worth), Math.Max(0, worth - total)));
        }
        // Own prices, a delivery that costs something, a fee, and a difference that is waived.
        object[] own = [new { sku = more, quantity = 1, unitPrice = Usd(3000), reason = "As before." }];
        var delivered = (await PreviewAsync(back, new { lines = own, shippingPrice = Usd(500) })).ShouldBe(200)["exchange"];
        Amount(delivered, "toPay").ShouldBeGreaterThanOrEqualTo(500);
        var kept = (await PreviewAsync(back, new { lines = new[] { new { sku = same, quantity = 1 } }, fee = Usd(700) })).ShouldBe(200)["exchange"];
        Amount(kept, "toPay").ShouldBe(700);
        var waived = (await PreviewAsync(back, new { lines = new[] { new { sku = more, quantity = 1 } }, waive = "We are sorry." })).ShouldBe(200)["exchange"];
        Amount(waived, "toPay").ShouldBe(0);
        Amount(waived, "givenBack").ShouldBeLessThan(5);
        Amount(waived, "waived").ShouldBeGreaterThan(1000);
        // Too little to be charged.
        var cents = (await PreviewAsync(back, For((await ProductAsync(3020), 1)))).ShouldBe(200)["exchange"];
        (Amount(cents, "toPay"), Amount(cents, "waived") > 0).ShouldBe((0L, true));
        var now = (await Admin.GetAsync(back.Page)).ShouldBe(200);
        (now["status"].GetString(), now.Json.TryGetProperty("exchange", out _)).ShouldBe(("received", false));
    }

    [Fact]
    public async Task The_same_again_costs_what_was_paid_for_it()
    {
        var (sku, other) = (await ProductAsync(4000), await ProductAsync(2500));
        var email = $"x{Guid.CreateVersion7():n}@example.com";
        object[] lines = [new { sku, quantity = 3, unitPrice = Usd(1733), reason = "The box is dented." }, new { sku = other, quantity = 1 }];
        var draft = (await Admin.PostAsync("/admin/drafts",
            new { email, shipTo = ShipTo, lines, discount = new { percent = 10, reason = "For your patience." } }, NewKey())).ShouldBe(201);
        var order = (await Guest.PostAsync($"/pay/{await LinkAsync(draft)}", new { paymentMethod = "pm_card_visa" }, NewKey())).ShouldBe(201);
        await DeliveredAsync(Guest, order);
        var asked = new { lines = new[] { new { sku, quantity = 1, reason = "doesNotFit", replacement = new { sku } } } };
        var id = (await Guest.PostAsync($"/orders/{order["id"].GetString()}/returns", asked, NewKey(), TokenOf(order))).ShouldBe(201)["id"].GetString()!;
        (await Admin.PostAsync($"/admin/returns/{id}/approve", new { way = "own" }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync($"/admin/returns/{id}/receive", new { lines = new[] { new { sku, quantity = 1, restock = true } } }, NewKey())).ShouldBe(200);
        var seen = (await Admin.PostAsync($"/admin/returns/{id}/exchange?preview=true", new { }, NewKey())).ShouldBe(200)["exchange"];
        (seen.GetProperty("lines")[0].GetProperty("sku").GetString(), Amount(seen, "toPay"), Amount(seen, "givenBack") < 3).ShouldBe((sku, 0L, true));
    }

    [Fact]
    public async Task Prices_of_ones_own_and_what_is_waived_are_for_who_may_put_orders_together()
    {
        var (back, sku, email) = (await SentBackAsync(), await ProductAsync(9000), $"r{Guid.CreateVersion7():n}@example.com");
        object[] limits = [new { perRefund = Usd(50000), perOrder = Usd(50000) }];
        var role = (await Admin.PostAsync("/admin/roles",
            new { name = $"Desk {Guid.CreateVersion7():n}", permissions = (string[])["orders.read", "refunds.create"], refundLimits = limits })).ShouldBe(201)["key"].GetString()!;
        await Shop.HireAsync(Admin, email, role, "tulip-garden-77", "Ray Desk");
        var desk = await Shop.SignInAsync(email, "tulip-garden-77");
        Task<ApiResponse> AskAsync(object body) => desk.PostAsync($"{back.Page}/exchange?preview=true", body, NewKey());
        (await AskAsync(new { lines = new[] { new { sku, quantity = 1 } }, waive = "We are sorry." })).ShouldBeProblem(403, "forbidden");
        (await AskAsync(new { lines = new[] { new { sku, quantity = 1, unitPrice = Usd(1), reason = "Why not?" } } })).ShouldBeProblem(403, "forbidden");
        (await AskAsync(For((sku, 1)))).ShouldBe(200);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused()
    {
        var back = await SentBackAsync();
        var missing = (await PreviewAsync(back, For((await ProductAsync(3000, stock: 0), 1)))).ShouldBeProblem(409, "out-of-stock")["items"][0];
        missing.GetProperty("available").GetInt32().ShouldBe(0);
        (await PreviewAsync(back, For(("T-NONE", 1)))).ShouldBe(422);
        (await PreviewAsync(back, For((await ProductAsync(3000, currency: "EUR"), 1)))).ShouldBe(422);
        (await PreviewAsync(back, For((back.Sku, 0)))).ShouldBe(422);
        object[] free = [new { sku = back.Sku, quantity = 1, unitPrice = Usd(0), reason = "A gift." }];
        (await PreviewAsync(back, new { lines = free })).ShouldBeInvalid("lines");
        (await PreviewAsync(back, new { fee = Usd(back.Worth) })).ShouldBeInvalid("lines");
        (await PreviewAsync(back, new { fee = new { amount = 1, currency = "EUR" } })).ShouldBeInvalid("fee");
        (await Guest.PostAsync($"{back.Page}/exchange", new { }, NewKey())).ShouldBe(401);
        (await Admin.PostAsync($"/admin/returns/{Guid.CreateVersion7()}/exchange", new { }, NewKey())).ShouldBe(404);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_does_and_a_key_sent_again_gets_the_same()
    {
        var (back, sku, key) = (await SentBackAsync(), await ProductAsync(2000), NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => i == 0 ? ExchangeAsync(back, For((sku, 1)), key)
            : i == 1 ? Admin.PostAsync($"{back.Page}/refund", new { }, NewKey()) : ExchangeAsync(back, For((sku, 1)))));
        answers.Count(a => (int)a.Status == 200).ShouldBe(1, string.Join('\n', answers.Select(a => a.Text)));
        foreach (var late in answers.Where(a => (int)a.Status != 200)) late.ShouldBeProblem(409, "return-stands-otherwise");

        var (other, again) = (await SentBackAsync(), NewKey());
        var first = (await ExchangeAsync(other, For((sku, 1)), again)).ShouldBe(200);
        (await ExchangeAsync(other, For((sku, 1)), again)).ShouldBe(200)["exchange"].GetProperty("draftId").GetString()
            .ShouldBe(first["exchange"].GetProperty("draftId").GetString());
    }

    [Fact]
    public async Task In_the_office_what_the_customer_wished_is_looked_at_and_then_sent()
    {
        var back = await SentBackAsync();
        using var office = await Shop.OfficeAsync(back.Page);
        var sku = await ProductAsync(2000);
        (await office.PressAsync("See what it comes to", ("lines[0].sku", sku), ("lines[0].quantity", "1"))).ShouldBe(200).ShouldShow("Check the exchange");
        (await office.PressAsync("Exchange it")).ShouldBe(200).ShouldShow("The exchange is decided.");
        var order = await ReplacementAsync(back);
        (await office.OpenAsync(back.Page)).ShouldShow($"Order {order["number"].GetString()}");
        (await office.OpenAsync($"/admin/orders/{order["id"].GetString()}")).ShouldShow("-R1");
        (await office.OpenAsync("/admin/returns?exchange=placed")).ShouldBe(200).ShouldShow("Exchange placed");
        (await office.OpenAsync($"/admin/orders/{back.Order["id"].GetString()}")).ShouldShow($"Exchanged for {order["number"].GetString()}");
    }

    [Fact]
    public async Task A_customer_says_what_they_would_like_instead_and_another_product_is_none_of_it()
    {
        var (sku, other) = (await ProductAsync(3000), await ProductAsync(3000));
        var order = await OrderAsync(Guest, sku, 2);
        await DeliveredAsync(Guest, order);
        var address = $"/orders/{order["id"].GetString()}/returns";
        object Asked(string wanted) => new { lines = new[] { new { sku, quantity = 1, reason = "doesNotFit", replacement = new { sku = wanted } } } };
        (await Guest.PostAsync(address, Asked(other), NewKey(), TokenOf(order))).ShouldBeInvalid("lines[0].replacement.sku");
        var wish = (await Guest.PostAsync(address, Asked(sku), NewKey(), TokenOf(order))).ShouldBe(201)["lines"][0].GetProperty("replacement");
        (wish.GetProperty("sku").GetString(), wish.GetProperty("quantity").GetInt32()).ShouldBe((sku, 1));
        (await Admin.PostAsync("/admin" + address, Asked(other), NewKey())).ShouldBe(201)["lines"][0].GetProperty("replacement").GetProperty("sku").GetString()
            .ShouldBe(other);
    }
}

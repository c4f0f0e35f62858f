using ClickCart.Platform.Data;
using ClickCart.Tests.Ordering.Returns;
using ClickCart.Tests.Payments.Credits;

namespace ClickCart.Tests.Journeys.Invariants;

/// <summary>Whatever row is changed past the shop, <c>-- verify</c> names it, by the invariant that it breaks and no other.</summary>
[Collection(nameof(CreditShop))]
public sealed class EveryInvariantTests(CreditShop shared) : ExchangeTest(shared)
{
    private static readonly Breach[] Breaches = [.. OrderingBreaches.All, .. PaymentBreaches.All, .. StockBreaches.All, .. OtherBreaches.All];

    // What is broken here is nobody else's.
    protected override Task<Shop> StartAsync(SharedShop sharedShop) =>
        Shop.StartAsync(("Payments:BankTransfer:Offered", "true"), ("Payments:BankTransfer:Instructions", "Example Bank"));

    [Fact]
    public async Task Each_is_broken_by_a_row_of_its_own()
    {
        var story = await TellAsync();
        await Shop.ShouldBeSoundAsync();
        // What is news to one module is no longer to the others.
        Shop.Clock.Advance(TimeSpan.FromMinutes(20));
        await Shop.ShouldBeSoundAsync();

        var failures = new List<string>();
        foreach (var breach in Breaches)
            if (await WrongAsync(breach, story) is { } wrong) failures.Add($"{breach.Invariant}: {wrong}");
        failures.ShouldBeEmpty(string.Join('\n', failures));
        await Shop.ShouldBeSoundAsync();
        (await Shop.AskAsync((IEnumerable<IInvariants> all) => Task.FromResult(all.SelectMany(i => i.All).Select(i => i.Name).ToList())))
            .Except(Breaches.Select(b => b.Invariant)).ShouldBeEmpty("Each invariant has a row that breaks it.");
    }

    /// <summary>What is not as it should be; null for nothing. The row is as before afterwards.</summary>
    private async Task<string?> WrongAsync(Breach breach, Story story)
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        var modules = Shop.Services.GetRequiredService<ModuleCatalog>().WithDatabase
            .Select(m => scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(m.Name)).ToList();
        foreach (var db in modules) await db.Database.BeginTransactionAsync();
        try
        {
            if (await breach.Change(new(story, scope.ServiceProvider)) == 0) return "there is no such row";
        }
        catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException)
        {
            return breach.IsRefused ? null : e.Message;
        }
        if (breach.IsRefused) return "the database did not refuse it";
        var broken = new List<string>();
        var rows = new List<string>();
        await foreach (var (invariant, found) in Finding.AllAsync(scope.ServiceProvider.GetServices<IInvariants>(), TestContext.Current.CancellationToken))
        {
            if (found.Count > 0) broken.Add(invariant.Name);
            if (invariant.Name == breach.Invariant) rows.AddRange(found);
        }
        if (!broken.ToHashSet(StringComparer.Ordinal).SetEquals([breach.Invariant, .. breach.Too])) return $"broken are {string.Join(", ", broken)}";
        var row = breach.Row(story).ToString()!;
        return rows.Exists(r => r.Contains(row, StringComparison.OrdinalIgnoreCase)) ? null : $"no row has {row}: {string.Join("; ", rows)}";
    }

    private async Task<Story> TellAsync()
    {
        var card = await CardAsync(1000);
        var (customer, customerId) = await CustomerAsync();
        (await Admin.PostAsync("/admin/coupons", new { code = "BREACH", percent = 10 })).ShouldBe(201);
        var sku = await ProductAsync(5000);
        var cart = await CartAsync(customer, (sku, 2));
        (await customer.PutAsync($"/carts/{cart}/coupon", new { code = "BREACH" })).ShouldBe(200);
        var delivered = await PaidByAsync(customer, await QuoteAsync(customer, cart), "pm_card_visa", card.Code);
        await DeliveredAsync(customer, delivered);
        await RefundAsync(delivered, 100);
        await OrderUntilAsync(customer, delivered, o => o.GetProperty("paymentStatus").ValueEquals("partiallyRefunded"), "a part went back");
        (await customer.PostAsync($"/orders/{delivered["id"].GetString()}/returns",
            new { lines = new[] { new { sku, quantity = 1, reason = "doesNotFit" } } }, NewKey())).ShouldBe(201);
        (await Admin.PostAsync("/admin/orders/bulk", new { action = "tag", orders = new[] { delivered["id"].GetString() }, tags = (string[])["seen"] }, NewKey()))
            .ShouldBe(202);

        var (waiting, waitingSku) = await WaitingAsync();
        (await ChangeAsync(waiting, "edits", new { discount = Usd(100), reason = "They wait." })).ShouldBe(200);
        await PaymentAsync(waiting, p => p.Refunds.Any(r => r.State == "succeeded"), "the difference went back");
        (await ChangeAsync(waiting, "supplements", More(await ProductAsync(700)))).ShouldBe(201);

        var (raised, raisedSku) = await WaitingAsync();
        var link = (await ChangeAsync(raised, "supplements", More(await ProductAsync(700)))).ShouldBe(201)["link"].GetString()!;
        (await Guest.PostAsync($"/pay/difference/{link.Split("/pay/difference/")[1]}", new { paymentMethod = "pm_card_visa" }, NewKey())).ShouldBe(202);
        await Eventually.TrueAsync(async () => (await OrderOfAsync(raised["id"].GetString()!))["supplements"][0].GetProperty("status")
            .ValueEquals("carriedOut"), "the change is made");

        var transfer = await PaidByAsync(Guest, await QuotedAsync(Guest), "bankTransfer");
        var back = await SentBackAsync();
        (await ExchangeAsync(back, For((await ProductAsync(2000), 1)))).ShouldBe(200);
        var replacement = await ReplacementAsync(back);
        await Eventually.TrueAsync(async () => (await OrderOfAsync(replacement["id"].GetString()!)) is var o && o["status"].ValueEquals("delivered")
            && o["paymentStatus"].ValueEquals("captured"), "what is sent instead has come");

        (await Admin.PostAsync("/admin/locations", new { code = "SECOND", name = "Second", priority = 10 }, NewKey())).ShouldBe(201);
        var moved = await ProductAsync();
        (await Admin.PostAsync($"/admin/stock/{moved}/adjustments", new { delta = 5, reason = "Delivery", location = "SECOND" }, NewKey())).ShouldBe(201);
        (await Admin.PostAsync("/admin/transfers", new { to = "SECOND", send = true, lines = new[] { new { sku = moved, quantity = 3 } } }, NewKey()))
            .ShouldBe(201);
        await RepriceAsync(moved);
        var draft = (await Admin.PostAsync("/admin/drafts", new
        {
            email = "drafted@example.com",
            shipTo = ShipTo,
            lines = new[] { new { sku = moved, quantity = 1 } },
        }, NewKey())).ShouldBe(201);
        (await DraftAsync(draft, "send")).ShouldBe(200);
        return new(Of(delivered, sku), Of(waiting, waitingSku), Of(transfer, ""), Of(back.Order, back.Sku), Of(replacement, ""), Of(raised, raisedSku))
        {
            GiftCard = Guid.Parse(card.Id),
            Customer = customerId,
            MovedSku = moved,
            Draft = draft["number"].GetString()!,
        };
    }

    /// <summary>Three were ordered, two are there.</summary>
    private async Task<(ApiResponse Order, string Sku)> WaitingAsync()
    {
        var sku = await ProductAsync(1999, 2);
        (await Admin.PutAsync($"/admin/stock/{sku}/backorder", new { limit = 5 }, (await Admin.GetAsync($"/admin/stock/{sku}")).ETag)).ShouldBe(200);
        var order = await OrderAsync(Guest, sku, 3);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("confirmed") && o.GetProperty("paymentStatus").ValueEquals("captured"),
            "it is charged and waits");
        return (order, sku);
    }

    private async Task RepriceAsync(string sku)
    {
        var path = "/admin/products/" + (await Admin.GetAsync($"/admin/products?q={sku}"))["items"][0].GetProperty("id").GetString();
        var product = (await Admin.GetAsync(path)).ShouldBe(200);
        (await Admin.PutAsync(path, new
        {
            name = product["name"],
            description = product["description"],
            category = product["category"],
            status = "active",
            attributes = new { },
            variants = new[] { new { sku, name = "one", price = Usd(2099), weightGrams = 250 } },
        }, product.ETag)).ShouldBe(200);
    }

    private static object More(string sku) => new { lines = new[] { new { sku, quantity = 1 } }, reason = "They rang." };

    /// <summary>With the version that the order has now: what was paid becomes known meanwhile.</summary>
    private async Task<ApiResponse> ChangeAsync(ApiResponse order, string what, object body) => await Eventually.GetAsync(async () =>
        await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order["id"].GetString()}/{what}", body, NewKey(),
            $"\"{(await OrderOfAsync(order["id"].GetString()!))["version"]}\"") is var answer && (int)answer.Status != 412 ? answer : null, "it is changed");

    private static Told Of(ApiResponse order, string sku) => new(order["id"].GetGuid(), order["number"].GetString()!, sku);
}

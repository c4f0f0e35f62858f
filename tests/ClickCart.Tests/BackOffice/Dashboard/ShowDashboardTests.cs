using AngleSharp.Dom;

namespace ClickCart.Tests.BackOffice.Dashboard;

public sealed class ShowDashboardTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task Every_figure_has_its_chart_and_its_table()
    {
        using var office = await Shop.OfficeAsync("/admin");
        foreach (var tile in office.Page.QuerySelectorAll(".dashboard > section"))
        {
            tile.QuerySelector("svg[role=img]")!.GetAttribute("aria-label").ShouldNotBeNullOrEmpty();
            tile.QuerySelector("table caption").ShouldNotBeNull(tile.TextContent);
        }
        office.Page.QuerySelectorAll(".dashboard h2").Select(h => h.TextContent.Trim())
            .ShouldBe(["Revenue", "Orders", "Average order", "Cart to order", "Orders that wait", "Refunds", "Disputes", "Low stock", "Failed work"]);
    }

    [Fact]
    public async Task Sales_carts_and_refunds_count_for_their_day_and_currencies_are_never_added()
    {
        var sku = await ProductAsync(1000);
        var (first, second) = (await OrderAsync(Guest, sku), await OrderAsync(Guest, sku));
        var euros = await OrderAsync(Guest, await ProductAsync(7000, currency: "EUR"));
        await CartAsync(Guest, (sku, 1));
        await CartAsync(Guest);
        foreach (var order in new[] { first, second, euros }) await DeliveredAsync(Guest, order);
        (await Admin.PostAsync($"/admin/orders/{first["id"].GetString()}/refunds", new { amount = new { amount = 250, currency = "USD" }, reason = "late" },
            NewKey())).ShouldBe(202);

        using var office = await Shop.OfficeAsync("/admin?days=7");
        Value(office, "Revenue").ShouldBe(Dollars(Total(first) + Total(second)));
        Note(office, "Revenue").ShouldContain($"and €{Total(euros) / 100m:N2}");
        Value(office, "Orders").ShouldBe("3");
        Value(office, "Average order").ShouldBe(Dollars((Total(first) + Total(second)) / 2));
        Value(office, "Cart to order").ShouldBe("75%");
        Value(office, "Refunds").ShouldBe("$2.50");
        Value(office, "Failed work").ShouldBe("0");

        // A week later they are what the present is compared with; a month later the cart that was left is forgotten, and still counts.
        Shop.Clock.Advance(TimeSpan.FromDays(7));
        using var later = await Shop.OfficeAsync("/admin?days=7");
        Value(later, "Orders").ShouldBe("0");
        Note(later, "Orders").ShouldContain("100% less");
        Note(later, "Refunds").ShouldContain("100% less");
    }

    [Fact]
    public async Task It_begins_with_today_and_what_to_do_and_each_count_leads_to_exactly_these()
    {
        using var office = await Shop.OfficeAsync("/admin");
        // Of the demonstration shop nothing waits but some stock.
        office.Page.QuerySelectorAll(".tasks a:not(.none) span").Select(s => s.TextContent).ShouldBeSubsetOf(["Low stock"]);
        (office.Page.QuerySelector(".calm") is null).ShouldBe(office.Page.QuerySelector(".tasks a:not(.none)") is not null);
        var (sku, low) = (await ProductAsync(1000, name: "Top mug"), await ProductAsync(stock: 3));
        (await Admin.PutAsync("/admin/settings", new { values = new Dictionary<string, string> { ["Shipping:BuyLabels"] = "Manual" } },
            (await Admin.GetAsync("/admin/settings")).ETag)).ShouldBe(200);
        var orders = new[] { await OrderAsync(Guest, sku, 2), await OrderAsync(Guest, sku), await OrderAsync(Guest, sku) };
        foreach (var order in orders) await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("confirmed"), "it is confirmed");
        (await Admin.PostAsync($"/admin/orders/{orders[2]["id"].GetString()}/hold", new { reason = "Call first." }, NewKey())).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "Shipping knows of it");

        (await office.OpenAsync("/admin?days=7")).ShouldBe(200);
        var today = office.Page.QuerySelectorAll(".today .stat").ToDictionary(f => f.QuerySelector("h3")!.TextContent.Trim(), f => f);
        today.Keys.ShouldBe(["Orders", "Revenue", "Units"]);
        today["Orders"].QuerySelector(".stat-value")!.TextContent.ShouldBe("3");
        today["Orders"].TextContent.ShouldContain("Yesterday by now 0");
        today["Units"].QuerySelector(".stat-value")!.TextContent.ShouldBe("4");
        office.Page.QuerySelector(".rankings")!.TextContent.ShouldContain("Top mug");
        office.Page.QuerySelector(".calm").ShouldBeNull();

        var tasks = office.Page.QuerySelectorAll(".tasks a").ToDictionary(
            t => t.QuerySelector("span")!.TextContent, t => (Count: t.QuerySelector("strong")!.TextContent, Address: t.GetAttribute("href")!));
        tasks.Keys.ShouldBe([
            "To ship", "Held", "Wait for goods", "Stuck", "Returns to decide", "Returns to refund", "Exchanges that could not be ordered",
            "Exchanges whose link holds no more", "Payment alerts", "Open disputes", "Low stock",
            "Goods overdue", "Dead letters", "Failing templates",
        ]);
        foreach (var (label, (count, address)) in tasks)
            (await office.OpenAsync(address)).ShouldBe(200).Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(int.Parse(count), label);
        (tasks["To ship"].Count, tasks["Held"].Count, tasks["Stuck"].Count).ShouldBe(("2", "1", "0"));
        (await office.OpenAsync(tasks["Low stock"].Address)).ShouldShow(low);

        // A day later they are yesterday's, and what is not sent for longer than the shop wants is stuck.
        Shop.Clock.Advance(TimeSpan.FromDays(1));
        using (var tomorrow = await Shop.OfficeAsync("/admin")) tomorrow.Page.QuerySelector(".today .stat")!.TextContent.ShouldContain("Yesterday by now 3");
        Shop.Clock.Advance(TimeSpan.FromDays(2.5));
        using var late = await Shop.OfficeAsync("/admin/orders?waiting=stuck");
        late.Rows.Count.ShouldBe(2);
        (await (await Shop.AdminAsync()).GetAsync("/admin/orders?stuck=true"))["items"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_day_is_the_shops_not_that_of_UTC()
    {
        // Somewhere it is another day now than in UTC: east of it from 10:00 on, west of it before 11:00.
        var now = Shop.Clock.GetUtcNow();
        await using var elsewhere = await Shop.StartAsync(("ClickCart:TimeZone", now.Hour >= 11 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago"));
        var today = DateOnly.FromDateTime(now.UtcDateTime).AddDays(now.Hour >= 11 ? 1 : -1);
        var admin = await elsewhere.AdminAsync();
        var sku = $"TZ-{Guid.CreateVersion7():n}"[..20];
        (await admin.PostCsvAsync("/admin/products/import",
            $"sku,name,category,price,currency,weightGrams,stock\n{sku},Lamp,home,10.00,USD,100,50\n")).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await elsewhere.OutstandingAsync()).Count == 0, "the stock is counted");
        var order = await OrderAsync(elsewhere.Guest, sku);
        await CartAsync(elsewhere.Guest, (sku, 1));
        await DeliveredAsync(elsewhere.Guest, order);
        (await admin.PostAsync($"/admin/orders/{order["id"].GetString()}/refunds", new { amount = new { amount = 250, currency = "USD" }, reason = "late" },
            NewKey())).ShouldBe(202);

        order["number"].GetString()!.ShouldStartWith($"CC-{today:yyMMdd}-");
        using var office = await elsewhere.OfficeAsync("/admin?days=7");
        foreach (var (tile, value) in new[] { ("Orders", "1"), ("Revenue", Dollars(Total(order))), ("Refunds", "$2.50"), ("Cart to order", "50%") })
        {
            Value(office, tile).ShouldBe(value);
            Tile(office, tile).QuerySelector("tbody tr:last-child")!.TextContent.Trim().ShouldBe($"{today:d MMM}{value}");
        }
    }

    [Fact]
    public async Task Only_staff_may_look_and_only_at_the_periods_offered()
    {
        using var office = await Shop.OfficeAsync("/admin");
        foreach (var days in new[] { "7", "30", "90" }) (await office.OpenAsync($"/admin?days={days}")).ShouldBe(200);
        (await office.OpenAsync("/admin?days=8")).ShouldBe(400);
        using var guest = Shop.Browser();
        (await guest.OpenAsync("/admin")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    private static long Total(ApiResponse order) => order["total"].GetProperty("amount").GetInt64();
    private static string Dollars(long cents) => $"${cents / 100m:N2}";
    private static IElement Tile(Browser office, string label) => office.Page.QuerySelectorAll(".dashboard > section").Single(s =>
        s.QuerySelector("h2")!.TextContent.Trim() == label);
    private static string Value(Browser office, string label) => Tile(office, label).QuerySelector(".stat-value")!.TextContent;
    private static string Note(Browser office, string label) => Tile(office, label).QuerySelector(".stat-note")!.TextContent;
}

using System.Globalization;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class SearchOrdersTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Staff_finds_orders_by_number_email_recipient_and_sku()
    {
        var email = $"find-{Guid.CreateVersion7():n}@example.com";
        var order = await PlaceAsync(email: email);
        foreach (var q in new[] { order.Response["number"].GetString()!, order.Response["number"].GetString()!.ToLowerInvariant(), email[..30],
            email.ToUpperInvariant(), order.Response["lines"][0].GetProperty("sku").GetString()! })
            (await FoundAsync($"q={Uri.EscapeDataString(q)}")).ShouldBe([order.Id], q);
        (await FoundAsync("q=ada%20buyer&limit=100")).ShouldContain(order.Id);
        (await FoundAsync("q=no-such-thing-anywhere")).ShouldBeEmpty();
        (await FoundAsync($"q={email}&status=awaitingPayment")).ShouldBe([order.Id]);
        (await FoundAsync($"q={email}&status=shipped")).ShouldBeEmpty();
        (await FoundAsync($"q={email}&paymentStatus=pending&fulfilmentStatus=unfulfilled")).ShouldBe([order.Id]);
        (await FoundAsync($"q={email}&paymentStatus=captured")).ShouldBeEmpty();
        (await FoundAsync($"q={email}&fulfilmentStatus=delivered")).ShouldBeEmpty();
        var at = Uri.EscapeDataString(order.Response["createdAt"].GetDateTimeOffset().ToString("O", CultureInfo.InvariantCulture));
        (await FoundAsync($"q={email}&from={at}")).ShouldBe([order.Id]);
        (await FoundAsync($"q={email}&to={at}")).ShouldBeEmpty();
        // The whole of a day, and on the page the same.
        var placed = order.Response["createdAt"].GetDateTimeOffset().UtcDateTime;
        var (day, before, after) = ($"{placed:yyyy-MM-dd}", $"{placed.AddDays(-1):yyyy-MM-dd}", $"{placed.AddDays(1):yyyy-MM-dd}");
        foreach (var (from, to, found) in new[] { (day, day, true), (before, before, false), (after, after, false), (before, after, true), (day, "", true) })
        {
            (await FoundAsync($"q={email}&from={from}&to={to}")).Count.ShouldBe(found ? 1 : 0, $"{from} to {to}");
            (await Admin.GetAsync($"~/admin/orders?q={email}&from={from}&to={to}")).ShouldBe(200).Text.Contains(order.Response["number"].GetString()!)
                .ShouldBe(found, $"{from} to {to} on the page");
        }
    }

    [Fact]
    public async Task Staff_finds_orders_by_street_postal_code_and_phone()
    {
        var email = $"post-{Guid.CreateVersion7():n}@example.com";
        var quote = FakeModules.Quote(Now);
        FakeModules.Quotes[quote.Id] = quote = quote with
        {
            ShipTo = new("Zoë Find", "12 Öl Mill Rise", "Flat 7b", "London", null, "SW1A 1AA", "GB", "+44 (20) 7946-0958"),
        };
        var billed = new Address("Accounts", "Cheapside 99", null, "London", null, "EC2V-6DN", "GB", "020 7946 0111");
        var order = (await Guest.PostAsync("/orders", new
        {
            quoteId = quote.Id,
            shippingOptionId = "rate-1",
            email,
            billTo = billed,
            paymentMethod = "pm_card_visa",
            expectedTotal = quote.ShippingOptions[0].Total,
        }, NewKey())).ShouldBe(201)["id"].GetGuid();

        foreach (var q in new[] { "12 öl mill", "12 Öl Mill Rise", "MILL RISE", "flat 7B", "cheapside 99", "SW1A 1AA", "sw1a1aa", "SW1A", "sw1a-1aa",
            "zoe find", "12 ol mill rise", "EC2V 6DN", order.ToString(), "+44 20 7946 0958", "0044 20 7946 0958", "020 7946 0958", "79460958", "(20) 7946", "020-7946-0111" })
            (await FoundAsync($"q={Uri.EscapeDataString(q)}&limit=100")).ShouldContain(order, q);
        foreach (var q in new[] { "13 öl mill", "SW1A 2AA", "A1 1AA", "+44 20 7946 0959" })
            (await FoundAsync($"q={Uri.EscapeDataString(q)}&limit=100")).ShouldNotContain(order, q);
    }

    /// <summary>As the catalogue is searched: whatever keyboard the sender and the seeker have.</summary>
    [Theory]
    [InlineData("Müllerstraße 5", "MUELLERSTRASSE 5|müllerstrasse|Mullerstrasse|muellerstraße|MÜLLERSTRASSE")]
    [InlineData("Muellerstrasse 5", "Müllerstraße|MÜLLERSTRASSE 5|muellerstraße")]
    [InlineData("Søndergade 7", "Sondergade|SOENDERGADE|søndergade|Søndergade 7")]
    [InlineData("Soendergade 7", "Søndergade|SØNDERGADE 7")]
    [InlineData("ul. Łódzka 3", "lodzka|ŁÓDZKA|Łodzka 3")]
    [InlineData("Åkergatan 1", "aakergatan|akergatan|ÅKERGATAN")]
    [InlineData("Rue de l’Œuvre 2", "rue de l'oeuvre|OEUVRE|œuvre")]
    [InlineData("Đường Nguyễn Huệ 9", "duong nguyen hue|Nguyễn Huệ")]
    [InlineData("İstiklal Cd. 4", "istiklal|ISTIKLAL|ıstiklal")]
    [InlineData("Main\u00A0Street  8", "main street 8|Main  Street")]
    [InlineData("Ｍａｉｎ Ｓｔ １２", "main st 12")]
    public async Task Streets_are_found_as_people_write_them(string line1, string sought)
    {
        var order = await OrderToAsync(a => a with { Line1 = line1 });
        foreach (var q in sought.Split('|')) (await FoundAsync($"q={Uri.EscapeDataString(q)}&limit=100")).ShouldContain(order, q);
    }

    [Theory]
    [InlineData("+49 (0)30 2345678", "+49 30 2345678|0049 30 2345678|030 2345678|030/2345678|(030) 23 45 678|302345678|+49-30-2345-678|030\u00A02345\u2013678|２３４５６７８")]
    [InlineData("030 2345678", "+49 30 2345678|0049(0)302345678|030-2345678|+49 (0)30 23456 78")]
    [InlineData("+49302345678", "030 2345678|+49 (0) 30 2345678")]
    [InlineData("(415) 555-0177", "+1 415 555 0177|001 415 555 0177|415.555.0177|4155550177|555-0177")]
    [InlineData("22 12 34 57", "+47 22 12 34 57|22123457")]
    [InlineData("555 1299", "+354 555 1299|5551299")]
    public async Task Phone_numbers_are_found_in_any_form(string phone, string sought)
    {
        var order = await OrderToAsync(a => a with { Phone = phone });
        foreach (var q in sought.Split('|')) (await FoundAsync($"q={Uri.EscapeDataString(q)}&limit=100")).ShouldContain(order, q);
        (await FoundAsync($"q={Uri.EscapeDataString("+49 30 99" + phone[^4..])}&limit=100")).ShouldNotContain(order);
    }

    [Theory]
    [InlineData("GB", "SW1A 1AB", "SW1A1AB|sw1a 1ab|sw1a-1ab|SW1A\u00A01AB")]
    [InlineData("GB", "SW1A1AB", "SW1A 1AB")]
    [InlineData("NL", "1234 AX", "1234AX|1234 ax|1234")]
    [InlineData("SE", "111 29", "11129|111 29|111-29")]
    [InlineData("PL", "90-401", "90401|90-401|90 401")]
    [InlineData("JP", "100-0005", "1000005|100-0005|〒100-0005|１００－０００５")]
    public async Task Postal_codes_are_found_with_blanks_and_without(string country, string code, string sought)
    {
        var order = await OrderToAsync(a => a with { Country = country, Region = null, PostalCode = code });
        foreach (var q in sought.Split('|')) (await FoundAsync($"q={Uri.EscapeDataString(q)}&limit=100")).ShouldContain(order, q);
    }

    private async Task<Guid> OrderToAsync(Func<Address, Address> change)
    {
        var quote = FakeModules.Quote(Now);
        FakeModules.Quotes[quote.Id] = quote = quote with { ShipTo = change(quote.ShipTo) };
        return (await Guest.PostAsync("/orders", new
        {
            quoteId = quote.Id,
            shippingOptionId = "rate-1",
            email = $"found-{Guid.CreateVersion7():n}@example.com",
            paymentMethod = "pm_card_visa",
            expectedTotal = quote.ShippingOptions[0].Total,
        }, NewKey())).ShouldBe(201)["id"].GetGuid();
    }

    [Fact]
    public async Task Staff_sorts_them_both_ways_and_pages_go_on_where_they_ended()
    {
        var email = $"sort-{Guid.CreateVersion7():n}@example.com";
        var orders = new List<Guid>();
        for (var i = 0; i < 3; i++) orders.Add((await PlaceAsync(email: email)).Id);
        (await FoundAsync($"q={email}")).ShouldBe([.. Enumerable.Reverse(orders)]);
        (await FoundAsync($"q={email}&sort=placed")).ShouldBe(orders);
        // They come to the same, so the id decides, on whatever page.
        var whole = await FoundAsync($"q={email}&sort=-total");
        var first = (await Admin.GetAsync($"/admin/orders?q={email}&sort=-total&limit=2")).ShouldBe(200);
        var rest = await FoundAsync($"q={email}&sort=-total&limit=2&cursor={first["nextCursor"].GetString()}");
        rest.ShouldBe([whole[2]]);
        (await Admin.GetAsync($"/admin/orders?q={email}&sort=total&cursor={first["nextCursor"].GetString()}")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync("/admin/orders?sort=colour")).ShouldBeProblem(400, "malformed-request");
    }

    [Fact]
    public async Task Wrong_filters_are_malformed()
    {
        foreach (var query in new[] { "status=unknown", "status=1", "paymentStatus=paid", "fulfilmentStatus=lost", "from=yesterday",
            "from=2026-11-25T08:00:00", "to=2026-11-25T08:00", "to=11/25/2026", "from=2026-13-01", "from=9999-12-31", "from=2026-11-25T08:00:00+01:00" })
        {
            (await Admin.GetAsync($"/admin/orders?{query}")).ShouldBeProblem(400, "malformed-request");
            (await Admin.GetAsync($"/admin/orders/export?{query}")).ShouldBeProblem(400, "malformed-request");
        }
        (await Admin.GetAsync("/admin/orders?limit=101")).ShouldBeProblem(400, "malformed-request");
    }

    [Fact]
    public async Task Only_staff_may_search()
    {
        (await Guest.GetAsync("/admin/orders")).ShouldBe(401);
        (await Host.Account(Guid.CreateVersion7()).GetAsync("/admin/orders")).ShouldBe(403);
        (await Host.Account(Guid.CreateVersion7(), "support").GetAsync("/admin/orders")).ShouldBe(200);
    }

    private async Task<List<Guid>> FoundAsync(string query) =>
        [.. (await Admin.GetAsync($"/admin/orders?{query}")).ShouldBe(200)["items"].EnumerateArray().Select(o => o.GetProperty("id").GetGuid())];
}

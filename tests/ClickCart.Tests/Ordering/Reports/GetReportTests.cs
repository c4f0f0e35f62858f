using System.Globalization;
using System.Text.Json;

namespace ClickCart.Tests.Ordering.Reports;

public sealed class GetReportTests(ReportShop shared) : ReportTest(shared)
{
    [Fact]
    public async Task All_reports_come_to_the_same_and_to_what_the_orders_and_their_refunds_say()
    {
        var orders = (await OrdersAsync()).Where(o => o.GetProperty("status").GetString() is not ("cancelled" or "awaitingPayment"))
            .ToLookup(o => o.GetProperty("currency").GetString()!);
        orders["USD"].Count().ShouldBe(2);
        foreach (var currency in new[] { "USD", "EUR" })
        {
            foreach (var by in Reports)
            {
                var report = await ReportAsync(by, $"currency={currency}");
                var total = report["total"];
                total.GetProperty("orders").GetInt32().ShouldBe(orders[currency].Count(), by);
                total.GetProperty("units").GetInt64().ShouldBe(
                    orders[currency].SelectMany(o => o.GetProperty("lines").EnumerateArray()).Sum(l => l.GetProperty("quantity").GetInt64()), by);
                Amount(total, "gross").ShouldBe(orders[currency].Sum(o => Amount(o, "total")), by);
                Amount(total, "tax").ShouldBe(orders[currency].Sum(o => Amount(o, "tax") + Amount(o, "taxIncluded")), by);
                Amount(total, "refunds").ShouldBe(orders[currency].Sum(o => Amount(o, "refunded")), by);
                Amount(total, "net").ShouldBe(Amount(total, "gross") - Amount(total, "tax"), by);
                Amount(total, "delivery").ShouldBe(Amount((await ReportAsync("days", $"currency={currency}"))["total"], "delivery"), by);
                foreach (var amount in Amounts) report["items"].EnumerateArray().Sum(r => Amount(r, amount)).ShouldBe(Amount(total, amount), $"{by} {amount}");
                report["currencies"].EnumerateArray().Select(c => c.GetString()).ShouldBe(["EUR", "USD"]);
            }
            foreach (var tax in orders[currency].SelectMany(o => o.GetProperty("taxes").EnumerateArray()).GroupBy(t => Named(t)))
            {
                var row = Row(await ReportAsync("tax-rates", $"currency={currency}"), tax.Key);
                Amount(row, "tax").ShouldBe(tax.Sum(t => Amount(t, "amount")), tax.Key);
                Amount(row, "net").ShouldBe(tax.Sum(t => Amount(t, "base")), tax.Key);
            }
        }
    }

    [Fact]
    public async Task A_row_says_what_its_part_of_the_orders_was()
    {
        var vat = Row(await ReportAsync("products"), Sold.Vat);
        (vat.GetProperty("orders").GetInt32(), vat.GetProperty("units").GetInt64()).ShouldBe((2, 3));
        // The refunded order paid tax on top, of the other a share went back.
        var german = Line(Sold.German, Sold.Vat);
        Amount(vat, "gross").ShouldBe(Amount(german, "total") + Amount(Line(Sold.American, Sold.Vat), "total"));
        var share = 1001m * Amount(german, "total") / Amount(Sold.German.Json, "total");
        ((decimal)(Amount(vat, "refunds") - Amount(Line(Sold.American, Sold.Vat), "total"))).ShouldBe(share, 1m);

        var countries = await ReportAsync("countries");
        Amount(Row(countries, "DE"), "gross").ShouldBe(Amount(Sold.German.Json, "total"));
        Row(countries, "DE").GetProperty("name").GetString().ShouldBe("Germany");
        Row(await ReportAsync("tax-rates"), "VAT 7").GetProperty("units").GetInt64().ShouldBe(1);
        var reduced = (await Guest.GetAsync("/categories"))["items"][1];
        Row(await ReportAsync("categories"), reduced.GetProperty("slug").GetString()!).GetProperty("name").GetString()
            .ShouldBe(reduced.GetProperty("name").GetString());
        var delivery = (await ReportAsync("products"))["items"].EnumerateArray().Single(r => r.GetProperty("key").ValueKind is JsonValueKind.Null);
        Amount(delivery, "gross").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Rows_are_sorted_by_any_column_and_paged()
    {
        var all = (await ReportAsync("products", "sort=-units"))["items"].EnumerateArray().Select(r => r.GetProperty("units").GetInt64()).ToList();
        all.ShouldBe(all.OrderDescending());
        var first = await ReportAsync("products", "sort=-units&limit=1");
        first["items"].GetArrayLength().ShouldBe(1);
        var second = await ReportAsync("products", $"sort=-units&limit=100&cursor={first["nextCursor"].GetString()}");
        first["items"].EnumerateArray().Concat(second["items"].EnumerateArray()).Select(r => r.GetProperty("units").GetInt64()).ShouldBe(all);
        second["nextCursor"].ValueKind.ShouldBe(JsonValueKind.Null);
        Amount(second["total"], "gross").ShouldBe(Amount(first["total"], "gross"));
    }

    [Fact]
    public async Task Days_are_the_shops_and_periods_have_names()
    {
        var today = DateOnly.ParseExact(Sold.German["number"].GetString()![3..9], "yyMMdd", CultureInfo.InvariantCulture);
        Row(await ReportAsync("days"), $"{today:yyyy-MM-dd}").GetProperty("orders").GetInt32().ShouldBe(2);
        (await ReportAsync("days", $"from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}"))["items"].GetArrayLength().ShouldBe(1);
        (await ReportAsync("days", $"from={today.AddDays(-9):yyyy-MM-dd}&to={today.AddDays(-1):yyyy-MM-dd}"))["items"].GetArrayLength().ShouldBe(0);
        var year = await ReportAsync("days", "period=lastYear");
        (year["from"].GetString(), year["to"].GetString()).ShouldBe(($"{year["from"].GetString()![..4]}-01-01", $"{year["from"].GetString()![..4]}-12-31"));
        foreach (var wrong in new[] { "from=yesterday", "period=lastDecade", "from=2026-02-02&to=2026-02-01", "currency=XXX", "sort=--gross", "sort=colour" })
            (await Admin.GetAsync($"/admin/reports/days?{wrong}")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync("/admin/reports/weather")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync("/admin/reports/days")).ShouldBe(401);
    }

    [Fact]
    public async Task The_page_shows_the_same_with_its_periods_and_what_is_exported()
    {
        using var office = await Shop.OfficeAsync("/admin/reports");
        office.Address.AbsolutePath.ShouldBe("/admin/reports/days");
        var report = await ReportAsync("products");
        (await office.OpenAsync("/admin/reports/products?sort=-gross")).ShouldBe(200);
        office.Rows.Count.ShouldBe(report["items"].GetArrayLength());
        office.Rows[0].ShouldContain(report["items"][0].GetProperty("key").GetString()!);
        office.Page.QuerySelector("tfoot")!.TextContent.ShouldContain($"${Amount(report["total"], "gross") / 100m:N2}");
        office.Page.QuerySelector(".periods [aria-current]")!.TextContent.ShouldBe("Last 30 days");
        office.Page.QuerySelector("a[download]")!.GetAttribute("href").ShouldBe("/admin/reports/products/export?sort=-gross");
        (await office.OpenAsync("/admin/reports/days?period=lastYear")).ShouldShow("Nothing was sold");
    }

    private async Task<ApiResponse> ReportAsync(string by, string query = "") => (await Admin.GetAsync($"/admin/reports/{by}?{query}")).ShouldBe(200);

    private static JsonElement Row(ApiResponse report, string key) =>
        report["items"].EnumerateArray().Single(r => r.GetProperty("key").ValueEquals(key));

    private static JsonElement Line(ApiResponse order, string sku) => order["lines"].EnumerateArray().Single(l => l.GetProperty("sku").ValueEquals(sku));

    private static string Named(JsonElement tax) =>
        string.Create(CultureInfo.InvariantCulture, $"{tax.GetProperty("name").GetString()} {tax.GetProperty("percent").GetDecimal():0.####}");
}

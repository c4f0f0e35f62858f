namespace ClickCart.Tests.Ordering.Orders;

public sealed class ExportOrdersTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Staff_gets_what_a_search_finds_as_a_table_newest_first()
    {
        var email = $"csv-{Guid.CreateVersion7():n}@example.com";
        var (first, second) = (await PlaceAsync(email: email), await PlaceAsync(email: email));
        await second.PublishAsync(Authorized, Captured, o => Refund(o, 1000, 1000));

        var lines = await ExportAsync($"q={email}");
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("number,placedAt,status,paymentStatus,fulfilmentStatus,email,name,");
        var newest = lines[1].Split(',');
        newest[0].ShouldBe(second.Response["number"].GetString());
        newest[2..6].ShouldBe(["confirmed", "partiallyRefunded", "unfulfilled", email]);
        lines[0].ShouldEndWith(",currency,subtotal,discount,shipping,tax,includedTax,total,refunded,id,tags");
        newest[^10..^2].ShouldBe(["USD", "49.97", "5.00", "7.00", "4.55", "0.00", "56.52", "10.00"]);
        lines[2].ShouldStartWith(first.Response["number"].GetString()!);

        (await ExportAsync($"q={email}&paymentStatus=pending")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_spreadsheet_takes_no_field_for_a_formula()
    {
        var quote = FakeModules.Quote(Now);
        quote = FakeModules.Quotes[quote.Id] = quote with
        {
            ShipTo = quote.ShipTo with
            {
                Name = "=HYPERLINK(\"http://evil.example\",\"Refund, \"\"free\"\"\")",
                City = "@home"
            }
        };
        var email = $"+{Guid.CreateVersion7():n}@example.com";
        (await Guest.PostAsync("/orders", Body(quote, email: email), NewKey())).ShouldBe(201);
        var line = (await ExportAsync($"q={Uri.EscapeDataString(email)}"))[1];
        line.ShouldContain($",'{email},\"'=HYPERLINK(\"\"http://evil.example\"\"");
        line.ShouldContain(",'@home,");
    }

    [Fact]
    public async Task Only_staff_may_and_wrong_filters_are_malformed()
    {
        (await Guest.GetAsync("/admin/orders/export")).ShouldBe(401);
        (await Host.Account(Guid.CreateVersion7()).GetAsync("/admin/orders/export")).ShouldBe(403);
        (await Admin.GetAsync("/admin/orders/export?status=unknown")).ShouldBeProblem(400, "malformed-request");
        (await Admin.GetAsync($"/admin/orders/export?q={new string('x', 201)}")).ShouldBeInvalid("q");
    }

    private async Task<string[]> ExportAsync(string query)
    {
        var answer = (await Admin.GetAsync($"/admin/orders/export?{query}")).ShouldBe(200);
        answer.ContentHeaders.ContentType?.MediaType.ShouldBe("text/csv");
        answer.ContentHeaders.ContentDisposition?.FileName.ShouldBe("orders.csv");
        return answer.Text.TrimEnd().Split("\r\n");
    }
}

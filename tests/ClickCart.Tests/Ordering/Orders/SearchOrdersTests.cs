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
    }

    [Fact]
    public async Task Wrong_filters_are_malformed()
    {
        foreach (var query in new[] { "status=unknown", "status=1", "paymentStatus=paid", "fulfilmentStatus=lost", "from=yesterday", "limit=101" })
            (await Admin.GetAsync($"/admin/orders?{query}")).ShouldBeProblem(400, "malformed-request");
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

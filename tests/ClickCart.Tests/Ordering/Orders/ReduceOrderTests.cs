using System.Text.Json;

namespace ClickCart.Tests.Ordering.Orders;

/// <summary>Of orders of two shirts and three pairs of socks.</summary>
public sealed class ReduceOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    private void Allow(double minutes) => Host.Services.GetRequiredService<IConfiguration>()["Ordering:CustomerEditMinutes"] = $"{minutes}";

    private static string Sku(Placed order, int line) => order.Response["lines"][line].GetProperty("sku").GetString()!;

    private static long Amount(JsonElement money) => money.GetProperty("amount").GetInt64();

    private async Task<ApiResponse> ReduceAsync(Placed order, string query, params (string Sku, int Quantity)[] lines) => await Guest.SendAsync(
        HttpMethod.Post, $"/orders/{order.Id}/reductions{query}", new { lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity }) }, NewKey(),
        $"\"{(await order.ReadAsync())["version"]}\"", order.Token);

    [Fact]
    public async Task A_guest_takes_out_what_is_not_wanted_within_the_shops_time()
    {
        Allow(60);
        var order = await PlacedAsync(Authorized);
        var preview = (await ReduceAsync(order, "?preview=true", (Sku(order, 0), 1), (Sku(order, 1), 0))).ShouldBe(200);
        // 19.99 − 2.00 + 7.00 + 8.75 %.
        Amount(preview["after"].GetProperty("total")).ShouldBe(1999 - 200 + 700 + 219);
        (await ReduceAsync(order, "", (Sku(order, 0), 1), (Sku(order, 1), 0))).ShouldBe(200);
        var now = await order.ReadAsync();
        (Amount(now["total"]), now["lines"].GetArrayLength()).ShouldBe((2718, 1));
        (await order.PublishedAsync("ordering.order-edited.v1")).ShouldHaveSingleItem().GetProperty("actor").GetString().ShouldBe("guest");
        // The address too, before the carrier has said anything.
        (await Guest.PostAsync($"/orders/{order.Id}/edits", new
        {
            shipTo = new { name = "Ada Buyer", line1 = "1 Market St", city = "San Francisco", region = "CA", postalCode = "94105", country = "US" },
        }, NewKey(), order.Token)).ShouldBe(200)["shipTo"].GetProperty("line1").GetString().ShouldBe("1 Market St");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Not_more_not_all_not_somebody_elses_and_not_too_late()
    {
        Allow(60);
        var order = await PlacedAsync(Authorized);
        (await ReduceAsync(order, "", (Sku(order, 0), 3))).ShouldBeProblem(422, "validation-failed");
        (await ReduceAsync(order, "", (FakeModules.Product(), 1))).ShouldBeProblem(422, "validation-failed");
        (await ReduceAsync(order, "", (Sku(order, 0), 0), (Sku(order, 1), 0))).ShouldBeProblem(422, "validation-failed");
        (await ReduceAsync(order, "", (Sku(order, 0), 2))).ShouldBeProblem(409, "not-editable");
        (await Guest.SendAsync(HttpMethod.Post, $"/orders/{order.Id}/reductions", new { lines = new[] { new { sku = Sku(order, 0), quantity = 1 } } }, NewKey(), "\"1\""))
            .ShouldBeProblem(404, "not-found");
        await order.PublishAsync(o => new ClickCart.Shipping.Contracts.PackingBegun(o.Id, o.Shipment, Now));
        (await ReduceAsync(order, "", (Sku(order, 0), 1))).ShouldBeProblem(409, "already-shipped");
        var other = await PlacedAsync(Authorized);
        Allow(0);
        (await ReduceAsync(other, "", (Sku(other, 0), 1))).ShouldBeProblem(409, "not-editable");
        Allow(0.0001);
        (await ReduceAsync(other, "", (Sku(other, 0), 1))).ShouldBeProblem(409, "not-editable");
        Allow(60);
    }
}

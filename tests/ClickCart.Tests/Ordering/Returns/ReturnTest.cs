using System.Text.Json;

namespace ClickCart.Tests.Ordering.Returns;

/// <summary>A test about returns: of orders of two shirts (39.13 USD) and three pairs of socks (9.78 USD), with 7.61 USD for shipping.</summary>
public abstract class ReturnTest(SharedOrdering shared) : OrderingTest(shared)
{
    protected Task<Placed> DeliveredAsync() => PlacedAsync(Authorized, Booked, Captured, Dispatched, Delivered);

    protected static string Shirt(Placed order) => order.Response["lines"][0].GetProperty("sku").GetString()!;
    protected static string Socks(Placed order) => order.Response["lines"][1].GetProperty("sku").GetString()!;

    protected static object Lines(params (string Sku, int Quantity)[] lines) =>
        new { lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity, reason = "damaged" }), note = "The box was open." };

    protected Task<ApiResponse> AskAsync(Placed order, params (string Sku, int Quantity)[] lines) =>
        Guest.PostAsync($"/orders/{order.Id}/returns", Lines(lines), NewKey(), order.Token);

    protected Task<ApiResponse> DoAsync(string id, string what, object? body = null, string? key = null) =>
        Admin.PostAsync($"/admin/returns/{id}/{what}", body ?? new { }, key ?? NewKey());

    protected static object Goods(params (string Sku, int Quantity, bool Restock)[] lines) =>
        new { lines = lines.Select(l => new { sku = l.Sku, quantity = l.Quantity, restock = l.Restock, reason = l.Restock ? null : "Torn." }) };

    /// <summary>Approved, to be sent by the customer's own means.</summary>
    protected async Task<string> ApprovedAsync(Placed order, params (string Sku, int Quantity)[] lines)
    {
        var id = (await AskAsync(order, lines)).ShouldBe(201)["id"].GetString()!;
        (await DoAsync(id, "approve", new { way = "own" })).ShouldBe(200);
        return id;
    }

    /// <summary>All of it came back and can be sold again.</summary>
    protected async Task<string> ReceivedAsync(Placed order, params (string Sku, int Quantity)[] lines)
    {
        var id = await ApprovedAsync(order, lines);
        (await DoAsync(id, "receive", Goods([.. lines.Select(l => (l.Sku, l.Quantity, true))]))).ShouldBe(200);
        return id;
    }

    protected async Task<ApiResponse> ReadAsync(string id) => (await Admin.GetAsync($"/admin/returns/{id}")).ShouldBe(200);

    /// <summary>The refund that was decided last, as Payments is told of it.</summary>
    protected async Task<(Guid Id, long Amount)> DecidedAsync(Placed order)
    {
        var told = (await order.PublishedAsync("ordering.return-refund-decided.v1"))[^1];
        return (told.GetProperty("refundId").GetGuid(), told.GetProperty("amount").GetProperty("amount").GetInt64());
    }

    protected static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
}

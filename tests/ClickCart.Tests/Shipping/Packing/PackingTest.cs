using System.Text.Json;

namespace ClickCart.Tests.Shipping.Packing;

/// <summary>A shop whose staff buys labels by hand, and whose parcels stand still at the carrier.</summary>
public sealed class ManualShop() : SharedShop(("Shipping:BuyLabels", "Manual"), ("Sandbox:TransitSeconds", "3600"));

[CollectionDefinition(nameof(ManualShop))]
public sealed class ManualShops : ICollectionFixture<ManualShop>;

/// <summary>Tests that share that shop. Each ships the orders that it places.</summary>
public abstract class PackingTest(SharedShop shared) : ShopTest(shared)
{
    /// <summary>A confirmed order whose parcel waits.</summary>
    protected async Task<Waiting> WaitingAsync(string? sku = null, int quantity = 1, object? shipTo = null)
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku ?? await ProductAsync(), quantity)), shipTo);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        var id = order["id"].GetString()!;
        var shipment = await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/orders/{id}/shipments")).ShouldBe(200)["items"].EnumerateArray()
            .Select(s => s.GetProperty("id").GetString()).LastOrDefault(), "the parcel waits");
        return new(order, id, shipment);
    }

    /// <summary>As the queue has it; null when it does not.</summary>
    protected async Task<JsonElement?> QueuedAsync(Waiting order, string query = "") =>
        (await Admin.GetAsync($"/admin/to-ship?limit=100{query}")).ShouldBe(200)["items"].EnumerateArray()
            .Select(i => (JsonElement?)i).FirstOrDefault(i => i!.Value.GetProperty("id").ValueEquals(order.Shipment));

    protected Task<ApiResponse> LabelsAsync(object? parcel, params Waiting[] orders) => Admin.PostAsync("/admin/to-ship/labels",
        new { shipments = orders.Select(o => o.Shipment), parcels = parcel is null ? null : new[] { parcel } });

    /// <summary>An order whose label is bought, and which is paid for.</summary>
    protected async Task<Waiting> LabelledAsync()
    {
        var order = await WaitingAsync();
        Done(await LabelsAsync(null, order)).ShouldBeTrue();
        await PaidAsync(order);
        return order;
    }

    protected Task<ApiResponse> PaidAsync(Waiting order) => OrderUntilAsync(Guest, order.Order, o =>
        o.GetProperty("fulfilmentStatus").ValueEquals("labelled") && o.GetProperty("paymentStatus").ValueEquals("captured"), "it is labelled and paid for");

    protected static bool Done(ApiResponse answer, int at = 0) => answer.ShouldBe(200)["items"][at].GetProperty("done").GetBoolean();

    protected static string? Problem(ApiResponse answer, int at = 0) => answer.ShouldBe(200)["items"][at].GetProperty("problem").GetString();

    protected async Task HoldAsync(Waiting order)
    {
        (await Admin.PostAsync($"/admin/orders/{order.Id}/hold", new { reason = "The address looks odd." }, NewKey())).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await QueuedAsync(order))?.GetProperty("hold").ValueKind is JsonValueKind.Object, "the queue knows");
    }

    public sealed record Waiting(ApiResponse Order, string Id, string Shipment)
    {
        public string Number => Order["number"].GetString()!;
        public string? Token => Order["accessToken"].GetString();
    }
}

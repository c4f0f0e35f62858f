using System.Text.Json;

namespace ClickCart.Tests.Shipping.Shipments;

/// <summary>A shop at whose counter customers may pick their orders up.</summary>
public abstract class PickUpTest(PickUpTest.Counter shared) : ShopTest(shared), IClassFixture<PickUpTest.Counter>
{
    protected const string Option = "pick-up-counter-on-main-street";

    public sealed class Counter() : SharedShop(
        ("Shipping:PickUp:Name", "Counter on Main Street"), ("Shipping:PickUp:Instructions", "Ring twice. Open from 9 to 5."),
        ("Shipping:PickUp:Address:Name", "The shop"), ("Shipping:PickUp:Address:Line1", "12 Main Street"), ("Shipping:PickUp:Address:City", "Springfield"),
        ("Shipping:PickUp:Address:Region", "IL"), ("Shipping:PickUp:Address:PostalCode", "62701"), ("Shipping:PickUp:Address:Country", "US"));

    protected static JsonElement? OfferIn(ApiResponse quote) =>
        quote["shippingOptions"].EnumerateArray().Select(o => (JsonElement?)o).LastOrDefault(o => o!.Value.GetProperty("id").ValueEquals(Option));

    /// <summary>A confirmed order that its customer will pick up.</summary>
    protected async Task<ApiResponse> OrderedAsync(string sku, string paymentMethod = "pm_card_visa")
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 2)));
        var order = (await Guest.PostAsync("/orders", new
        {
            quoteId = quote["id"].GetString(),
            shippingOptionId = Option,
            email = "guest@example.com",
            paymentMethod,
            expectedTotal = OfferIn(quote)!.Value.GetProperty("total"),
        }, NewKey())).ShouldBe(201);
        await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("confirmed"), "the order is confirmed");
        return order;
    }

    protected static string IdOf(ApiResponse order) => order["id"].GetString()!;

    protected Task<string> ShipmentOfAsync(ApiResponse order) => Eventually.GetAsync(async () =>
        (await Admin.GetAsync($"/admin/orders/{IdOf(order)}/shipments")).ShouldBe(200)["items"].EnumerateArray().Select(s => s.GetProperty("id").GetString())
            .LastOrDefault(), "Shipping has the order");

    protected async Task<ApiResponse> ReadyAsync(ApiResponse order)
    {
        (await Admin.PostAsync($"/admin/shipments/{await ShipmentOfAsync(order)}/ready")).ShouldBe(200)["status"].GetString().ShouldBe("labelled");
        return await OrderUntilAsync(Guest, order, o => o.GetProperty("fulfilmentStatus").ValueEquals("labelled")
            && !o.GetProperty("paymentStatus").ValueEquals("authorized"), "it is ready, and paid");
    }

    protected Task CancelAsync(ApiResponse order) => Guest.PostAsync(
        $"/orders/{IdOf(order)}/cancel", new { reason = "Changed my mind." }, orderToken: order["accessToken"].GetString());
}

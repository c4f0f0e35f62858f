using System.Globalization;
using System.Text.Json;

namespace ClickCart.Tests.Journeys;

/// <summary>What is ordered before it is there: promised, charged, waited for, and sent once it has come.</summary>
public sealed class BackorderTests(BackorderTests.Ahead shared) : ShopTest(shared), IClassFixture<BackorderTests.Ahead>
{
    /// <summary>A shop whose books no other test touches.</summary>
    public sealed class Ahead() : SharedShop([]);

    private static readonly DateOnly Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30);

    private static string Said(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private async Task<string> ScarceAsync(int stock, int limit = 5)
    {
        var sku = await ProductAsync(1999, stock);
        await AllowAsync(sku, limit, Day, anyVersion: stock == 0);
        return sku;
    }

    private async Task AllowAsync(string sku, int limit, DateOnly day, bool anyVersion = false) => (await Admin.PutAsync($"/admin/stock/{sku}/backorder",
        new { limit, expectedOn = day }, anyVersion ? "*" : (await Admin.GetAsync($"/admin/stock/{sku}")).ETag)).ShouldBe(200);

    private static async Task<ApiResponse> PlaceAsync(Client client, params (string Sku, int Quantity)[] lines) =>
        (await client.PostAsync("/orders", OrderBody(await QuoteAsync(client, await CartAsync(client, lines))), NewKey())).ShouldBe(201);

    private async Task ArriveAsync(string sku, int units) =>
        (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = units, reason = "Delivery" }, NewKey())).ShouldBe(201);

    private static (int Backordered, string? On) Wait(ApiResponse order, int line = 0) => order["lines"][line] is var l
        ? (l.GetProperty("backordered").GetInt32(), l.TryGetProperty("expectedOn", out var on) ? on.GetString() : null) : default;

    [Fact]
    public async Task An_order_waits_is_charged_and_goes_by_itself_once_all_of_it_is_there()
    {
        var (sku, plenty) = (await ScarceAsync(2), await ProductAsync(stock: 10));
        var order = await PlaceAsync(Guest, (sku, 3), (plenty, 1));
        Wait(order).ShouldBe((1, Day.ToString("O")));
        Wait(order, 1).ShouldBe((0, null));
        var id = order["id"].GetString()!;
        // An authorisation would lapse before the goods come.
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is charged");
        var parcel = await Eventually.GetAsync(async () => (await Admin.GetAsync("/admin/to-ship?onHold=true&limit=100"))["items"].EnumerateArray()
            .Where(p => p.GetProperty("orderId").ValueEquals(id)).Select(p => p.GetProperty("hold").GetProperty("reason").GetString()).FirstOrDefault(),
            "its parcel waits");
        parcel.ShouldBe("It waits for goods that are not there yet.");
        (await Admin.GetAsync($"/admin/orders?awaitsStock=true&q={order["number"].GetString()}"))["items"].GetArrayLength().ShouldBe(1);
        (await Guest.GetAsync($"/orders/{id}", order["accessToken"].GetString()))["fulfilmentStatus"].GetString().ShouldBe("unfulfilled");

        await ArriveAsync(sku, 4);
        var delivered = await DeliveredAsync(Guest, order);
        Wait(delivered).ShouldBe((0, null));
        var timeline = (await Guest.GetAsync($"/orders/{id}/timeline", order["accessToken"].GetString()))["items"].EnumerateArray().ToList();
        timeline.ShouldContain(t => t.GetProperty("what").ValueEquals("stockArrived"));
        timeline[0].GetProperty("detail").GetString().ShouldBe($"Order {order["number"].GetString()} was placed. Expected from {Said(Day)} on: 1 × Test {sku}.");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/mails?order={id}"))["items"].EnumerateArray()
            .Count(m => m.GetProperty("template").ValueEquals("goods-arrived")) == 1, "the customer is told, once");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}"))["onHand"].GetInt32() == 3, "all has left the warehouse");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task What_is_there_may_be_packed_by_hand_and_the_rest_follows()
    {
        var sku = await ScarceAsync(2);
        var order = await PlaceAsync(Guest, (sku, 3));
        var id = order["id"].GetString()!;
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is charged");
        var tooMuch = await Eventually.GetAsync(async () => await PackAsync(id, sku, 3) is { Status: System.Net.HttpStatusCode.Conflict } refused
            && refused["type"].GetString()!.EndsWith("not-allocatable", StringComparison.Ordinal) ? refused : null, "there is a parcel, and not all of it is there");
        (tooMuch["lines"][0].GetProperty("left").GetInt32(), tooMuch["lines"][0].GetProperty("why").GetString()).ShouldBe(
            (2, "1 of it are not there yet, and 2 are there and in no parcel."));
        (await PackAsync(id, sku, 2)).ShouldBe(201);
        (await PackAsync(id, sku, 1)).ShouldBeProblem(409, "not-allocatable");
        await OrderUntilAsync(Guest, order, o => o.GetProperty("lines")[0].GetProperty("shipped").GetInt32() == 2, "two are on their way");
        await ArriveAsync(sku, 1);
        await DeliveredAsync(Guest, order);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}")) is var stock
            && stock["onHand"].GetInt32() == 0 && stock["backordered"].GetInt32() == 0, "all has left");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task One_that_is_cancelled_while_it_waits_gets_its_money_back_and_leaves_its_place()
    {
        var sku = await ScarceAsync(0);
        var (first, second) = (await OrderAsync(Guest, sku, 2), await OrderAsync(Guest, sku, 1));
        (Wait(first), Wait(second)).ShouldBe(((2, Day.ToString("O")), (1, Day.ToString("O"))));
        await OrderUntilAsync(Guest, first, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is charged");
        using (var browser = Shop.Browser())
        {
            (await browser.OpenAsync("/orders/find")).ShouldBe(200);
            (await browser.PressAsync("Find order", ("number", first["number"].GetString()!), ("email", "guest@example.com"))).ShouldBe(200)
                .ShouldShow($"Available from {Said(Day)}");
        }
        var path = $"/orders/{first["id"].GetString()}/cancel";
        (await Guest.PostAsync(path, new { reason = "Too long." }, orderToken: first["accessToken"].GetString())).ShouldBe(200);
        await OrderUntilAsync(Guest, first, o => o.GetProperty("paymentStatus").ValueEquals("refunded"), "its money is back");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}"))["backordered"].GetInt32() == 1, "only the second waits");

        // Expected on another day: who waits reads it, and is told once.
        await OrderUntilAsync(Guest, second, o => o.GetProperty("status").ValueEquals("confirmed"), "it is paid for");
        await AllowAsync(sku, 5, Day.AddDays(7));
        await OrderUntilAsync(Guest, second,
            o => o.GetProperty("lines")[0].GetProperty("expectedOn").ValueEquals(Day.AddDays(7).ToString("O")), "it reads the new day");
        await AllowAsync(sku, 6, Day.AddDays(7));
        var mails = $"/admin/mails?template=goods-expected&order={second["id"].GetString()}";
        var told = await Eventually.GetAsync(async () => (await Admin.GetAsync(mails)).ShouldBe(200) is var answer
            && answer["items"].GetArrayLength() > 0 ? answer : null, "the customer is told");
        told["items"].GetArrayLength().ShouldBe(1);
        told["items"][0].GetProperty("subject").GetString().ShouldBe($"Your order {second["number"].GetString()} is expected on {Said(Day.AddDays(7))}");
        // What is not sold any more is sent to who has ordered it.
        var product = (await Admin.GetAsync($"/admin/stock/{sku}"))["productId"].GetString();
        (await Admin.PostAsync($"/admin/products/{product}/archive")).ShouldBe(200);
        await ArriveAsync(sku, 1);
        await DeliveredAsync(Guest, second);
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task With_what_it_waits_for_taken_out_the_order_goes_on()
    {
        var (sku, plenty) = (await ScarceAsync(0), await ProductAsync(stock: 5));
        var order = await PlaceAsync(Guest, (sku, 1), (plenty, 1));
        var id = order["id"].GetString()!;
        await OrderUntilAsync(Guest, order, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is charged");
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/orders/{id}/shipments"))["items"].GetArrayLength() == 1, "its parcel waits");
        var etag = (await Admin.GetAsync($"/admin/orders/{id}")).ETag;
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{id}/edits",
            new { lines = new[] { new { sku, quantity = 0 } }, reason = "It does not come any more." }, NewKey(), ifMatch: etag)).ShouldBe(200);
        await DeliveredAsync(Guest, order);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync($"/admin/stock/{sku}"))["backordered"].GetInt32() == 0, "nobody waits for it");
        await Shop.ShouldBeSoundAsync();
    }

    private Task<ApiResponse> PackAsync(string order, string sku, int quantity) =>
        Admin.PostAsync($"/admin/orders/{order}/fulfilments", new { lines = new[] { new { sku, quantity } } }, NewKey());
}

using System.Diagnostics;
using System.Text.Json;

namespace ClickCart.Benchmarks.Scale;

/// <summary>A handful of real orders, brought to their end by the shop itself: what the bulk is copied from.</summary>
internal static class Samples
{
    private const int Orders = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly object ShipTo = new
    {
        name = "Ada Buyer",
        line1 = "388 Townsend St",
        city = "San Francisco",
        region = "CA",
        postalCode = "94107",
        country = "US"
    };

    /// <summary>One is cancelled, one refunded in part, the others are delivered.</summary>
    public static async Task PlaceAsync(Uri url, string password)
    {
        using var shop = new Shop(url);
        var admin = await shop.AsAdminAsync(password);
        var slugs = (await shop.GetAsync("/products?limit=40")).Must(200)["items"].EnumerateArray().Select(p => p.GetProperty("slug").GetString()!).ToList();
        var placed = new List<(string Id, string Token)>();
        for (var i = 0; i < Orders; i++)
        {
            var items = new List<(string Sku, int Quantity)>();
            for (var line = 0; line <= i % 3; line++)
            {
                var variants = (await shop.GetAsync("/products/" + slugs[(3 * i + line) % slugs.Count])).Must(200)["variants"].EnumerateArray();
                if (variants.FirstOrDefault(v => v.GetProperty("available").GetInt32() > 3) is { ValueKind: JsonValueKind.Object } variant)
                    items.Add((variant.GetProperty("sku").GetString()!, 1 + i % 2));
            }
            var order = await BuyAsync(shop, items, "ada@example.com");
            if (i == 0) (await shop.SendAsync(HttpMethod.Post, $"/orders/{order.Id}/cancel", new { reason = "Changed my mind" }, "scale-cancel",
                orderToken: order.Token)).Must(200);
            placed.Add(order);
        }
        foreach (var (id, token) in placed) await EndAsync(shop, id, token);
        var back = new { amount = new { amount = 100, currency = "USD" }, reason = "A scratch" };
        (await admin.SendAsync(HttpMethod.Post, $"/admin/orders/{placed[^1].Id}/refunds", back, "scale-refund")).Must(202);
        var watch = Stopwatch.StartNew();
        while ((await shop.SendAsync(HttpMethod.Get, "/orders/" + placed[^1].Id,
            orderToken: placed[^1].Token)).Must(200)["paymentStatus"].GetString() != "partiallyRefunded")
        {
            if (watch.Elapsed > Patience) throw new CommandException("The refund did not come through.");
            await Task.Delay(200);
        }
        // Mails and papers come last.
        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    public static async Task<(string Id, string Token)> BuyAsync(Shop shop, IEnumerable<(string Sku, int Quantity)> items, string email)
    {
        var cart = (await shop.SendAsync(HttpMethod.Post, "/carts", new { })).Must(201)["id"].GetString()!;
        foreach (var (sku, quantity) in items) (await shop.SendAsync(HttpMethod.Put, $"/carts/{cart}/items/{sku}", new { quantity })).Must(200);
        var quote = (await shop.SendAsync(HttpMethod.Post, $"/carts/{cart}/quotes", new { shipTo = ShipTo, email })).Must(201);
        var (id, option) = (quote["id"].GetString()!, quote["shippingOptions"][0]);
        var order = (await shop.SendAsync(HttpMethod.Post, "/orders", new
        {
            quoteId = id,
            shippingOptionId = option.GetProperty("id").GetString(),
            email,
            paymentMethod = "pm_card_visa",
            expectedTotal = option.GetProperty("total"),
        }, key: "scale-" + id)).Must(201);
        return (order["id"].GetString()!, order["accessToken"].GetString()!);
    }

    private static async Task EndAsync(Shop shop, string id, string token)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var order = (await shop.SendAsync(HttpMethod.Get, "/orders/" + id, orderToken: token)).Must(200);
            if (order["status"].GetString() is "cancelled" || (order["status"].GetString() is "delivered"
                && order["paymentStatus"].GetString() is "captured")) return;
            if (watch.Elapsed > Patience) throw new CommandException($"Order {id} did not come to its end: {order.Json}");
        }
    }
}

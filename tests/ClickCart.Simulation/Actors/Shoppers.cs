using System.Text.Json;
using ClickCart.Simulation.Machine;

namespace ClickCart.Simulation.Actors;

/// <summary>Those who buy: they fill carts, order, pay again, approve at their bank, cancel and send back. Whoever gets no answer asks again.</summary>
internal sealed class Shoppers(World world)
{
    /// <summary>So many come in a run.</summary>
    public const int Most = 8;

    private static readonly string[] Cards =
    [
        "pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_visa_chargeDeclined", "pm_card_threeDSecure2Required",
        "pm_card_threeDSecureRequiredChargeDeclined", "pm_card_pendingRefund", "pm_card_refundFail", "pm_card_slow",
    ];

    private static readonly object ShipTo = new { name = "Ada Buyer", line1 = "388 Townsend St", city = "San Francisco", region = "CA", postalCode = "94107", country = "US" };

    private readonly List<Purchase> _all = [];

    public IReadOnlyList<Purchase> All => _all;

    /// <summary>How the story names an order.</summary>
    public string NameOf(Guid? order) => _all.Find(p => p.OrderId == order && order is not null)?.Name ?? "-";

    public Step Arrives() => new("fill cart", $"shopper {_all.Count + 1} fills a cart", FillAsync);

    /// <summary>Those with a full cart.</summary>
    public IReadOnlyList<Step> Ordering() =>
        [.. Waiting.Select(p => new Step("order", $"{p.Name} orders, {p.Card}", () => OrderAsync(p)))];

    /// <summary>Those whose order was accepted: mostly they look, and do what they are asked for.</summary>
    public IReadOnlyList<Step> Ordered() =>
    [
        .. from p in _all
           where p.OrderId is not null
           from step in p.Mind == Mind.Cancels && p.Cancels < 2
               ? (Step[])[new("cancel", $"{p.Name} cancels", () => CancelAsync(p)), new("look", $"{p.Name} looks", () => LookAsync(p))]
               : [new("look", $"{p.Name} looks", () => LookAsync(p))]
           select step,
    ];

    private IEnumerable<Purchase> Waiting => _all.Where(p => p is { IsOver: false, OrderId: null, Body: not null });

    /// <summary>Asks once more for what nobody answered, when all works again.</summary>
    public async Task AskAgainAsync()
    {
        foreach (var p in Waiting.ToList()) world.Story.Step($"{p.Name} asks again: {await OrderAsync(p)}");
    }

    private async Task<string> FillAsync()
    {
        var purchase = new Purchase(_all.Count + 1)
        {
            Card = world.Pick(Cards),
            Mind = world.Next(1, 10) switch { <= 2 => Mind.Cancels, <= 5 => Mind.SendsBack, _ => Mind.Keeps },
        };
        _all.Add(purchase);
        var cart = await world.Caller.SendAsync("POST", "/carts", new { });
        if (cart.Status != 201) return Leaves(purchase, cart);
        var path = $"/carts/{cart.Text("id")}";
        var lines = world.Next(1, 2);
        for (var i = 0; i < lines; i++)
        {
            var item = await world.Caller.SendAsync("PUT", $"{path}/items/{world.Pick(Template.Skus)}", new { quantity = world.Next(1, 3) });
            if (item.Status != 200) return Leaves(purchase, item);
        }
        var coupon = world.Next(0, 3) switch { 0 => Template.Coupon, 1 => Template.ScarceCoupon, _ => null };
        if (coupon is not null) await world.Caller.SendAsync("PUT", $"{path}/coupon", new { code = coupon });
        var quote = await world.Caller.SendAsync("POST", $"{path}/quotes", new { shipTo = ShipTo });
        if (quote.Status != 201) return Leaves(purchase, quote);
        var option = quote["shippingOptions"][0];
        purchase.Body = new
        {
            quoteId = quote.Text("id"),
            shippingOptionId = option.GetProperty("id").GetString(),
            email = "ada@example.com",
            paymentMethod = purchase.Card,
            expectedTotal = option.GetProperty("total").Clone(),
        };
        return $"{string.Join(", ", quote["lines"].EnumerateArray().Select(l => $"{l.GetProperty("quantity")} {l.GetProperty("sku")}"))}, {Total(option)}";
    }

    private static string Total(JsonElement option) => $"total {option.GetProperty("total").GetProperty("amount")}";

    private static string Leaves(Purchase purchase, Answer answer)
    {
        purchase.IsOver = true;
        return $"{answer.Says}, and leaves";
    }

    private async Task<string> OrderAsync(Purchase p)
    {
        var answer = await world.Caller.SendAsync("POST", "/orders", p.Body, p.Key);
        if (answer.Status == 201)
        {
            var id = Guid.Parse(answer.Text("id"));
            if (p.OrderId is { } known && known != id) throw new BrokenException($"{p.Name} has two orders for one key.");
            (p.OrderId, p.Token) = (id, answer.Text("accessToken"));
        }
        else if (!answer.IsLost && answer.Says != "409 request-in-progress")
        {
            return Leaves(p, answer);
        }
        return answer.Says;
    }

    private async Task<string> LookAsync(Purchase p)
    {
        var order = await world.Caller.SendAsync("GET", $"/orders/{p.OrderId}", orderToken: p.Token);
        if (order.Status != 200) return order.Says;
        var (status, payment) = (order.Text("status"), order.Text("paymentStatus"));
        var seen = $"{status}, {payment}, {order.Text("fulfilmentStatus")}";
        if (status == "awaitingPayment" && payment == "declined" && p.Payments < 3)
        {
            p.Payments++;
            var card = world.Pick(Cards);
            return $"{seen}; pays again, {card}: {(await world.Caller.SendAsync("POST", $"/orders/{p.OrderId}/payment", new { paymentMethod = card }, orderToken: p.Token)).Says}";
        }
        if (payment == "actionRequired" && order["payment"].TryGetProperty("actionUrl", out var url) && url.GetString() is { } page)
        {
            var choice = world.Chance(0.7) ? "approve" : "decline";
            return $"{seen}; {choice}s: {(await world.Caller.SendAsync("POST", "~" + new Uri(page).AbsolutePath + $"/{choice}")).Says}";
        }
        if (status == "delivered" && p is { Mind: Mind.SendsBack, Returns: 0 })
        {
            p.Returns++;
            var line = order["lines"][0];
            var body = new { lines = new[] { new { sku = line.GetProperty("sku").GetString(), quantity = 1, reason = "changedMind" } } };
            return $"{seen}; asks for a return: {(await world.Caller.SendAsync("POST", $"/orders/{p.OrderId}/returns", body, $"{p.Key}-return-{p.Returns}", p.Token)).Says}";
        }
        return seen;
    }

    private async Task<string> CancelAsync(Purchase p)
    {
        p.Cancels++;
        return (await world.Caller.SendAsync("POST", $"/orders/{p.OrderId}/cancel", new { reason = "Changed my mind" }, orderToken: p.Token)).Says;
    }
}

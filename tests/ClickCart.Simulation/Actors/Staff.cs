using System.Text.Json;

namespace ClickCart.Simulation.Actors;

/// <summary>Those who keep the shop: they count stock, change prices, refund, cancel, edit, and see returns through. They look before they act.</summary>
internal sealed class Staff(World world, Shoppers shoppers)
{
    private int _acts;

    public IEnumerable<Step> Next()
    {
        yield return new("adjust stock", "staff adjusts stock", AdjustAsync);
        yield return new("change price", "staff changes a price", ReviseAsync);
        var orders = shoppers.All.Where(p => p.OrderId is not null).ToList();
        if (orders.Count == 0) yield break;
        yield return new("refund", "staff refunds", () => RefundAsync(world.Pick(orders)));
        yield return new("edit order", "staff edits", () => EditAsync(world.Pick(orders)));
        yield return new("returns", "staff sees to returns", ReturnsAsync);
        if (world.Chance(0.3)) yield return new("staff cancels", "staff cancels", () => CancelAsync(world.Pick(orders)));
    }

    private string Key() => $"staff-{++_acts}";

    private async Task<string> AdjustAsync()
    {
        var (sku, delta) = (world.Pick(Template.Skus), world.Next(-3, 6));
        if (delta == 0) delta = 10;
        return $"{sku} {delta:+0;-0}: {(await world.Caller.AdminAsync("POST", $"/admin/stock/{sku}/adjustments", new { delta, reason = "counted" }, Key())).Says}";
    }

    private async Task<string> ReviseAsync()
    {
        var (sku, price) = (world.Pick(Template.Skus), world.Next(5, 40) * 100);
        var found = await world.Caller.AdminAsync("GET", $"/admin/products?q={sku}&limit=1");
        if (found.Status != 200 || found["items"].GetArrayLength() == 0) return found.Says;
        var id = found["items"][0].GetProperty("id").GetString();
        var product = await world.Caller.AdminAsync("GET", $"/admin/products/{id}");
        if (product.Status != 200) return product.Says;
        return $"{sku} {price}: {(await world.Caller.AdminAsync("PUT", $"/admin/products/{id}", Template.Product(sku, price), ifMatch: $"\"{product.Text("version")}\"")).Says}";
    }

    private async Task<string> RefundAsync(Purchase p)
    {
        var body = new { amount = new { amount = world.Next(1, 15) * 100, currency = "USD" }, reason = "A scratch" };
        return $"{p.Name}, {body.amount.amount}: {(await world.Caller.AdminAsync("POST", $"/admin/orders/{p.OrderId}/refunds", body, Key())).Says}";
    }

    private async Task<string> CancelAsync(Purchase p) =>
        $"{p.Name}: {(await world.Caller.AdminAsync("POST", $"/admin/orders/{p.OrderId}/cancel", new { reason = "Out of order" })).Says}";

    private async Task<string> EditAsync(Purchase p)
    {
        var order = await world.Caller.AdminAsync("GET", $"/admin/orders/{p.OrderId}");
        if (order.Status != 200) return $"{p.Name}: {order.Says}";
        var line = order["lines"][world.Next(0, order["lines"].GetArrayLength() - 1)];
        var quantity = Math.Max(0, line.GetProperty("quantity").GetInt32() + world.Next(-2, 1));
        var body = new { lines = new[] { new { sku = line.GetProperty("sku").GetString(), quantity } }, reason = "As asked by phone" };
        var answer = await world.Caller.AdminAsync("POST", $"/admin/orders/{p.OrderId}/edits", body, Key(), $"\"{order.Text("version")}\"");
        return $"{p.Name}, {body.lines[0].sku} to {quantity}: {answer.Says}";
    }

    private async Task<string> ReturnsAsync()
    {
        var list = await world.Caller.AdminAsync("GET", "/admin/returns?limit=20");
        if (list.Status != 200) return list.Says;
        var open = list["items"].EnumerateArray().Where(r => r.GetProperty("status").GetString() is "requested" or "approved" or "received").ToList();
        if (open.Count == 0) return "none";
        var given = world.Pick(open);
        var path = $"/admin/returns/{given.GetProperty("id").GetString()}";
        var (what, body) = given.GetProperty("status").GetString() switch
        {
            "requested" => world.Chance(0.8) ? ("approve", new { way = "own" }) : ("decline", (object)new { reason = "Worn" }),
            "approved" => ("receive", new { lines = await LinesAsync(path) }),
            _ => ("refund", new { }),
        };
        return $"{what}: {(await world.Caller.AdminAsync("POST", $"{path}/{what}", body, Key())).Says}";
    }

    private async Task<object[]> LinesAsync(string path)
    {
        var given = await world.Caller.AdminAsync("GET", path);
        if (given.Status != 200) return [];
        return [.. given["lines"].EnumerateArray().Select((JsonElement l) =>
            (object)new { sku = l.GetProperty("sku").GetString(), quantity = l.GetProperty("quantity").GetInt32(), restock = world.Chance(0.7) })];
    }
}

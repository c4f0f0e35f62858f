using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ClickCart.Benchmarks.Limit;

/// <summary>What lies in a cart, with what is known of it now. Money in minor units, weight in grams.</summary>
internal sealed record LimitLine(string Sku, string Name, int Quantity, long Price, int Weight, int Available)
{
    public long Total => Price * Quantity;
}

/// <summary>Carts: each request that changes one is one commit.</summary>
internal sealed class LimitCart(LimitDatabase database)
{
    public async Task CreateAsync(HttpContext http)
    {
        var id = LimitProgram.Secret();
        await database.WriteAsync(async db =>
        {
            await db.RunAsync("INSERT INTO cart VALUES (@p0, '[]', 1)", id);
            return id;
        });
        await LimitProgram.AnswerAsync(http, new CartResponse(id, [], null, LimitProgram.Money(0), 1), 201);
    }

    public async Task SetItemAsync(HttpContext http, string id, string sku)
    {
        var body = await LimitProgram.ReadAsync<QuantityBody>(http);
        var answer = await database.WriteAsync(async db =>
        {
            if (await FindAsync(db, id) is not { } cart) return null;
            cart.Items.RemoveAll(i => i.Sku == sku);
            if (body.Quantity > 0) cart.Items.Add(new(sku, body.Quantity));
            var lines = await LinesAsync(db, cart.Items);
            if (lines.Count < cart.Items.Count) return null;
            await db.RunAsync("UPDATE cart SET items = @p1, version = version + 1 WHERE id = @p0", id,
                JsonSerializer.Serialize(cart.Items, LimitJson.Of<List<CartItem>>()));
            var shown = lines.ConvertAll(l =>
                new CartLineResponse(l.Sku, l.Name, l.Quantity, LimitProgram.Money(l.Price), LimitProgram.Money(l.Total), l.Available));
            return new CartResponse(id, shown, null, LimitProgram.Money(lines.Sum(l => l.Total)), cart.Version + 1);
        });
        if (answer is null) await LimitProgram.MissingAsync(http);
        else await LimitProgram.AnswerAsync(http, answer);
    }

    public static async Task<(List<CartItem> Items, int Version)?> FindAsync(Session db, string id)
    {
        await using var rows = await db.QueryAsync("SELECT items, version FROM cart WHERE id = @p0", id);
        return await rows.ReadAsync() ? (JsonSerializer.Deserialize(rows.GetString(0), LimitJson.Of<List<CartItem>>())!, rows.GetInt32(1)) : null;
    }

    public static async Task<List<LimitLine>> LinesAsync(Session db, List<CartItem> items)
    {
        var lines = new List<LimitLine>(items.Count);
        foreach (var item in items)
        {
            await using var rows =
                await db.QueryAsync("SELECT v.item_name, v.price, v.weight, s.on_hand - s.held FROM variant v JOIN stock s ON s.sku = v.sku WHERE v.sku = @p0",
                item.Sku);
            if (await rows.ReadAsync()) lines.Add(new(item.Sku, rows.GetString(0), item.Quantity, rows.GetInt64(1), rows.GetInt32(2), rows.GetInt32(3)));
        }
        return lines;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using ClickCart.Benchmarks.Limit;

namespace ClickCart.Benchmarks.Bench;

/// <summary>What both sides sell: imported into ClickCart, and copied from it for the limit.</summary>
/// <param name="HotItems">SKUs of which there are few, one for each race.</param>
internal sealed record ShopWindow(
    IReadOnlyList<string> Slugs, IReadOnlyList<string> Skus, IReadOnlyList<string> Categories, IReadOnlyList<string> Words, IReadOnlyList<string> HotItems)
{
    private const int Stock = 500_000_000;
    private static readonly string[] Adjectives = ["linen", "walnut", "copper", "ceramic", "woollen", "enamel", "bamboo", "leather", "glass", "cotton"];
    private static readonly string[] Things = ["lantern", "kettle", "blanket", "notebook", "basket", "apron", "candle", "vase", "backpack", "teapot"];
    private static readonly string[] Moods = ["evening", "garden", "winter", "harbour", "mountain", "morning", "meadow", "studio", "orchard", "coastal"];

    /// <summary>Fills ClickCart by its own import and writes the copy that the limit loads.</summary>
    /// <param name="count">Of products.</param>
    /// <param name="few">How many there are of each hot item.</param>
    public static async Task<ShopWindow> FillAsync(Shop guest, Shop admin, string copy, int count, int hotItems, int few)
    {
        var categories = (await guest.GetAsync("/categories")).Must(200)["items"].EnumerateArray().Select(c => c.GetProperty("slug").GetString()!).ToList();
        if (categories.Count == 0) categories.Add("Bench goods");
        var csv = new StringBuilder("sku,name,description,category,price,currency,weightGrams,stock\n");
        var skus = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (adjective, thing, mood) = (Adjectives[i % 10], Things[i / 10 % 10], Moods[i / 100 % 10]);
            skus.Add($"BENCH-{i:00000}");
            csv.Append(CultureInfo.InvariantCulture, $"BENCH-{i:00000},{char.ToUpperInvariant(mood[0])}{mood[1..]} {adjective} {thing} {i},");
            csv.Append(
                CultureInfo.InvariantCulture, $"\"A {adjective} {thing} for {mood} hours. Made in small numbers by people who like what they do; it "
                    + $"lasts, it can be mended, and it looks better for it every year.\",");
            csv.Append(CultureInfo.InvariantCulture, $"{categories[i % categories.Count]},{5 + i % 90}.{i % 100:00},USD,{100 + i % 400},{Stock}\n");
        }
        string[] hot = [.. Enumerable.Range(0, hotItems).Select(i => $"HOT-{i:000}")];
        foreach (var sku in hot)
            csv.Append(CultureInfo.InvariantCulture, $"{sku},The talk of the town {sku},Everybody wants it.,{categories[0]},25.00,USD,300,{few}\n");
        var soldOut = await SoldOutAsync(guest);
        var imported = (await admin.SendAsync(HttpMethod.Post, "/admin/products/import", csv: csv.ToString())).Must(200);
        if (imported["rejected"].GetArrayLength() > 0) throw new CommandException($"The import rejected lines: {imported["rejected"]}");

        for (var tries = 0; ; tries++)
        {
            var asked = string.Join('&', hot.Append(skus[0]).Append(skus[^1]).Select(sku => "sku=" + sku));
            var items = (await guest.GetAsync("/availability?" + asked)).Must(200)["items"].EnumerateArray().ToList();
            // The catalogue hears of it last: until then it is at work, also where it gets no processor time and so seems to be at rest.
            if (items.TrueForAll(i => i.GetProperty("available").GetInt32() > 0) && await SoldOutAsync(guest) <= soldOut) break;
            if (tries > 1500) throw new CommandException("The imported stock did not arrive.");
            await Task.Delay(200);
        }
        var list = new List<ListItem>();
        await foreach (var item in guest.ListAsync("/products?sort=newest")) list.Add(item.Deserialize(LimitJson.Of<ListItem>())!);
        var products = new ProductResponse[list.Count];
        await Parallel.ForAsync(0, list.Count, async (i, _) => products[i] = (await guest.GetAsync("/products/" + list[i].Slug)).Must(200).Json.Deserialize(
            LimitJson.Of<ProductResponse>())!);
        var nodes = (await guest.GetAsync("/categories")).Must(200)["items"].EnumerateArray().SelectMany(Flat).ToList();
        await File.WriteAllBytesAsync(copy, JsonSerializer.SerializeToUtf8Bytes(new ShopCopy(nodes, [.. products], list), LimitJson.Of<ShopCopy>()));
        return new([.. list.Select(i => i.Slug)], skus, [.. nodes.Select(n => n.Slug)], [.. Adjectives, .. Things, .. Moods], hot);
    }

    private static async Task<int> SoldOutAsync(Shop guest) => (await guest.GetAsync("/products?inStock=false&limit=1")).Must(200)["total"].GetInt32();

    private static IEnumerable<CategoryNode> Flat(JsonElement node)
    {
        var whole = node.Deserialize(LimitJson.Of<CategoryNode>())!;
        return Below(whole);

        static IEnumerable<CategoryNode> Below(CategoryNode n) => [n, .. n.Children.SelectMany(Below)];
    }
}

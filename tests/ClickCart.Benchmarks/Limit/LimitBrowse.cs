using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ClickCart.Benchmarks.Limit;

/// <summary>The shop window: lists with facets, search, products with live stock.</summary>
internal sealed class LimitBrowse(LimitDatabase database)
{
    private const string ItemColumns = "p.id, p.slug, p.name, p.category, p.price, p.currency, p.image_url, p.in_stock";

    /// <summary>Facets are kept for as long as ClickCart keeps them when nothing changes.</summary>
    private readonly ConcurrentDictionary<string, (long At, FacetResponse Facets)> _facets = new(StringComparer.Ordinal);

    public async Task LoadAsync(string file)
    {
        ShopCopy shop;
        await using (var stream = File.OpenRead(file)) shop = (await JsonSerializer.DeserializeAsync(stream, LimitJson.Of<ShopCopy>()))!;
        var images = shop.Items.ToDictionary(i => i.Id, StringComparer.Ordinal);
        await database.WriteAsync(async db =>
        {
            foreach (var (position, category) in shop.Categories.Index()) await db.RunAsync("INSERT INTO category VALUES (@p0, @p1, @p2)", category.Slug,
                category.Name, position);
            var at = LimitProgram.Now();
            foreach (var product in shop.Products)
            {
                var item = images[product.Id];
                await db.RunAsync("INSERT INTO product VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)", product.Id, product.Slug,
                    product.Name, product.Description,
                    product.Category.Slug, item.Price.Amount, item.Price.Currency, item.ImageUrl, product.Images.GetRawText(), product.Attributes.GetRawText(),
                        1, at--);
                await db.RunAsync(database.IsSqlite ? "INSERT INTO search VALUES (@p0, @p1)" : "INSERT INTO search VALUES (@p0, to_tsvector('simple', @p1))",
                    product.Id, $"{product.Name} {product.Description}");
                foreach (var (position, variant) in product.Variants.Index())
                {
                    await db.RunAsync("INSERT INTO variant VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)", variant.Sku, product.Id, variant.Name,
                        product.Variants.Count == 1 ? product.Name : $"{product.Name}, {variant.Name}", variant.Price.Amount, 250, position);
                    await db.RunAsync("INSERT INTO stock VALUES (@p0, @p1, 0)", variant.Sku, variant.Available);
                }
            }
            return shop;
        });
        if (!database.IsSqlite) await database.ReadAsync(db => db.RunAsync("ANALYZE"));
    }

    public async Task ListAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var (words, category, byPrice) = ((string?)query["q"], (string?)query["category"], query["sort"] == "price");
        var limit = int.TryParse(query["limit"], out var asked) ? Math.Clamp(asked, 1, 100) : 20;
        var answer = await database.ReadAsync(async db =>
        {
            var match = database.IsSqlite ? "s.words MATCH @p0" : "s.words @@ plainto_tsquery('simple', @p0)";
            var rank = database.IsSqlite ? "s.rank" : "ts_rank(s.words, plainto_tsquery('simple', @p0)) DESC";
            var items = new List<ListItem>(limit + 1);
            await using (var rows = words is not null
                ? await db.QueryAsync($"SELECT {ItemColumns} FROM search s JOIN product p ON p.id = s.id WHERE {match} ORDER BY {rank}, p.id LIMIT @p1",
                    Quoted(words), limit + 1)
                : category is not null && byPrice
                    ? await db.QueryAsync($"SELECT {ItemColumns} FROM product p WHERE p.category = @p0 ORDER BY p.price, p.id LIMIT @p1", category, limit + 1)
                : category is not null
                    ? await db.QueryAsync($"SELECT {ItemColumns} FROM product p WHERE p.category = @p0 ORDER BY p.created_at DESC, p.id DESC LIMIT @p1",
                        category, limit + 1)
                : await db.QueryAsync($"SELECT {ItemColumns} FROM product p ORDER BY p.created_at DESC, p.id DESC LIMIT @p0", limit + 1))
            {
                while (await rows.ReadAsync())
                    items.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), new(rows.GetInt64(4), rows.GetString(5)),
                        rows.IsDBNull(6) ? null : rows.GetString(6), rows.GetInt32(7) == 1));
            }
            string? cursor = null;
            if (items.Count > limit)
            {
                items.RemoveAt(limit);
                cursor = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(items[^1].Id, LimitJson.Of<string>()));
            }
            var (key, now) = (words is null ? category ?? "" : $"?{words}", Stopwatch.GetTimestamp());
            if (!_facets.TryGetValue(key, out var kept) || Stopwatch.GetElapsedTime(kept.At, now) > TimeSpan.FromSeconds(3))
                _facets[key] = kept = (now, words is null
                    ? await CountAsync(db, "FROM product p JOIN category c ON c.slug = p.category")
                    : await CountAsync(db, $"FROM search s JOIN product p ON p.id = s.id JOIN category c ON c.slug = p.category WHERE {match}", Quoted(words)));
            return new ListResponse(items, cursor, kept.Facets);
        });
        await LimitProgram.AnswerAsync(http, answer);
    }

    public async Task ShowAsync(HttpContext http, string slug)
    {
        var answer = await database.ReadAsync(async db =>
        {
            ProductResponse product;
            string currency;
            await using (var rows =
                await db.QueryAsync("SELECT p.id, p.slug, p.name, p.description, c.slug, c.name, p.images, p.attributes, p.currency FROM product p "
                    + "JOIN category c ON c.slug = p.category WHERE p.slug = @p0", slug))
            {
                if (!await rows.ReadAsync()) return null;
                product = new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), new(rows.GetString(4), rows.GetString(5)),
                    JsonElement.Parse(rows.GetString(6)), JsonElement.Parse(rows.GetString(7)), []);
                currency = rows.GetString(8);
            }
            await using (var rows =
                await db.QueryAsync("SELECT v.sku, v.name, v.price, s.on_hand - s.held FROM variant v JOIN stock s ON s.sku = v.sku WHERE "
                    + "v.product_id = @p0 ORDER BY v.position", product.Id))
                while (await rows.ReadAsync()) product.Variants.Add(new(rows.GetString(0), rows.GetString(1), new(rows.GetInt64(2), currency),
                    rows.GetInt32(3)));
            return product;
        });
        if (answer is null) await LimitProgram.AnswerAsync(http, new ProblemResponse("/problems/not-found", "Not found", 404, "There is no such product."),
            404);
        else await LimitProgram.AnswerAsync(http, answer);
    }

    public async Task CategoriesAsync(HttpContext http) => await LimitProgram.AnswerAsync(http, await database.ReadAsync(async db =>
    {
        var found = new List<CategoryNode>();
        await using var rows =
            await db.QueryAsync("SELECT c.slug, c.name, (SELECT count(*) FROM product p WHERE p.category = c.slug) FROM category c ORDER BY c.position");
        while (await rows.ReadAsync()) found.Add(new(rows.GetString(0), rows.GetString(1), rows.GetInt32(2), []));
        return new CategoriesResponse(found);
    }));

    public async Task AvailabilityAsync(HttpContext http) => await LimitProgram.AnswerAsync(http, await database.ReadAsync(async db =>
    {
        var found = new List<AvailableItem>();
        foreach (var sku in http.Request.Query["sku"])
        {
            await using var rows = await db.QueryAsync("SELECT on_hand - held FROM stock WHERE sku = @p0", sku);
            found.Add(new(sku!, await rows.ReadAsync() ? rows.GetInt32(0) : 0));
        }
        return new AvailabilityResponse(found);
    }));

    private static async Task<FacetResponse> CountAsync(Session db, string from, params object?[] values)
    {
        var shelves = new List<FacetShelf>();
        var (min, max, currency) = (long.MaxValue, 0L, "");
        await using var rows =
            await db.QueryAsync($"SELECT c.slug, c.name, count(*), min(p.price), max(p.price), min(p.currency) {from} GROUP BY c.slug, c.name ORDER BY c.name",
            values);
        while (await rows.ReadAsync())
        {
            shelves.Add(new(rows.GetString(0), rows.GetString(1), rows.GetInt32(2)));
            (min, max, currency) = (Math.Min(min, rows.GetInt64(3)), Math.Max(max, rows.GetInt64(4)), rows.GetString(5));
        }
        return new(shelves, shelves.Count == 0 ? null : new(new(min, currency), new(max, currency)));
    }

    private string Quoted(string words) => database.IsSqlite ? $"\"{words.Replace("\"", "", StringComparison.Ordinal)}\"" : words;
}

using System.Text;
using System.Text.Json;
using ClickCart.Benchmarks.Limit;
using ClickCart.Tests.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace ClickCart.Tests.Benchmarks;

/// <summary>The limit beside which ClickCart is measured does the same work: it answers what the shop answers, and of the shop's own goods.</summary>
public sealed class LimitTests(SharedShop shared) : CatalogTest(shared)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clickcart-limit-").FullName;

    [Fact]
    public async Task It_answers_the_same_as_the_shop_for_the_same_request()
    {
        var word = Word();
        var category = (await Admin.PostAsync("/admin/categories", new { name = word })).ShouldBe(201)["slug"].GetString()!;
        string[] skus = [Sku(), Sku(), Sku()];
        foreach (var (i, sku) in skus.Index())
        {
            await CreateAsync($"{word} {i}", category, variants: Variant(sku, price: 3000 - 1000 * i, name: "", weightGrams: 250));
            (await Admin.PostAsync($"/admin/stock/{sku}/adjustments", new { delta = 5 + i, reason = "test" }, NewKey())).ShouldBe(201);
        }
        await Eventually.TrueAsync(async () => (await Guest.GetAsync($"/products?category={category}"))["items"].EnumerateArray()
            .Count(p => p.GetProperty("inStock").GetBoolean()) == skus.Length, "all are in stock");

        await using var database = new LimitDatabase("sqlite", new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_folder, "limit.db"),
            Pooling = false,
        }.ToString());
        await database.CreateAsync(LimitSchema.For(sqlite: true));
        var (browse, cart) = (new LimitBrowse(database), new LimitCart(database));
        var slugs = await CopyAsync(browse, category);

        await SameAsync($"/products?category={category}&limit=2", browse.ListAsync);
        await SameAsync($"/products?category={category}&limit=3&sort=price", browse.ListAsync);
        var facets = (await SameAsync($"/products?q={word}&limit=20", browse.ListAsync)).GetProperty("facets");
        facets.GetProperty("categories")[0].GetProperty("count").GetInt32().ShouldBe(3);
        await SameAsync($"/products/{slugs[0]}", http => browse.ShowAsync(http, slugs[0]));
        await SameAsync("/products/no-such-product", http => browse.ShowAsync(http, "no-such-product"), 404);
        await SameAsync($"/availability?sku={skus[0]}&sku={skus[2]}", browse.AvailabilityAsync);

        var (ours, theirs) = ((await Guest.PostAsync("/carts")).ShouldBe(201), await AskAsync("/carts", cart.CreateAsync, 201));
        var id = theirs.GetProperty("id").GetString()!;
        Compare(theirs, ours.Json, "cart");
        ours = (await Guest.PutAsync($"/carts/{ours["id"].GetString()}/items/{skus[1]}", new { quantity = 2 })).ShouldBe(200);
        Compare(await AskAsync("", http => cart.SetItemAsync(http, id, skus[1]), 200, new { quantity = 2 }), ours.Json, "cart");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What the bench copies from ClickCart for the limit.</summary>
    private async Task<List<string>> CopyAsync(LimitBrowse browse, string category)
    {
        var items = (await Guest.GetAsync($"/products?category={category}"))["items"].EnumerateArray()
            .Select(i => i.Deserialize(LimitJson.Of<ListItem>())!).ToList();
        var products = new List<ProductResponse>();
        foreach (var item in items) products.Add((await Guest.GetAsync("/products/" + item.Slug)).Json.Deserialize(LimitJson.Of<ProductResponse>())!);
        var file = Path.Combine(_folder, "shop.json");
        var copy = new ShopCopy([new(category, category, items.Count, [])], products, items);
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(copy, LimitJson.Of<ShopCopy>()));
        await browse.LoadAsync(file);
        return items.ConvertAll(i => i.Slug);
    }

    private async Task<JsonElement> SameAsync(string path, Func<HttpContext, Task> limit, int status = 200)
    {
        var (ours, theirs) = ((await Guest.GetAsync(path)).ShouldBe(status), await AskAsync(path, limit, status));
        Compare(theirs, ours.Json, path);
        return theirs;
    }

    private static async Task<JsonElement> AskAsync(string path, Func<HttpContext, Task> limit, int status, object? body = null)
    {
        var http = new DefaultHttpContext();
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        if (path.IndexOf('?', StringComparison.Ordinal) is var at and >= 0) http.Request.QueryString = new(path[at..]);
        if (body is not null) http.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
        await limit(http);
        http.Response.StatusCode.ShouldBe(status, Encoding.UTF8.GetString(answer.ToArray()));
        return JsonElement.Parse(answer.ToArray());
    }

    /// <summary>
    /// All that the limit says, the shop says too. Keys and sentences are each one's own, and so is what lists without words count: that is of the whole shop.
    /// </summary>
    private static void Compare(JsonElement limit, JsonElement shop, string where)
    {
        shop.ValueKind.ShouldBe(limit.ValueKind, where);
        if (limit.ValueKind is JsonValueKind.Array)
        {
            shop.GetArrayLength().ShouldBe(limit.GetArrayLength(), where);
            foreach (var (mine, theirs) in limit.EnumerateArray().Zip(shop.EnumerateArray())) Compare(mine, theirs, where + "[]");
        }
        else if (limit.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in limit.EnumerateObject())
            {
                var name = $"{where} {member.Name}";
                shop.TryGetProperty(member.Name, out var theirs).ShouldBeTrue(name);
                var isOwn = member.Name is "nextCursor" or "title" or "detail" or "type" || (member.Name is "id" && where is "cart");
                if (isOwn) theirs.ValueKind.ShouldBe(member.Value.ValueKind, name);
                else if (member.Name is not "facets" || where.Contains("q=", StringComparison.Ordinal)) Compare(member.Value, theirs, name);
            }
        }
        else
        {
            shop.ToString().ShouldBe(limit.ToString(), where);
        }
    }
}

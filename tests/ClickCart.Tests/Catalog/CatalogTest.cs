using System.Text.Json;

namespace ClickCart.Tests.Catalog;

/// <summary>Steps that the catalogue's tests share.</summary>
public abstract class CatalogTest(SharedShop shared) : ShopTest(shared)
{
    /// <summary>A word that no other product has.</summary>
    /// <summary>A new word: without vowels it holds no other word, and it ends in nothing that a search cuts off.</summary>
    protected static string Word() => "w" + string.Concat(Guid.CreateVersion7().ToString("n")[12..].Select(c => "bcdfghjklmnprtvz"[Convert.ToInt32($"{c}", 16)]));

    protected static string Sku() => "C-" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();

    protected static object Variant(string sku, long price = 1000, string? name = "one", int weightGrams = 100, string currency = "USD") =>
        new { sku, name, price = new { amount = price, currency }, weightGrams };

    protected static object Body(string name, string category = "home", string status = "active", string? slug = null, string description = "",
        params object[] variants) => slug is null
        ? new
        {
            name,
            description,
            category,
            status,
            attributes = new Dictionary<string, string> { ["Material"] = "Oak" },
            variants = variants.Length > 0
            ? variants : [Variant(Sku())]
        }
        : new
        {
            name,
            slug,
            description,
            category,
            status,
            attributes = new Dictionary<string, string> { ["Material"] = "Oak" },
            variants = variants.Length > 0
            ? variants : [Variant(Sku())]
        };

    protected async Task<ApiResponse> CreateAsync(string name, string category = "home", string status = "active", string? slug = null,
        string description = "", params object[] variants) =>
        (await Admin.PostAsync("/admin/products", Body(name, category, status, slug, description, variants))).ShouldBe(201);

    /// <summary>Follows the cursor to the end.</summary>
    protected static async Task<List<JsonElement>> AllPagesAsync(Client client, string path)
    {
        var (found, cursor) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = (await client.GetAsync(path + cursor)).ShouldBe(200);
            found.AddRange(page["items"].EnumerateArray());
            if (page["nextCursor"].GetString() is not { } next) return found;
            cursor = "&cursor=" + next;
        }
    }

    /// <summary>Where an address of the shop has moved to for good.</summary>
    protected async Task<string> MovedToAsync(string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Shop.ClientOptions.BaseAddress };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(301);
        return answer.Headers.Location!.ToString();
    }

    protected static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}

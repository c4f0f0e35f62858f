using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ClickCart.Benchmarks.Scale;

/// <summary>What is asked of a shop of any size, by one caller, one question after another; each is warmed up by asking it a few times.</summary>
internal sealed partial class Questions(Uri url, FilledShop shop, int count)
{
    private const int WarmUp = 8;
    private readonly Random _random = new(7);

    public async Task<List<Measured>> AskAsync(string password)
    {
        using var guest = new Shop(url);
        var admin = await guest.AsAdminAsync(password);
        var measured = new List<Measured>();
        var dear = 0;
        async Task AsksAsync(string what, Func<int, Task<ApiResponse>> ask, int most = int.MaxValue)
        {
            for (var i = 0; i < Math.Min(WarmUp, most); i++) (await ask(i)).Must(200);
            var times = new List<double>();
            for (var i = 0; i < Math.Min(count, most); i++)
            {
                var began = Stopwatch.GetTimestamp();
                (await ask(WarmUp + i)).Must(200);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            measured.Add(Measured.Of(what, times));
        }
        Func<int, Task<ApiResponse>> Get(Shop who, Func<int, string> path) => i => who.GetAsync(path(i));
        string Sku() => Any(shop.Articles).Sku;
        string Name() => string.Join('+', Any(shop.Emails).Split('.')[..2]);

        await AsksAsync("list: newest", Get(guest, _ => "/products?limit=20"));
        await AsksAsync("list: category by price", Get(guest, i => $"/products?category={Any(shop.Articles).Category}&sort=price&limit=20"));
        // A price that nobody asked for before: nothing of it is remembered.
        await AsksAsync("facets: of a category", Get(guest, i => $"/products?category={Any(shop.Articles).Category}&minPrice={500 + dear++}&limit=20"));
        await AsksAsync("facets: of all", Get(guest, i => $"/products?minPrice={500 + dear++}&limit=20"));
        await AsksAsync("facets: an attribute", Get(guest, i => $"/products?attr.material=linen&minPrice={500 + dear++}&limit=20"));
        await AsksAsync("search: a rare word", Get(guest, i => $"/products?q={Any(shop.Articles).Name.Split(' ')[3]}&limit=20"));
        await AsksAsync("search: a common word", Get(guest, i => $"/products?q={Any(shop.Articles).Name.Split(' ')[2]}&limit=20"));
        await AsksAsync("search: two words", Get(guest, i => $"/products?q={string.Join('+', Any(shop.Articles).Name.Split(' ')[1..3])}&limit=20"));
        await AsksAsync("suggest", Get(guest, i => $"/products/suggestions?q={Any(shop.Articles).Name[..5]}"));
        await AsksAsync("product", Get(guest, _ => "/products/" + Any(shop.Slugs)));
        await AsksAsync("availability", Get(guest, _ => $"/availability?sku={Sku()}&sku={Sku()}"));
        await CheckOutAsync(guest, measured);
        await AsksAsync("orders: newest", Get(admin, _ => "/admin/orders?limit=20"));
        await AsksAsync("orders: delivered", Get(admin, _ => "/admin/orders?status=delivered&limit=20"));
        await AsksAsync("orders: to be paid", Get(admin, _ => "/admin/orders?paymentStatus=declined&limit=20"), 10);
        await AsksAsync("orders: by total", Get(admin, _ => "/admin/orders?sort=-total&limit=20"));
        await AsksAsync("orders: far behind", Get(admin, _ => "/admin/orders?to=" + Day(-700) + "&limit=20"));
        await AsksAsync("orders: stuck", Get(admin, _ => "/admin/orders?stuck=true&limit=20"));
        await AsksAsync("order search: number", Get(admin, _ => $"/admin/orders?q={Any(shop.Numbers)}&limit=20"), 20);
        await AsksAsync("order search: end of a number", Get(admin, _ => $"/admin/orders?q={Any(shop.Numbers)[^5..]}&limit=20"), 20);
        await AsksAsync("order search: e-mail", Get(admin, _ => $"/admin/orders?q={Any(shop.Emails)}&limit=20"), 20);
        await AsksAsync("order search: SKU", Get(admin, _ => $"/admin/orders?q={Sku()}&limit=20"), 20);
        await AsksAsync("order search: name", Get(admin, _ => $"/admin/orders?q={Name()}&limit=20"), 20);
        await AsksAsync("order search: town", Get(admin, _ => "/admin/orders?q=oakland&limit=20"), 20);
        await AsksAsync("order search: nothing", Get(admin, _ => $"/admin/orders?q=nobody{dear++}&limit=20"), 20);
        await AsksAsync("products for staff", Get(admin, _ => "/admin/products?limit=20"));
        await AsksAsync("products for staff: changed", Get(admin, _ => "/admin/products?sort=-changed&limit=20"));
        await AsksAsync("stock", Get(admin, _ => "/admin/stock?limit=20"));
        await AsksAsync("stock: low", Get(admin, _ => "/admin/stock?below=threshold&limit=20"), 20);
        await AsksAsync("customers", Get(admin, _ => "/admin/customers?limit=20"), 20);
        await AsksAsync("customer search: e-mail", Get(admin, _ => $"/admin/customers?q={Any(shop.Emails)}&limit=20"), 20);
        await AsksAsync("customer search: name", Get(admin, _ => $"/admin/customers?q={Name()}&limit=20"), 20);
        await AsksAsync("customer search: a part", Get(admin, _ => $"/admin/customers?q={Any(shop.Emails).Split('@')[0][^6..]}&limit=20"), 20);
        await AsksAsync("shipments", Get(admin, _ => "/admin/shipments?limit=20"));
        await AsksAsync("to ship", Get(admin, _ => "/admin/to-ship?limit=20"));
        await AsksAsync("mails", Get(admin, _ => "/admin/mails?limit=20"));
        await AsksAsync("work", Get(admin, _ => "/admin/work?limit=20"), 20);
        using var office = await OfficeAsync(password);
        await AsksAsync("dashboard", async _ =>
        {
            using var page = await office.GetAsync(new Uri("/admin", UriKind.Relative));
            return new(page.StatusCode, default, null, "GET /admin");
        }, 10);
        await AsksAsync("report of a month", Get(admin, _ => $"/admin/reports/days?from={Day(-30)}&to={Day(0)}"), 10);
        await AsksAsync("export: orders of a day", Get(admin, _ => $"/admin/orders/export?from={Day(-1)}&to={Day(-1)}"), 5);
        await AsksAsync("export: all products", Get(admin, _ => "/admin/products/export"), 1);
        await AsksAsync("export: all orders", Get(admin, _ => "/admin/orders/export"), 1);
        return measured;
    }

    /// <summary>Pages are for browsers that have signed in.</summary>
    private async Task<HttpClient> OfficeAsync(string password)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = url };
        var signIn = new Uri("/sign-in", UriKind.Relative);
        var token = Token().Match(await browser.GetStringAsync(signIn)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([new("email", Shop.AdminEmail), new("password", password), new("_csrf", token)]);
        using var answer = await browser.PostAsync(signIn, form);
        return browser;
    }

    [GeneratedRegex("name=\"_csrf\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Token();

    private async Task CheckOutAsync(Shop guest, List<Measured> measured)
    {
        var times = new List<double>();
        for (var i = 0; i < count / 2 + 4; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await Samples.BuyAsync(guest, [(shop.Sold(i).Sku, 1)], $"scale{i}@example.com");
            if (i >= 4) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        measured.Add(Measured.Of("checkout", times));
        // So that nothing is measured beside these orders.
        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    private static string Day(int ago) => TimeProvider.System.GetUtcNow().AddDays(ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

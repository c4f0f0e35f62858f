using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ClickCart.Benchmarks.Scale;

/// <summary>Some of what a measured shop holds, for the questions that are put to it.</summary>
internal sealed record FilledShop(IReadOnlyList<Article> Articles, IReadOnlyList<string> Slugs, IReadOnlyList<string> Emails, IReadOnlyList<string> Numbers)
{
    /// <summary>One that is in stock, another for each number.</summary>
    public Article Sold(int number) => Articles.Where(a => ShopFiller.IsSold(a.Number)).ElementAt(number * 7 % (Articles.Count / 2));
}

/// <summary>Fills a shop that the Host has migrated and seeded with as many products, customers and orders as are wanted, two years of them.</summary>
internal sealed class ShopFiller(ShopStore store, int products, int orders)
{
    private const int Stock = 1_000_000;
    private const int Batch = 2000;
    private static readonly TimeSpan Span = TimeSpan.FromDays(730);
    private static readonly TimeSpan MessagesAreKept = TimeSpan.FromDays(7);

    private static readonly string[] Moods =
        "evening garden winter harbour mountain morning meadow studio orchard coastal autumn river island forest desert village".Split(' ');
    private static readonly string[] Materials =
        "linen walnut copper ceramic woollen enamel bamboo leather cotton oak marble steel paper cork felt brass".Split(' ');
    private static readonly string[] Things =
        ("lantern kettle blanket notebook basket apron candle vase backpack teapot mug bowl plate chair stool lamp rug towel pillow curtain "
            + "shelf tray jug spoon "
            + "knife board pan pot scarf hat glove belt wallet purse umbrella clock mirror frame puzzle planter").Split(' ');
    private static readonly string[] Colours = "teal graphite rust cream olive navy plum sand amber ivory".Split(' ');
    private static readonly string[] Places = "Portugal Japan Sweden Italy Mexico India Peru Wales".Split(' ');
    private static readonly string[] Syllables = "ve lo ra mi ta ne ko su ba di fe go hu ja ki lu".Split(' ');
    private static readonly string[] FirstNames = "Ada Ben Cleo Dan Eva Finn Gina Hugo Ines Jan Kim Lea Max Nora Otto Pia".Split(' ');
    private static readonly string[] LastNames =
        "Abbot Baker Carver Draper Elder Fisher Gardner Harper Ingram Joiner Keeper Lister Mason Naylor Oliver Parker".Split(' ');
    private static readonly (string City, string Code)[] Cities = [("Oakland", "94601"), ("Fresno", "93650"), ("Eureka", "95501"), ("Redding", "96001"),
        ("Napa", "94558")];

    /// <summary>A product, as it is made from its number.</summary>
    private sealed record Goods(Article Article, string Slug, long Price, string[] Words, string Colour, string Place);

    private List<string> _shelves = [];
    private readonly Random _random = new(20_26);
    private readonly Dictionary<string, (Row Like, List<object?[]> Rows)> _waiting = [];

    public async Task<FilledShop> FillAsync()
    {
        FilledShop? filled = null;
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var (shelves, sales) = (progress.AddTask("products", maxValue: products), progress.AddTask("orders", maxValue: orders));
            await ProductsAsync(shelves);
            var numbers = new Sequences(products, Stock);
            var (emails, sold) = await OrdersAsync(numbers, sales);
            await StockAsync(numbers);
            await store.FinishAsync();
            List<Goods> some = [.. Enumerable.Range(0, products).Where(i => i % Math.Max(1, products / 2000) == i / 20 % Math.Max(1, products / 2000))
                .Select(Of)];
            filled = new(some.ConvertAll(g => g.Article), some.ConvertAll(g => g.Slug), emails, sold);
        });
        return filled!;
    }

    private async Task ProductsAsync(ProgressTask progress)
    {
        var (product, variant, document, attribute) = (await FirstAsync("catalog", "products"), await FirstAsync("catalog", "variants"),
            await FirstAsync("catalog", "search_documents"), await FirstAsync("catalog", "attribute_values"));
        _shelves = (await store.ReadAsync("catalog", "categories")).ConvertAll(c => c.Text("slug"));
        // Long ago enough to have been sold for two years.
        var begin = TimeProvider.System.GetUtcNow() - Span - TimeSpan.FromDays(30);
        for (var i = 0; i < products; i++)
        {
            var ((_, sku, name, category), slug, price, words, colour, place) = Of(i);
            var (mood, material, thing, make) = (words[0], words[1], words[2], words[3]);
            var (id, at) = (Guid.CreateVersion7(begin.AddSeconds(i)), store.Time(begin.AddSeconds(i)));
            (string Name, string Value)[] attributes = [("Material", Capital(material)), ("Colour", Capital(colour)), ("Made in", place)];
            Add("catalog.products", product, product.With(("id", store.Id(id)), ("slug", slug), ("name", name), ("sort_name", name.ToLowerInvariant()),
                ("description", $"A {material} {thing} for {mood} hours, made by {Capital(make)}."), ("category", category), ("created_at", at),
                    ("updated_at", at),
                ("price_from", price), ("price_to", price), ("compare_at_from", null), ("status", "active"),
                ("attributes", JsonSerializer.Serialize(attributes.Select(a => new { name = a.Name, value = a.Value })))));
            Add("catalog.variants", variant, variant.With(("sku", sku), ("product_id", store.Id(id)), ("name", ""), ("item_name", name), ("added_at",
                at),
                ("price_amount", price), ("compare_at_amount", null), ("in_stock", store.Flag(IsSold(i)))));
            Add("catalog.search_documents", document, document.With(("id", Convert.ToInt64(document["id"], CultureInfo.InvariantCulture) + 1000 + i),
                ("product_id", store.Id(id)), ("name", $" {string.Join(' ', words)} {i}"), ("body",
                    $" {material} {colour} {place.ToLowerInvariant()} scale {i:0000000} hour made")));
            foreach (var (what, value) in attributes)
            {
                Add("catalog.attribute_values", attribute, attribute.With(("product_id", store.Id(id)), ("name_key", Key(what)), ("value_key", Key(value)),
                    ("name", what),
                    ("value", value)));
            }
            if (i % Batch == Batch - 1) await FlushAsync();
            progress.Increment(1);
        }
        await FlushAsync();
        if (store is PostgresStore)
            await store.ExecuteAsync("catalog",
                "SELECT setval(pg_get_serial_sequence('catalog.search_documents', 'id'), (SELECT max(id) FROM catalog.search_documents))");
    }

    /// <summary>A product is told by its number, so that a million of them need not be remembered.</summary>
    private Goods Of(int number)
    {
        var random = new Random(number);
        string Any(string[] words) => words[random.Next(words.Length)];
        string[] words = [Any(Moods), Any(Materials), Any(Things), Any(Syllables) + Any(Syllables) + Any(Syllables)];
        var name = $"{Capital(words[0])} {words[1]} {words[2]} {Capital(words[3])} {number}";
        var category = _shelves[(int)(_shelves.Count * Math.Pow(random.NextDouble(), 2))];
        return new(new(number, $"SCALE-{number:0000000}", name, category), $"{string.Join('-', words)}-{number}", 500 + random.Next(200) * 100, words,
            Any(Colours), Any(Places));
    }

    private async Task<(List<string> Emails, List<string> Numbers)> OrdersAsync(Sequences numbers, ProgressTask progress)
    {
        var templates = await OrderTemplate.ReadAsync(store);
        foreach (var counter in await store.ReadAsync("ordering", "invoice_counters"))
        {
            numbers.Begin(counter.Text("series"), Whole(counter["year"]), Whole(counter["last"]));
        }
        var kept = numbers.Papers.Keys.ToHashSet();
        var customers = await CustomersAsync(Math.Max(100, orders / 5));
        var now = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(15);
        var sold = new List<string>();
        for (var i = 0; i < orders; i++)
        {
            var template = templates[i % templates.Count];
            var (account, email, name) = customers[_random.Next(customers.Count)];
            var (city, code) = Cities[_random.Next(Cities.Length)];
            var lines = new HashSet<int>();
            while (lines.Count < template.LineCount) if ((int)(products * Math.Pow(_random.NextDouble(), 2)) is var n && IsSold(n)) lines.Add(n);
            var at = now - Span * (1 - (i + 1.0) / orders);
            var isRemembered = i % Math.Max(1, orders / 500) == 0;
            template.Copy(at, new(_random.Next(2) == 0 ? account : null, email, name, $"{1 + _random.Next(9999)} {Pick(LastNames)} St", city, code,
                [.. lines.Select(n => Of(n).Article)]), _random, numbers,
                now - at < MessagesAreKept, (table, like, row) =>
                {
                    Add(table, like, row);
                    if (table == "ordering.orders" && isRemembered) sold.Add((string)row[like.Cells.Keys.ToList().IndexOf("number")]!);
                });
            if (i % Batch == Batch - 1) await FlushAsync();
            progress.Increment(1);
        }
        await FlushAsync();
        foreach (var ((series, year), last) in numbers.Papers)
        {
            await store.ExecuteAsync("ordering", kept.Contains((series, year))
                ? $"UPDATE invoice_counters SET last = {last} WHERE series = '{series}' AND year = {year}"
                : $"INSERT INTO invoice_counters (series, year, last) VALUES ('{series}', {year}, {last})");
        }
        return ([.. customers.Where((_, i) => i % Math.Max(1, customers.Count / 500) == 0).Select(c => c.Email)], sold);
    }

    private async Task<List<(Guid Account, string Email, string Name)>> CustomersAsync(int count)
    {
        var account = await FirstAsync("customers", "accounts");
        var customers = new List<(Guid, string, string)>();
        for (var i = 0; i < count; i++)
        {
            var at = TimeProvider.System.GetUtcNow() - Span - TimeSpan.FromDays(1) + TimeSpan.FromSeconds(i);
            var (id, name) = (Guid.CreateVersion7(at), $"{Pick(FirstNames)} {Pick(LastNames)}");
            var email = $"{name.Replace(' ', '.').ToLowerInvariant()}.{i}@example.com";
            Add("customers.accounts", account, account.With(("id", store.Id(id)), ("email", email), ("normalized_email", email.ToUpperInvariant()), ("name",
                name),
                ("role", "customer"), ("search_key", $"{email} {name}".ToUpperInvariant()), ("created_at", store.Time(at)), ("confirmed_at", store.Time(at))));
            customers.Add((id, email, name));
            if (i % Batch == Batch - 1) await FlushAsync();
        }
        await FlushAsync();
        return customers;
    }

    /// <summary>What each SKU had to begin with, and what its orders left of it.</summary>
    private async Task StockAsync(Sequences numbers)
    {
        var item = await FirstAsync("inventory", "stock_items");
        var movement = (await store.ReadAsync("inventory", "stock_movements")).First(m => Whole(m["stock_version"]) == 1);
        var began = TimeProvider.System.GetUtcNow() - Span - TimeSpan.FromDays(20);
        for (var i = 0; i < products; i++)
        {
            var article = Of(i).Article;
            var (isSold, at) = (IsSold(article.Number), began.AddSeconds(article.Number % 86_400));
            Add("inventory.stock_items", item, item.With(("id", store.Id(Guid.CreateVersion7(at))), ("sku", article.Sku), ("held", Number(item["held"], 0)),
                ("on_hand", Number(item["on_hand"], isSold ? numbers.OnHand(article.Number) : 0)), ("version", Number(item["version"],
                    numbers.Version(article.Number)))));
            // One that never came in has no ledger.
            if (isSold)
                Add("inventory.stock_movements", movement, movement.With(("sku", article.Sku), ("delta", Number(movement["delta"], Stock)),
                    ("balance", Number(movement["balance"], Stock)), ("at", store.Time(at))));
            if (article.Number % Batch == Batch - 1) await FlushAsync();
        }
        await FlushAsync();
    }

    /// <summary>Each twentieth product is sold out.</summary>
    public static bool IsSold(int number) => number % 20 != 19;

    /// <summary>In the column's own type.</summary>
    private static object Number(object? like, int number) => Convert.ChangeType(number, like!.GetType(), CultureInfo.InvariantCulture);

    private static int Whole(object? number) => Convert.ToInt32(number, CultureInfo.InvariantCulture);

    private async Task<Row> FirstAsync(string module, string table) => (await store.ReadAsync(module, table)).First();

    private void Add(string table, Row like, object?[] row)
    {
        if (!_waiting.TryGetValue(table, out var waiting)) _waiting[table] = waiting = (like, []);
        waiting.Rows.Add(row);
    }

    private async Task FlushAsync()
    {
        foreach (var (table, (like, rows)) in _waiting)
        {
            await store.WriteAsync(table.Split('.')[0], table.Split('.')[1], like, rows);
            rows.Clear();
        }
    }

    private string Pick(string[] words) => words[_random.Next(words.Length)];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Key(string text) => text.ToLowerInvariant().Replace(' ', '-');
}

using System.Text;
using System.Text.Json.Nodes;
using ClickCart.Maintenance;

namespace ClickCart.Tests.Maintenance;

/// <summary><c>-- export DIR</c> and <c>-- import DIR</c>: from this provider to SQLite and back.</summary>
public sealed class DataExportTests(SharedShop shop) : ShopTest(shop)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clickcart-move-").FullName;

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_shop_moves_to_SQLite_and_back_with_what_is_in_flight()
    {
        var sku = await ProductAsync(name: "Moving crate", price: 4200);
        var done = await OrderAsync(Guest, sku, 2);
        await DeliveredAsync(Guest, done);
        var (customer, email) = await Shop.CustomerAsync();
        var (quote, key) = (await QuoteAsync(customer, await CartAsync(customer, (sku, 1))), NewKey());
        var underWay = (await customer.PostAsync("/orders", OrderBody(quote), key)).ShouldBe(201);
        await Shop.LeaveAsync();

        var (sqlite, last) = (TestDatabase.NewSqlite(), await TestDatabase.NewAsync(null));
        (await Command.RunAsync(Shop.Settings, "export", Folder("out"))).ShouldBe(0);
        (await Command.RunAsync(sqlite, "import", Folder("out"))).ShouldBe(0);
        (await Command.RunAsync(sqlite, "export", Folder("back"))).ShouldBe(0);
        (await Command.RunAsync(last, "import", Folder("back"))).ShouldBe(0);
        foreach (var file in Directory.EnumerateFiles(Folder("out"), "*.jsonl", SearchOption.AllDirectories))
            File.ReadLines(file).ShouldBe(File.ReadLines(Path.Combine(Folder("back"), Path.GetRelativePath(Folder("out"), file))), ignoreOrder: true);

        await using var moved = await Shop.OnAsync(last);
        var again = await moved.SignInAsync(email, "Correct-Horse-9-Battery");
        await DeliveredAsync(again, underWay);
        // Under a key of the old database its answer comes, decrypted with the key that moved along.
        (await again.PostAsync("/orders", OrderBody(quote), key)).ShouldBe(201)["id"].GetString().ShouldBe(underWay["id"].GetString());
        (await moved.Guest.GetAsync("/products?q=moving")).ShouldBe(200)["items"][0].GetProperty("name").GetString().ShouldBe("Moving crate");
        await DeliveredAsync(moved.Guest, done);
        await moved.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Nobody_moves_a_shop_that_is_open_and_nothing_is_overwritten()
    {
        (await Command.RunAsync(Shop.Settings, "export", Folder("open"))).ShouldBe(2);
        (await Command.RunAsync(Shop.Settings, "import", Folder("none"))).ShouldBe(2);
        await Shop.LeaveAsync();
        (await Command.RunAsync(Shop.Settings, "export", Folder("closed"))).ShouldBe(0);
        (await Command.RunAsync(Shop.Settings, "export", Folder("closed"))).ShouldBe(2);
        (await Command.RunAsync(Shop.Settings, "import", Folder("closed"))).ShouldBe(2);

        var damaged = Path.Combine(Folder("closed"), "catalog", "products.jsonl");
        await File.WriteAllLinesAsync(damaged, (await File.ReadAllLinesAsync(damaged, TestContext.Current.CancellationToken)).Skip(1),
            TestContext.Current.CancellationToken);
        var target = TestDatabase.NewSqlite();
        (await Command.RunAsync(target, "import", Folder("closed"))).ShouldBe(2);
        Directory.Delete(target["Database:Folder"]!, recursive: true);
    }

    [Fact]
    public async Task An_export_of_an_earlier_version_is_read_by_its_columns_names_and_what_is_new_gets_its_default()
    {
        // What is read is a folder, the same from every database: seen on SQLite alone.
        if (TestDatabase.Provider is not DatabaseProvider.Sqlite) return;
        await ProductAsync(name: "Older crate");
        await Shop.LeaveAsync();
        (await Command.RunAsync(Shop.Settings, "export", Folder("old"))).ShouldBe(0);
        var outbox = Path.Combine(Folder("old"), "catalog", "outbox.jsonl");
        var rows = (await File.ReadAllLinesAsync(outbox, TestContext.Current.CancellationToken)).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        rows.Count.ShouldBeGreaterThan(0);
        // The job store stays behind, and so do the ids that it gave.
        foreach (var row in rows) row.ContainsKey("job_id").ShouldBeFalse();
        foreach (var row in rows) (row.Remove("failures"), row.Remove("subject")).ShouldBe((true, true));
        await ChangeAsync(rows);

        var target = TestDatabase.NewSqlite();
        (await Command.RunAsync(target, "import", Folder("old"))).ShouldBe(0);
        await using (var imported = await Shop.OnAsync(target))
        await using (var scope = imported.Services.CreateAsyncScope())
        {
            var ids = rows.ConvertAll(r => (Guid)r["id"]!);
            var catalog = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>("catalog");
            var kept = await catalog.Outbox.Where(m => ids.Contains(m.Id)).ToListAsync(TestContext.Current.CancellationToken);
            kept.Count.ShouldBe(rows.Count);
            kept.ShouldAllBe(m => m.Failures == 0 && m.Subject == null && m.JobId == null);
        }

        // What cannot be whole here is refused before anything is written.
        foreach (var row in rows) row["colour"] = "blue";
        await ShouldBeRefusedAsync();
        foreach (var row in rows) (row.Remove("colour"), row.Remove("created_at")).ShouldBe((true, true));
        await ShouldBeRefusedAsync();
        foreach (var row in rows) row["created_at"] = "2026-11-28T12:00:00.000000Z";
        (rows[0]["name"], rows[0]["done_at"]) = ("catalog.of-yesterday.v1", null);
        await ShouldBeRefusedAsync();

        async Task ShouldBeRefusedAsync()
        {
            await ChangeAsync(rows);
            var untouched = TestDatabase.NewSqlite();
            (await Command.RunAsync(untouched, "import", Folder("old"))).ShouldBe(2);
            Directory.EnumerateFileSystemEntries(untouched["Database:Folder"]!).ShouldBeEmpty();
            Directory.Delete(untouched["Database:Folder"]!);
        }

        // As the version before the migrations were written anew would have exported it.
        async Task ChangeAsync(List<JsonObject> to)
        {
            await File.WriteAllLinesAsync(outbox, to.Select(r => r.ToJsonString()), TestContext.Current.CancellationToken);
            var sum = new TableSum();
            foreach (var line in await File.ReadAllLinesAsync(outbox, TestContext.Current.CancellationToken)) sum.Add(Encoding.UTF8.GetBytes(line));
            var file = Path.Combine(Folder("old"), "manifest.json");
            var manifest = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
            foreach (var module in manifest["modules"]!.AsArray()) module!["migrations"] = new JsonArray("Initial", "WorkDecisions");
            var catalog = manifest["modules"]!.AsArray().Single(m => (string)m!["name"]! == "catalog")!;
            catalog["tables"]!.AsArray().Single(t => (string)t!["name"]! == "outbox")!["sha256"] = sum.Sha256;
            await File.WriteAllTextAsync(file, manifest.ToJsonString(), TestContext.Current.CancellationToken);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Folder(string name) => Path.Combine(_folder, name);
}

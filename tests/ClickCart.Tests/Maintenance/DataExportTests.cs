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
        await File.WriteAllLinesAsync(damaged, (await File.ReadAllLinesAsync(damaged, TestContext.Current.CancellationToken)).Skip(1), TestContext.Current.CancellationToken);
        var target = TestDatabase.NewSqlite();
        (await Command.RunAsync(target, "import", Folder("closed"))).ShouldBe(2);
        Directory.Delete(target["Database:Folder"]!, recursive: true);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Folder(string name) => Path.Combine(_folder, name);
}

namespace ClickCart.Tests.Maintenance;

/// <summary><c>-- backup FILE</c> and <c>-- restore FILE</c>, while orders pour in.</summary>
public sealed class BackupTests(SharedShop shop) : ShopTest(shop)
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clickcart-backup-").FullName;

    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_shop_that_is_backed_up_under_load_comes_back_sound_with_every_order_accepted_before()
    {
        var file = Path.Combine(_folder, "shop.zip");
        if (TestDatabase.Provider is not DatabaseProvider.Sqlite)
        {
            // Servers have tools of their own.
            (await Command.RunAsync(Shop.Settings, "backup", file)).ShouldBe(2);
            return;
        }

        var (sku, accepted, enough) = (await ProductAsync(stock: 1000), new System.Collections.Concurrent.ConcurrentQueue<ApiResponse>(), false);
        var buyers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref enough)) accepted.Enqueue(await OrderAsync(Guest, sku));
        })).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(accepted.Count > 20), "the load is on");
        var before = accepted.ToArray();
        (await Command.RunAsync(Shop.Settings, "backup", file)).ShouldBe(0);
        Volatile.Write(ref enough, true);
        await Task.WhenAll(buyers);

        (await Command.RunAsync(Shop.Settings, "backup", file)).ShouldBe(2);
        (await Command.RunAsync(Shop.Settings, "restore", file)).ShouldBe(2);
        var restored = TestDatabase.NewSqlite();
        (await Command.RunAsync(restored, "restore", file)).ShouldBe(0);
        (await Command.RunAsync(restored, "restore", file)).ShouldBe(2);
        await using var again = await Shop.OnAsync(restored);
        foreach (var order in before) await DeliveredAsync(again.Guest, order);
        await again.ShouldBeSoundAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

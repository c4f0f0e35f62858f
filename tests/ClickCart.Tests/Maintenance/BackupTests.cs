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

    [Fact]
    public async Task A_backup_is_private_follows_no_link_and_leaves_nothing_behind_a_refusal()
    {
        if (TestDatabase.Provider is not DatabaseProvider.Sqlite || OperatingSystem.IsWindows()) return;
        var (shop, elsewhere, file) = (Shop.Settings["Database:Folder"]!, Path.Combine(_folder, "elsewhere"), Path.Combine(_folder, "shop.zip"));

        // Somebody else prepared the names that are easily guessed.
        File.CreateSymbolicLink(file, elsewhere);
        (await Command.RunAsync(Shop.Settings, "backup", file)).ShouldBe(2);
        File.Delete(file);
        Directory.CreateDirectory(elsewhere);
        Directory.CreateSymbolicLink(file + ".partial", elsewhere);
        await File.WriteAllTextAsync(Path.Combine(_folder, "secret.xml"), "<secret/>", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(shop, "keys", "key-linked.xml"), Path.Combine(_folder, "secret.xml"));
        (await Command.RunAsync(Shop.Settings, "backup", file)).ShouldBe(0);
        Directory.EnumerateFileSystemEntries(elsewhere).ShouldBeEmpty();
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var zip = System.IO.Compression.ZipFile.OpenRead(file)) zip.Entries.ShouldNotContain(e => e.Name == "key-linked.xml");
        Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order().ShouldBe(["elsewhere", "secret.xml", "shop.zip", "shop.zip.partial"]);

        // A backup with a file that no module has is refused before anything is written.
        using (var zip = System.IO.Compression.ZipFile.Open(file, System.IO.Compression.ZipArchiveMode.Update)) zip.CreateEntry("evil/catalog.db");
        var restored = TestDatabase.NewSqlite();
        (await Command.RunAsync(restored, "restore", file)).ShouldBe(2);
        Directory.EnumerateFileSystemEntries(restored["Database:Folder"]!).Where(e => !e.EndsWith(".lock", StringComparison.Ordinal)).ShouldBeEmpty();
        Directory.Delete(restored["Database:Folder"]!, recursive: true);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

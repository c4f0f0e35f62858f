using ClickCart.Simulation.Machine;

namespace ClickCart.Simulation;

/// <summary>The files of a small shop as each run begins with them: made once, by the shop itself, and copied.</summary>
internal static class Template
{
    private static readonly Lazy<Task<(string Folder, DateTimeOffset End)>> Made = new(MakeAsync);

    public static readonly string[] Skus = ["BOWL", "MUG", "LAMP", "PEN"];
    public const string Coupon = "TENOFF";
    public const string ScarceCoupon = "ONCE";

    /// <summary>A world with that shop, open.</summary>
    public static async Task<World> WorldAsync(int seed)
    {
        var (template, end) = await Made.Value;
        var folder = Directory.CreateTempSubdirectory("clickcart-simulation-").FullName;
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var world = new World(seed, folder, end);
        await world.StartAsync();
        return world;
    }

    /// <summary>The body of a product, with this price.</summary>
    public static object Product(string sku, long price) => new
    {
        name = $"The {sku}",
        description = "Simulated.",
        category = "things",
        status = "active",
        attributes = new { },
        variants = new[] { new { sku, name = "one", price = new { amount = price, currency = "USD" }, weightGrams = 300 } },
    };

    private static async Task<(string Folder, DateTimeOffset End)> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("clickcart-simulation-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var world = new World(0, folder, SimulatedClock.Start);
        await world.StartAsync(migrates: true);
        await MustAsync(201, world.Caller.AdminAsync("POST", "/admin/categories", new { name = "Things", slug = "things" }));
        foreach (var (sku, index) in Skus.Select((s, i) => (s, i)))
        {
            await MustAsync(201, world.Caller.AdminAsync("POST", "/admin/products", Product(sku, 1000 + (index * 750))));
            await MustAsync(201, world.Caller.AdminAsync("POST", $"/admin/stock/{sku}/adjustments", new { delta = 4 + (index * 3), reason = "the first" }, $"stock-{sku}"));
        }
        await MustAsync(201, world.Caller.AdminAsync("POST", "/admin/coupons", new { code = Coupon, percent = 10 }));
        await MustAsync(201, world.Caller.AdminAsync("POST", "/admin/coupons", new { code = ScarceCoupon, percent = 25, totalLimit = 1 }));
        await new Run(world, 0).SettleAsync();
        await world.Shop.DisposeAsync();
        return (folder, world.Clock.GetUtcNow());
    }

    private static async Task MustAsync(int status, Task<Answer> call)
    {
        var answer = await call;
        if (answer.Status != status) throw new InvalidOperationException($"The shop could not be set up: {answer.Says} {answer.Json}");
    }
}

using ClickCart.Shipping;
using ClickCart.Shipping.Packing;

namespace ClickCart.Tests.Shipping.Packing;

public sealed class PurgeLabelFilesTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_label_that_was_fetched_to_be_printed_is_forgotten_after_a_week()
    {
        var (young, old) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await AddAsync(old);
        Shop.Clock.Advance(TimeSpan.FromDays(6));
        await AddAsync(young);
        await Shop.RunAsync<PurgeLabelFiles>();
        (await KeptAsync()).ShouldBe([old, young], ignoreOrder: true);
        Shop.Clock.Advance(TimeSpan.FromDays(1.1));
        await Shop.RunAsync<PurgeLabelFiles>();
        (await KeptAsync()).ShouldBe([young]);
    }

    private Task<int> AddAsync(Guid shipment) => Shop.AskAsync(async (ShippingDbContext db) =>
    {
        db.Add(new LabelFile { ShipmentId = shipment, Content = [1], At = Shop.Clock.GetUtcNow() });
        return await db.SaveChangesAsync();
    });

    private Task<List<Guid>> KeptAsync() => Shop.AskAsync((ShippingDbContext db) => db.LabelFiles.Select(f => f.ShipmentId).ToListAsync());
}

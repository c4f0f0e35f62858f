using ClickCart.Ordering;
using ClickCart.Inventory;

namespace ClickCart.Tests.Journeys;

/// <summary><c>-- verify</c> holds on a shop that worked, and names the rows when somebody tampers with a table.</summary>
public sealed class VerifyTests(SharedShop shop) : ShopTest(shop)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync(_ => { }, services => services.AddScoped<IInvariants, FarAway>());

    [Fact]
    public async Task A_shop_that_worked_is_sound_until_somebody_tampers_with_it()
    {
        var sku = await ProductAsync();
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, sku, 2));
        await Shop.ShouldBeSoundAsync();

        await TamperAsync<InventoryDbContext>(db => db.StockItems.Where(s => s.Sku == sku).ExecuteUpdateAsync(set =>
            set.SetProperty(s => s.OnHand, s => s.OnHand + 7)));
        (await VerifyAsync()).ShouldContain(sku);
        await TamperAsync<InventoryDbContext>(db => db.StockItems.Where(s => s.Sku == sku).ExecuteUpdateAsync(set =>
            set.SetProperty(s => s.OnHand, s => s.OnHand - 7)));

        var id = order["id"].GetGuid();
        await TamperAsync<OrderingDbContext>(db => db.Set<global::ClickCart.Ordering.Orders.Line>().Where(l => l.OrderId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Name, "Something dearer")));
        (await VerifyAsync()).ShouldContain(order["number"].GetString()!);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_named_with_its_reason_and_is_no_fault()
    {
        var (code, text) = await Shop.VerifyAsync();
        code.ShouldBe(0, text);
        text.ShouldContain("not asked");
        text.ShouldContain("99 far away was not asked: nobody is there.");
        text.ShouldContain("Every other invariant holds.");
    }

    private sealed class FarAway : IInvariants
    {
        public IEnumerable<Invariant> All =>
            [new("99 far away", "somebody far away agrees", _ =>
                throw new InvalidOperationException("It was asked all the same.")) { NotAsked = "nobody is there" }];
    }

    private async Task TamperAsync<TContext>(Func<TContext, Task<int>> change) where TContext : ModuleDbContext
    {
        await using var scope = Shop.Services.CreateAsyncScope();
        (await change(scope.ServiceProvider.GetRequiredService<TContext>())).ShouldBe(1);
    }

    private async Task<string> VerifyAsync()
    {
        var (code, text) = await Shop.VerifyAsync();
        code.ShouldBe(1, text);
        return text;
    }
}

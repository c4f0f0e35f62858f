using ClickCart.Tests.Catalog.Imports;

namespace ClickCart.Tests.Journeys;

/// <summary>Two SKUs that differ in capitals alone are two, in every module and on every database.</summary>
public sealed class SkusInCapitalsTests(SharedShop shared) : ImportTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task Both_are_imported_counted_and_sold()
    {
        const string capitals = "ZZ-CASE-1", small = "zz-Case-1";
        var shelf = Word();
        var report = await ReportAsync($"{Header}\n{capitals},Capital jug,,{shelf},10,USD,100,5\n{small},Small jug,,{shelf},10,USD,100,7\n");
        report["import"].GetProperty("created").GetInt32().ShouldBe(2);
        await StockAsync(capitals, 5);
        await StockAsync(small, 7);

        var ordered = await OrderAsync(Guest, capitals, 2);
        await DeliveredAsync(Guest, ordered);
        await StockAsync(capitals, 3);
        await StockAsync(small, 7);

        await DeliveredAsync(Guest, await OrderAsync(Guest, small, 3));
        await StockAsync(capitals, 3);
        await StockAsync(small, 4);
        await Shop.ShouldBeSoundAsync();
    }

    private Task StockAsync(string sku, int onHand) => Eventually.TrueAsync(
        async () => (await Admin.GetAsync($"/admin/stock/{sku}")) is { Status: System.Net.HttpStatusCode.OK } stock && stock["onHand"].GetInt32() == onHand,
        $"{onHand} of {sku} are on hand");
}

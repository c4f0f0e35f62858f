using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Tests.Ordering.Orders;

public sealed class RecordStockWaitsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task What_is_told_of_an_order_that_is_not_there_or_waits_for_nothing_changes_nothing()
    {
        await Shop.HandleAsync<RecordStockWaits, OrderWaitsChanged>(new(Guid.CreateVersion7()));
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        var version = (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}")).ETag;
        await Shop.HandleAsync<RecordStockWaits, OrderWaitsChanged>(new(order["id"].GetGuid()));
        (await Admin.GetAsync($"/admin/orders/{order["id"].GetString()}")).ETag.ShouldBe(version);
    }
}

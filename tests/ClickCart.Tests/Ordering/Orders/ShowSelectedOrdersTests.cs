using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Ordering.Orders;

/// <summary>In a shop whose orders wait for their labels.</summary>
[Collection(nameof(ManualShop))]
public sealed class ShowSelectedOrdersTests(ManualShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Selected_orders_are_kept_back_and_released_together_and_the_answer_says_what_became_of_each()
    {
        var sku = await ProductAsync();
        var paid = await OrderAsync(Guest, sku);
        var declined = await OrderAsync(Guest, sku, paymentMethod: "pm_card_chargeDeclined");
        await OrderUntilAsync(Guest, paid, o => o.GetProperty("status").ValueEquals("confirmed"), "the order is confirmed");
        var ids = $"orders={paid["id"].GetString()}&orders={declined["id"].GetString()}";
        using var office = await Shop.OfficeAsync($"/admin/orders/selected?{ids}");
        office.ShouldShow("2 orders");
        (await office.PressAsync("Keep these 2 orders back", ("reason", ""))).ShouldBe(422);
        await office.PressAsync("Keep these 2 orders back", ("reason", "The street is not there."));
        office.ShouldBe(200).ShouldShow("Done for one order, not for one order.").ShouldShow("Only a confirmed order that has not left can be kept back.");
        await office.OpenAsync($"/admin/orders/selected?{ids}");
        office.Rows.Count(r => r.Contains("Kept back", StringComparison.Ordinal)).ShouldBe(1);
        (await office.PressAsync("Release these", ("reason", "It is."))).ShouldBe(200).ShouldShow("Released").ShouldShow("The order is not kept back.");

        (await Admin.GetAsync($"/admin/orders/export?orders={paid["id"].GetString()}")).Text.Trim().Split('\n').Length.ShouldBe(2);
        (await Admin.GetAsync("/admin/orders/export?orders=none")).ShouldBeProblem(400, "malformed-request");
        (await office.OpenAsync("/admin/orders/selected")).ShouldShow("No orders are selected");
    }
}

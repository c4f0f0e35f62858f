using ClickCart.Tests.Shipping.Packing;

namespace ClickCart.Tests.Ordering.Orders;

/// <summary>In a shop whose orders wait for their labels.</summary>
[Collection(nameof(ManualShop))]
public sealed class ShowSelectedOrdersTests(ManualShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Selected_orders_are_kept_back_together_and_the_report_says_what_became_of_each()
    {
        var sku = await ProductAsync();
        var paid = await OrderAsync(Guest, sku);
        var declined = await OrderAsync(Guest, sku, paymentMethod: "pm_card_chargeDeclined");
        await OrderUntilAsync(Guest, paid, o => o.GetProperty("status").ValueEquals("confirmed"), "the order is confirmed");
        var ids = $"orders={paid["id"].GetString()}&orders={declined["id"].GetString()}";
        using var office = await Shop.OfficeAsync($"/admin/orders/selected?{ids}");
        office.ShouldShow("2 orders");
        (await office.PressAsync("Do it with these 2 orders", ("action", "hold"), ("reason", ""))).ShouldBe(422);
        await office.PressAsync("Do it with these 2 orders", ("action", "hold"), ("reason", "The street is not there."));
        office.ShouldBe(200).ShouldShow("Keep back: 2 orders").ShouldShow("The street is not there.");
        var report = office.Address.PathAndQuery;
        await Eventually.TrueAsync(async () => !(await office.OpenAsync(report)).Text.Contains("Refresh", StringComparison.Ordinal), "it is done");
        office.Rows.ShouldContain(r => r.Contains("Only a confirmed order that has not left can be kept back.", StringComparison.Ordinal));
        (await office.OpenAsync("/admin/orders/bulk")).ShouldBe(200).ShouldShow("Keep back");
        await office.OpenAsync($"/admin/orders/selected?{ids}");
        office.Rows.Count(r => r.Contains("Kept back", StringComparison.Ordinal)).ShouldBe(1);

        (await Admin.GetAsync($"/admin/orders/export?orders={paid["id"].GetString()}")).Text.Trim().Split('\n').Length.ShouldBe(2);
        (await Admin.GetAsync("/admin/orders/export?orders=none")).ShouldBeProblem(400, "malformed-request");
        (await office.OpenAsync("/admin/orders/selected")).ShouldShow("No orders are selected");
        (await office.OpenAsync($"/admin/orders/selected?all=true&q={sku}")).ShouldShow("All that match the filter.");
        // On the order's own page they are tagged one by one.
        await office.OpenAsync($"/admin/orders/{paid["id"].GetString()}");
        (await office.PressAsync("Add the tag", ("tags", $"Look, {sku}"))).ShouldBe(200).ShouldShow(sku.ToLowerInvariant());
        (await office.OpenAsync($"/admin/orders?tag={sku}")).Rows.ShouldHaveSingleItem().ShouldContain("look");
        await office.OpenAsync($"/admin/orders/{paid["id"].GetString()}");
        (await office.PressAsync("Take look off")).ShouldBe(200).ShouldShow("No longer tagged: look.");
    }
}

namespace ClickCart.Tests.Payments.Refunds;

public sealed class ListRefundsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Staff_sees_an_orders_refunds_and_nobody_else_does()
    {
        var path = $"/admin/orders/{Guid.CreateVersion7()}/refunds";
        (await Admin.GetAsync(path)).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync(path)).ShouldBeProblem(401, "unauthenticated");
        var (customer, _) = await Shop.CustomerAsync();
        (await customer.GetAsync(path)).ShouldBeProblem(403, "forbidden");
    }
}

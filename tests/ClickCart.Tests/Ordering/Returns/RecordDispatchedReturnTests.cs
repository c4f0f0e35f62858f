using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class RecordDispatchedReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_return_says_that_its_parcel_is_on_the_way()
    {
        var order = await DeliveredAsync();
        var id = await ApprovedAsync(order, (Shirt(order), 1));
        await Host.PublishAsync(new ReturnDispatched(Guid.Parse(id), order.Id, Now));
        (await ReadAsync(id))["transit"].GetString().ShouldBe("inTransit");
    }
}

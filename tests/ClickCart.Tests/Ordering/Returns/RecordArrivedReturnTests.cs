using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class RecordArrivedReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_return_says_that_its_parcel_is_there_also_when_the_news_come_in_the_wrong_order()
    {
        var order = await DeliveredAsync();
        var id = await ApprovedAsync(order, (Shirt(order), 1));
        await Host.PublishAsync(new ReturnArrived(Guid.Parse(id), order.Id, Now), new ReturnDispatched(Guid.Parse(id), order.Id, Now));
        var read = await ReadAsync(id);
        (read["transit"].GetString(), read["status"].GetString()).ShouldBe(("delivered", "approved"), "Somebody has to look at it first.");
    }
}

using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Returns;

namespace ClickCart.Tests.Shipping.Returns;

public sealed class StopReturnTests(ShippingHost host) : ReturnParcelTest(host)
{
    [Fact]
    public async Task A_return_that_is_closed_before_its_label_is_asked_for_waits_for_that_and_one_without_a_label_is_done()
    {
        var approved = Approved();
        (await StopAsync(approved with { BuyLabel = false })).Succeeded.ShouldBeTrue();
        (await StopAsync(approved)).Error!.Detail.ShouldBe("The label is not asked for yet.");
        await BookedAsync(approved);
        (await StopAsync(approved)).Succeeded.ShouldBeTrue();
    }

    private Task<Result> StopAsync(ReturnApproved of) => Host.SendAsync(new Delivery<StopReturn, ReturnClosed>(
        new(of.ReturnId, of.OrderId, of.Number, of.BuyLabel, TimeProvider.System.GetUtcNow())));
}

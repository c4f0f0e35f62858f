using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class RecordFailedReturnLabelTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task Where_nobody_sells_a_label_staff_approves_anew_by_the_customers_own_means()
    {
        var order = await DeliveredAsync();
        var id = (await AskAsync(order, (Shirt(order), 1)))["id"].GetString()!;
        (await DoAsync(id, "approve")).ShouldBe(200);
        await Host.PublishAsync(new ReturnLabelFailed(Guid.Parse(id), order.Id, "Nobody carries this parcel: too heavy", Now));
        (await ReadAsync(id))["labelProblem"].GetString().ShouldBe("Nobody carries this parcel: too heavy");
        (await DoAsync(id, "approve", new { way = "own" })).ShouldBe(200).Json.TryGetProperty("labelProblem", out _).ShouldBeFalse();
        (await order.PublishedAsync("ordering.return-ready.v1")).Count.ShouldBe(1);
    }
}

using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class WithdrawReturnTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task A_customer_withdraws_what_was_asked_for_until_it_is_on_its_way_and_nobody_elses()
    {
        var (order, other) = (await DeliveredAsync(), await DeliveredAsync());
        var asked = (await AskAsync(order, (Socks(order), 3))).ShouldBe(201)["id"].GetString()!;
        (await WithdrawAsync(order, asked, other.Token)).ShouldBeProblem(404, "not-found");
        (await WithdrawAsync(other, asked, other.Token)).ShouldBeProblem(404, "not-found");
        var withdrawn = (await WithdrawAsync(order, asked, order.Token)).ShouldBe(200);
        (withdrawn["status"].GetString(), withdrawn["decision"].GetString()).ShouldBe(("closed", "Withdrawn by the customer."));
        (await WithdrawAsync(order, asked, order.Token)).ShouldBeProblem(409, "return-stands-otherwise");

        // The units are free again, and a label that was bought goes back; once the parcel moves, it comes.
        var bought = (await AskAsync(order, (Socks(order), 3))).ShouldBe(201)["id"].GetString()!;
        (await DoAsync(bought, "approve")).ShouldBe(200);
        (await WithdrawAsync(order, bought, order.Token)).ShouldBe(200);
        (await order.PublishedAsync("ordering.return-closed.v1")).Select(e => e.GetProperty("giveLabelBack").GetBoolean()).ShouldBe([false, true]);
        var moving = await ApprovedAsync(order, (Socks(order), 3));
        await Host.PublishAsync(new ReturnDispatched(Guid.Parse(moving), order.Id, Now));
        (await WithdrawAsync(order, moving, order.Token)).ShouldBeProblem(409, "return-stands-otherwise").Text.ShouldContain("on its way");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    private Task<ApiResponse> WithdrawAsync(Placed order, string id, string? token) =>
        Guest.PostAsync($"/orders/{order.Id}/returns/{id}/withdraw", orderToken: token);
}

namespace ClickCart.Tests.Ordering.Orders;

public sealed class GetOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_guests_order_opens_by_its_token_only()
    {
        var order = await PlaceAsync();
        (await Guest.GetAsync($"/orders/{order.Id}", order.Token)).ShouldBe(200);
        (await Guest.GetAsync($"/orders/{order.Id}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/orders/{order.Id}", (await PlaceAsync()).Token)).ShouldBeProblem(404, "not-found");
        (await Host.Account(Guid.CreateVersion7()).GetAsync($"/orders/{order.Id}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync("/orders/not-an-id")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task An_accounts_order_opens_to_it_only()
    {
        var order = await PlaceAsync(Host.Account(Guid.CreateVersion7()));
        (await order.ReadAsync())["id"].GetGuid().ShouldBe(order.Id);
        (await Host.Account(Guid.CreateVersion7()).GetAsync($"/orders/{order.Id}")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/orders/{order.Id}", "something")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_known_version_is_not_sent_again()
    {
        var order = await PlaceAsync();
        var tag = (await order.ReadAsync()).ETag;
        (await Guest.GetAsync($"/orders/{order.Id}", order.Token, tag)).ShouldBe(304);
        await order.PublishAsync(Declined);
        (await Guest.GetAsync($"/orders/{order.Id}", order.Token, tag)).ShouldBe(200).ETag.ShouldBe("\"2\"");
    }
}

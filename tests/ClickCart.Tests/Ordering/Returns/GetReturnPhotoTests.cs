namespace ClickCart.Tests.Ordering.Returns;

public sealed class GetReturnPhotoTests(SharedOrdering shared) : ReturnPhotoTest(shared)
{
    [Fact]
    public async Task Staff_and_whom_the_order_belongs_to_see_a_photo_and_nobody_else()
    {
        var (order, other) = (await DeliveredAsync(), await DeliveredAsync());
        var (id, own, _) = await ShownAsync(order);
        var address = $"/orders/{order.Id}/returns/{id}/photos/{own}";
        (await Guest.GetAsync(address, order.Token)).ShouldBe(200).Text.ShouldStartWith("RIFF");
        (await Admin.GetAsync($"/admin/returns/{id}/photos/{own}")).ShouldBe(200).Text.ShouldStartWith("RIFF");
        (await Guest.GetAsync(address)).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync(address, other.Token)).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync($"/orders/{other.Id}/returns/{id}/photos/{own}", other.Token)).ShouldBeProblem(404, "not-found");
        (await Host.Account(Guid.CreateVersion7()).GetAsync(address)).ShouldBeProblem(404, "not-found");
        (await Host.Account(Guid.CreateVersion7()).GetAsync($"/admin/returns/{id}/photos/{own}")).ShouldBeProblem(403, "forbidden");
        (await Guest.GetAsync($"~/orders/{order.Id}/returns/{id}/photos/{own}")).ShouldBe(404);
        (await Admin.GetAsync($"/admin/returns/{id}/photos/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }
}

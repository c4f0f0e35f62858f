namespace ClickCart.Tests.Ordering.Returns;

public sealed class RemoveReturnPhotoTests(SharedOrdering shared) : ReturnPhotoTest(shared)
{
    [Fact]
    public async Task Customers_take_their_own_away_until_it_is_decided_and_staff_any()
    {
        var order = await DeliveredAsync();
        var (id, own, staffs) = await ShownAsync(order);
        (await RemoveAsync(order, id, staffs)).ShouldBeProblem(404, "not-found");
        (await Guest.DeleteAsync($"/orders/{order.Id}/returns/{id}/photos/{own}")).ShouldBeProblem(404, "not-found");
        (await RemoveAsync(order, id, own)).ShouldBe(204);
        (await RemoveAsync(order, id, own)).ShouldBeProblem(404, "not-found");
        (await Host.ReadAsync(db => db.Set<ClickCart.Ordering.Returns.ReturnPhotoFile>().AnyAsync(f => f.Id == Guid.Parse(own)))).ShouldBeFalse("The picture is gone, too.");

        var kept = (await AddAsync(order, id, Catalog.Products.Pictures.Png(3))).ShouldBe(201)["photos"].EnumerateArray().Last().GetProperty("id").GetString()!;
        (await DoAsync(id, "approve", new { way = "own" })).ShouldBe(200);
        (await RemoveAsync(order, id, kept)).ShouldBeProblem(409, "return-stands-otherwise");
        (await Host.Account(Guid.CreateVersion7()).DeleteAsync($"/admin/returns/{id}/photos/{kept}")).ShouldBeProblem(403, "forbidden");
        (await Admin.DeleteAsync($"/admin/returns/{id}/photos/{kept}")).ShouldBe(204);
        (await ListedAsync(order)).Count.ShouldBe(1);
    }

    private Task<ApiResponse> RemoveAsync(Placed order, string id, string photo) =>
        Guest.SendAsync(HttpMethod.Delete, $"/orders/{order.Id}/returns/{id}/photos/{photo}", orderToken: order.Token);
}

namespace ClickCart.Tests.Ordering.Orders;

public sealed class UntagOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task A_tag_is_taken_off_however_it_is_written_and_one_that_is_not_there_changes_nothing()
    {
        var order = await PlaceAsync();
        (await Admin.PostAsync($"/admin/orders/{order.Id}/tags", new { tags = (string[])["gift wrap", "vip"] })).ShouldBe(200);
        var left = (await Admin.DeleteAsync($"/admin/orders/{order.Id}/tags/Gift%20Wrap")).ShouldBe(200);
        left["tags"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["vip"]);
        (await Admin.DeleteAsync($"/admin/orders/{order.Id}/tags/none")).ShouldBe(200)["version"].GetInt32().ShouldBe(left["version"].GetInt32());
        (await Admin.GetAsync($"/admin/orders/{order.Id}"))["tags"].GetArrayLength().ShouldBe(1);
        (await Admin.DeleteAsync($"/admin/orders/{Guid.CreateVersion7()}/tags/vip")).ShouldBe(404);
    }
}

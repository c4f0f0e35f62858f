namespace ClickCart.Tests.Ordering.Orders;

public sealed class TagOrderTests(SharedOrdering shared) : OrderingTest(shared)
{
    [Fact]
    public async Task Tags_are_kept_in_one_way_of_writing_and_found_in_the_list_and_the_export_by_staff_alone()
    {
        var (order, word) = (await PlaceAsync(), $"w{Guid.CreateVersion7():n}"[..20]);
        var tags = new[] { $"  {word.ToUpperInvariant()}  ", "Gift   wrap,VIP", word };
        var answer = await Admin.PostAsync($"/admin/orders/{order.Id}/tags", new { tags });
        answer.ShouldBe(200)["tags"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["gift wrap", "vip", word], ignoreOrder: true);
        // Once more is no change, also in the timeline.
        (await Admin.PostAsync($"/admin/orders/{order.Id}/tags", new { tags = (string[])["vip"] })).ShouldBe(200)["version"].GetInt32()
            .ShouldBe(answer["version"].GetInt32());

        var listed = (await Admin.GetAsync($"/admin/orders?tag={word.ToUpperInvariant()}")).ShouldBe(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("id").GetGuid().ShouldBe(order.Id);
        listed.GetProperty("tags").GetArrayLength().ShouldBe(3);
        (await Admin.GetAsync($"/admin/orders/export?tag={word}")).Text.ShouldContain($",\"gift wrap, vip, {word}\"\r\n");
        var timeline = (await Admin.GetAsync($"/admin/orders/{order.Id}")).ShouldBe(200)["timeline"].EnumerateArray().ToList();
        timeline.Count(t => t.GetProperty("what").ValueEquals("tagged")).ShouldBe(1);
        (await order.ReadAsync()).Text.ShouldNotContain("tag");
        (await order.TimelineAsync()).ShouldNotContain("tagged");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_too_long_and_unseen_ones_are_refused_and_customers_may_not()
    {
        var order = await PlaceAsync();
        Task<ApiResponse> TagAsync(params string[] tags) => Admin.PostAsync($"/admin/orders/{order.Id}/tags", new { tags });
        (await TagAsync()).ShouldBeInvalid("tags");
        (await TagAsync(" , ")).ShouldBeInvalid("tags");
        (await TagAsync(new string('x', 41))).ShouldBeInvalid("tags");
        (await TagAsync("a\u202eb")).ShouldBeInvalid("tags");
        (await TagAsync([.. Enumerable.Range(0, 20).Select(i => $"t{i}")])).ShouldBe(200);
        (await TagAsync("one more")).ShouldBeInvalid("tags");
        (await Guest.PostAsync($"/admin/orders/{order.Id}/tags", new { tags = (string[])["x"] })).ShouldBe(401);
        (await Admin.PostAsync($"/admin/orders/{Guid.CreateVersion7()}/tags", new { tags = (string[])["x"] })).ShouldBe(404);
    }
}

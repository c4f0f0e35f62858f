using ClickCart.Ordering.Bulk;

namespace ClickCart.Tests.Ordering.Bulk;

public sealed class DeleteOldBulkActionsTests(SharedOrdering shared) : BulkTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task What_was_over_a_quarter_of_a_year_ago_is_forgotten_with_its_items_and_the_orders_keep_what_was_done()
    {
        var order = await PlaceAsync();
        var old = await TagAsync("old");
        Host.Clock.Advance(TimeSpan.FromDays(60));
        var young = await TagAsync("young");
        Host.Clock.Advance(TimeSpan.FromDays(31));
        await Host.RunAsync<DeleteOldBulkActions>();
        (await Admin.GetAsync($"/admin/orders/bulk/{old["id"].GetString()}")).ShouldBe(404);
        (await Host.ReadAsync(db => db.BulkItems.CountAsync())).ShouldBe(1);
        (await ItemsAsync(young)).Count.ShouldBe(1);
        (await Admin.GetAsync($"/admin/orders/{order.Id}"))["tags"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["old", "young"]);

        async Task<ApiResponse> TagAsync(string tag) =>
            await EndedAsync(await BulkAsync(new { action = "tag", orders = new[] { order.Id }, tags = new[] { tag } }));
    }
}

using System.Buffers.Text;
using System.Text;

namespace ClickCart.Tests.Platform;

public sealed class PagingTests(SharedShop shop) : ShopTest(shop)
{
    [Theory]
    [InlineData("/admin/orders", "-placed")]
    [InlineData("/admin/shipments")]
    [InlineData("/admin/staff")]
    [InlineData("/admin/categories")]
    [InlineData("/admin/imports", "-at")]
    [InlineData("/admin/audit", "-at")]
    [InlineData("/admin/work")]
    [InlineData("/admin/work/decisions")]
    public async Task A_cursor_of_ours_whose_time_was_written_with_an_offset_is_the_same_moment(string list, string? sort = null)
    {
        var now = Shop.Clock.GetUtcNow();
        var page = (await Admin.GetAsync($"{list}?limit=5&cursor={Cursor(now, sort)}")).ShouldBe(200);
        var same = (await Admin.GetAsync($"{list}?limit=5&cursor={Cursor(now.ToOffset(TimeSpan.FromHours(2)), sort)}")).ShouldBe(200);
        // Oldest first, what other tests make in between comes behind the cursor.
        if (list is not ("/admin/work" or "/admin/categories")) IdsOf(same).ShouldBe(IdsOf(page));

        // What has an id changes while it is read: the shop works.
        static string[] IdsOf(ApiResponse page) =>
            [.. page["items"].EnumerateArray().Select(i => i.TryGetProperty("id", out var id) ? id.GetRawText() : i.GetRawText())];
    }

    [Theory]
    [InlineData("newest", """{"sort":"newest","id":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("name", """{"sort":"name","id":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("name", """{"sort":"name","id":"00000000-0000-0000-0000-000000000000","text":"a\u0000b"}""")]
    [InlineData("price", """{"sort":"name","id":"00000000-0000-0000-0000-000000000000","text":"a"}""")]
    public async Task A_cursor_of_products_that_was_not_given_out_is_refused(string sort, string json) =>
        (await Guest.GetAsync($"/products?sort={sort}&cursor={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json))}")).ShouldBe(400);

    private static string Cursor(DateTimeOffset time, string? sort) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(sort is null
        ? $$"""{"item1":"{{time:o}}","item2":"00000000-0000-0000-0000-000000000000"}"""
        : $$"""{"sort":"{{sort}}","key":"{{time:o}}","id":"00000000-0000-0000-0000-000000000000"}"""));
}

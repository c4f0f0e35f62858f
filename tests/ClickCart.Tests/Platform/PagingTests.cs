using System.Buffers.Text;
using System.Text;

namespace ClickCart.Tests.Platform;

public sealed class PagingTests(SharedShop shop) : ShopTest(shop)
{
    [Theory]
    [InlineData("/admin/orders")]
    [InlineData("/admin/shipments")]
    [InlineData("/admin/customers")]
    [InlineData("/admin/staff")]
    [InlineData("/admin/categories")]
    [InlineData("/admin/imports")]
    [InlineData("/admin/work")]
    [InlineData("/admin/work/decisions")]
    public async Task A_cursor_of_ours_whose_time_was_written_with_an_offset_is_the_same_moment(string list)
    {
        var (utc, offset) = (Cursor("2100-01-01T10:00:00+00:00"), Cursor("2100-01-01T12:00:00+02:00"));
        var page = (await Admin.GetAsync($"{list}?limit=5&cursor={utc}")).ShouldBe(200);
        var same = (await Admin.GetAsync($"{list}?limit=5&cursor={offset}")).ShouldBe(200);
        if (list != "/admin/work") same["items"].GetRawText().ShouldBe(page["items"].GetRawText());
    }

    [Theory]
    [InlineData("newest", """{"sort":"newest","id":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("name", """{"sort":"name","id":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("name", """{"sort":"name","id":"00000000-0000-0000-0000-000000000000","text":"a\u0000b"}""")]
    [InlineData("price", """{"sort":"name","id":"00000000-0000-0000-0000-000000000000","text":"a"}""")]
    public async Task A_cursor_of_products_that_was_not_given_out_is_refused(string sort, string json) =>
        (await Guest.GetAsync($"/products?sort={sort}&cursor={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json))}")).ShouldBe(400);

    private static string Cursor(string time) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"item1":"{{time}}","item2":"00000000-0000-0000-0000-000000000000"}"""));
}

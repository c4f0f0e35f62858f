using System.Net.Http.Headers;
using System.Text;

namespace ClickCart.Tests.Catalog.Products;

public sealed class AddPictureTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task The_first_picture_takes_the_drawn_parcels_place_and_the_next_ones_follow()
    {
        var product = Text((await CreateAsync("Pictured")).Json, "id");
        var first = (await UploadAsync(product, Pictures.Png(1), "?alt=From%20the%20front")).ShouldBe(201)["images"];
        first.GetArrayLength().ShouldBe(1);
        Text(first[0], "alt").ShouldBe("From the front");
        var both = (await UploadAsync(product, Pictures.Png(2))).ShouldBe(201)["images"];
        both.EnumerateArray().Select(i => Text(i, "alt")).ShouldBe(["From the front", "Pictured"]);
        var seen = (await Guest.GetAsync($"/products/{product}")).ShouldBe(200);
        Text(seen["images"][0], "url").ShouldBe(Text(both[0], "url"));
        // The same bytes are the same picture.
        (await UploadAsync(product, Pictures.Png(2))).ShouldBe(201)["images"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_bytes_say_counts_not_what_the_sender_says()
    {
        var product = Text((await CreateAsync("Sniffed")).Json, "id");
        var answer = (await UploadAsync(product, Pictures.Webp, type: "image/png")).ShouldBe(201);
        Text(answer["images"][0], "url").ShouldEndWith(".webp");
        (await UploadAsync(product, Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"), type: "image/png")).ShouldBeInvalid("picture");
        (await UploadAsync(product, "GIF89a"u8.ToArray())).ShouldBeInvalid("picture");
        (await UploadAsync(product, Pictures.Png(6), type: "image/gif")).ShouldBeProblem(415, "unsupported-media-type");
        (await UploadAsync(product, [])).ShouldBeInvalid("picture");
    }

    [Fact]
    public async Task Too_large_a_picture_is_refused()
    {
        var product = Text((await CreateAsync("Large")).Json, "id");
        (await UploadAsync(product, [.. Pictures.Png(3), .. new byte[5 * 1024 * 1024]])).ShouldBeInvalid("picture");
        (await UploadAsync(product, new byte[6 * 1024 * 1024])).ShouldBeProblem(413, "too-large");
    }

    [Fact]
    public async Task Only_admins_add_pictures_and_only_to_products_that_are_there()
    {
        (await UploadAsync(Guid.CreateVersion7().ToString(), Pictures.Png(4))).ShouldBeProblem(404, "not-found");
        (await (await Shop.CustomerAsync()).Client.SendAsync(HttpMethod.Post, $"/admin/products/{Guid.CreateVersion7()}/pictures",
            content: new ByteArrayContent(Pictures.Png(5)))).ShouldBeProblem(403, "forbidden");
    }

    private Task<ApiResponse> UploadAsync(string product, byte[] bytes, string query = "", string type = "image/png")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Admin.SendAsync(HttpMethod.Post, $"/admin/products/{product}/pictures{query}", content: content);
    }
}

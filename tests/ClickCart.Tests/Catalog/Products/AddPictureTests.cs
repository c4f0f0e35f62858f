using System.Net.Http.Headers;
using System.Text;

namespace ClickCart.Tests.Catalog.Products;

public sealed class AddPictureTests(SharedShop shared) : CatalogTest(shared)
{
    /// <summary>Headers that would make whoever opens them take gigabytes of memory.</summary>
    [Theory]
    [InlineData("png", 60_000, 60_000)]
    [InlineData("png", 0x7FFFFFFF, 1)]
    [InlineData("png", -1, -1)]
    [InlineData("png", 0, 10)]
    [InlineData("jpeg", 65_000, 65_000)]
    [InlineData("jpeg", 10_000, 5_001)]
    [InlineData("webp", 16_384, 16_384)]
    [InlineData("canvas", 16_777_216, 16_777_216)]
    public async Task A_picture_of_too_many_pixels_is_refused_by_its_header(string kind, int width, int height)
    {
        var product = Text((await CreateAsync("Huge")).Json, "id");
        var bytes = Claiming(kind, width, height);
        (await UploadAsync(product, bytes)).ShouldBeInvalid("picture");
        var before = GC.GetAllocatedBytesForCurrentThread();
        ClickCart.Catalog.Products.PictureFile.Of(bytes, "a", default).Error.ShouldNotBeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    private static byte[] Claiming(string kind, int width, int height) => kind switch
    {
        "png" => Pictures.Png(1) is var png ? [.. png[..16], .. Big(width), .. Big(height), .. png[24..]] : [],
        "jpeg" =>
        [
            0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9,
        ],
        "webp" => [.. "RIFF"u8, 0x1A, 0, 0, 0, .. "WEBPVP8L"u8, 0x0D, 0, 0, 0, 0x2F, .. BitConverter.GetBytes((width - 1) | ((height - 1) << 14)), 0x07, 0x10,
            0x11, 0x11, 0x88, 0x88, 0xFE, 0x07, 0],
        _ => [.. "RIFF"u8, 36, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, .. Little(width - 1), .. Little(height - 1), .. Pictures.Webp[12..]],
    };

    private static byte[] Big(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static byte[] Little(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16)];

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

using System.Net.Http.Headers;

namespace ClickCart.Tests.Catalog.Products;

public sealed class MakePictureSizesTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task An_uploaded_picture_is_served_in_small_sizes_once_they_are_made_and_as_it_is_until_then()
    {
        var product = await CreateAsync("Sized");
        var url = await UploadAsync(Text(product.Json, "id"), Pictures.Png(1200, 600));
        var begin = url[..url.LastIndexOf('.')];
        (await Guest.GetAsync($"~{begin}-400.webp")).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Guest.GetAsync($"~{begin}-400.webp")).ShouldBe(200).Headers.CacheControl!.ToString()
            .Contains("immutable", StringComparison.Ordinal), "the sizes are made");
        foreach (var size in new[] { "160", "800", "1600", "160s", "400s", "800s" })
            (await Guest.GetAsync($"~{begin}-{size}.webp")).ShouldBe(200).ContentHeaders.ContentType!.ToString().ShouldBe("image/webp");
        (await Guest.GetAsync($"~{begin}-123.webp")).ShouldBeProblem(404, "not-found");
        var page = (await Guest.GetAsync($"~/products/{Text(product.Json, "slug")}")).ShouldBe(200);
        page.Text.ShouldContain($"{begin}-400.webp 400w");
    }

    [Fact]
    public async Task What_a_few_bytes_would_unpack_to_is_known_before_it_is_unpacked()
    {
        var product = Text((await CreateAsync("Bomb")).Json, "id");
        (await SendAsync(product, Pictures.Png(30_000, 30_000, rows: 1))).ShouldBeInvalid("picture").Text.ShouldContain("30000");
    }

    private async Task<string> UploadAsync(string product, byte[] bytes) => Text((await SendAsync(product, bytes)).ShouldBe(201)["images"][0], "url");

    private Task<ApiResponse> SendAsync(string product, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");
        return Admin.SendAsync(HttpMethod.Post, $"/admin/products/{product}/pictures", content: content);
    }
}

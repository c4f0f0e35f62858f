namespace ClickCart.Tests.Catalog.Products;

public sealed class ServePictureTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_picture_comes_with_its_type_for_a_year_and_an_svg_can_do_nothing_but_draw()
    {
        var id = Text((await CreateAsync("Served")).Json, "id");
        var svg = Pictures.Svg("<script>alert(1)</script><rect width=\"5\" height=\"5\"/>");
        var url = Text((await Admin.SendAsync(HttpMethod.Post, $"/admin/products/{id}/pictures", content: new ByteArrayContent(svg)))
            .ShouldBe(201)["images"][0], "url");
        var picture = (await Guest.GetAsync("~" + url)).ShouldBe(200);
        picture.ContentHeaders.ContentType!.ToString().ShouldBe("image/svg+xml");
        picture.Headers.CacheControl!.ToString().ShouldContain("immutable");
        picture.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        picture.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        picture.Text.ShouldContain("<rect");
        picture.Text.ShouldNotContain("script");
    }

    [Theory]
    [InlineData("nothing.png")]
    [InlineData("..%2f..%2fsecrets.png")]
    public async Task What_was_not_uploaded_is_not_found(string name) => (await Guest.GetAsync($"~/images/uploads/{name}")).ShouldBeProblem(404, "not-found");
}

using System.Net.Http.Headers;
using ClickCart.Tests.Catalog.Products;

namespace ClickCart.Tests.Catalog.Categories;

public sealed class SetCategoryPictureTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task A_category_shows_a_picture_of_its_own()
    {
        var slug = Word();
        var made = (await Admin.PostAsync("/admin/categories", new { name = slug, slug })).ShouldBe(201);
        await CreateAsync("Drawn", slug);
        var content = new ByteArrayContent(Pictures.Png(31));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("image/png");
        var request = await Admin.SendAsync(HttpMethod.Put, $"/admin/categories/{slug}/picture", content: content, ifMatch: made.ETag);
        var url = Text(request.ShouldBe(200).Json, "imageUrl");
        (await Guest.GetAsync("~/")).Text.ShouldContain(url);
        using var office = await Shop.OfficeAsync($"/admin/categories/{slug}");
        (await office.UploadAsync("Upload", "picture", "evil.html", "<html></html>"u8.ToArray())).ShouldBe(422).ShouldShow("This is no PNG");
        (await office.UploadAsync("Upload", "picture", "two.png", Pictures.Png(32))).ShouldBe(200).ShouldShow("The picture is saved.");
        Text((await Admin.GetAsync($"/admin/categories/{slug}")).Json, "imageUrl").ShouldNotBe(url);
    }
}

using ClickCart.Tests.Catalog.Products;

namespace ClickCart.Tests.Catalog.Categories;

public sealed class RemoveCategoryPictureTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Its_own_picture_is_taken_away_again()
    {
        var slug = Word();
        (await Admin.PostAsync("/admin/categories", new { name = slug, slug })).ShouldBe(201);
        using var office = await Shop.OfficeAsync($"/admin/categories/{slug}");
        (await office.UploadAsync("Upload", "picture", "one.png", Pictures.Png(33))).ShouldBe(200);
        (await office.PressAsync("Take the picture away")).ShouldBe(200).ShouldShow("The picture is taken away.");
        (await Admin.SendAsync(HttpMethod.Delete, $"/admin/categories/{slug}/picture")).ShouldBe(204);
        (await Admin.GetAsync($"/admin/categories/{slug}"))["imageUrl"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }
}

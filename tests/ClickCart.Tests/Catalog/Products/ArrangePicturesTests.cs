using System.Text.Json;

namespace ClickCart.Tests.Catalog.Products;

public sealed class ArrangePicturesTests(SharedShop shared) : CatalogTest(shared)
{
    [Fact]
    public async Task Order_words_and_removal_are_one_change_and_the_first_picture_is_the_lists()
    {
        var (id, a, b) = await PicturedAsync();
        var arranged = (await Admin.PutAsync($"/admin/products/{id}/pictures",
            new { images = new[] { new { url = b, alt = "Back" }, new { url = a, alt = "Front" } } }, "\"3\"")).ShouldBe(200);
        arranged.ETag.ShouldBe("\"4\"");
        arranged["images"].EnumerateArray().Select(i => (Text(i, "url"), Text(i, "alt"))).ShouldBe([(b, "Back"), (a, "Front")]);
        var less = (await Admin.PutAsync($"/admin/products/{id}/pictures", new { images = new[] { new { url = a, alt = "Front" } } }, "\"4\"")).ShouldBe(200);
        less["images"].GetArrayLength().ShouldBe(1);
        (await Guest.GetAsync("~" + b)).ShouldBe(200); // carts and orders may show it still
        var none = (await Admin.PutAsync($"/admin/products/{id}/pictures", new { images = Array.Empty<object>() }, "\"5\"")).ShouldBe(200);
        Text(none["images"].EnumerateArray().ShouldHaveSingleItem(), "url").ShouldStartWith("/images/products/parcel-");
    }

    [Fact]
    public async Task A_picture_of_another_product_a_repeated_one_and_one_without_words_are_refused()
    {
        var (id, a, _) = await PicturedAsync();
        (await Admin.PutAsync($"/admin/products/{id}/pictures", new { images = new[] { new { url = "https://evil/x.png", alt = "x" } } }, "*"))
            .ShouldBeInvalid("images");
        (await Admin.PutAsync($"/admin/products/{id}/pictures", new { images = new[] { new { url = a, alt = "x" }, new { url = a, alt = "x" } } }, "*"))
            .ShouldBeInvalid("images");
        (await Admin.PutAsync($"/admin/products/{id}/pictures", new { images = new[] { new { url = a, alt = "" } } }, "*")).ShouldBeInvalid("images[0].alt");
        (await Admin.PutAsync($"/admin/products/{id}/pictures", new { }, "*")).ShouldBeInvalid("images");
        (await Admin.PutAsync($"/admin/products/{id}/pictures", new { images = Array.Empty<object>() }, "\"1\"")).ShouldBeProblem(412, "stale-version");
        (await Admin.PutAsync($"/admin/products/{id}/pictures", new { images = Array.Empty<object>() })).ShouldBeProblem(428, "precondition-required");
    }

    private async Task<(string Id, string First, string Second)> PicturedAsync()
    {
        var id = Text((await CreateAsync("Arranged")).Json, "id");
        JsonElement images = default;
        foreach (var number in Enumerable.Range(0, 2))
            images = (await Admin.SendAsync(HttpMethod.Post, $"/admin/products/{id}/pictures", content: new ByteArrayContent(Pictures.Png(number))))
                .ShouldBe(201)["images"];
        return (id, Text(images[0], "url"), Text(images[1], "url"));
    }
}

namespace ClickCart.Tests.BackOffice.LegalPages;

public sealed class TextsShop() : SharedShop();

public sealed class ReadLegalPageVersionTests(TextsShop shared) : LegalPageTest(shared), IClassFixture<TextsShop>
{
    [Fact]
    public async Task Staff_reads_what_a_paper_said_before_and_shoppers_do_not()
    {
        (await WriteAsync("Terms", "First terms")).ShouldBe(200);
        var first = (await Guest.GetAsync("/pages/terms"))["version"].GetString();
        (await WriteAsync("Terms", "Second terms")).ShouldBe(200);
        var path = $"/admin/pages/terms/versions/{first}";
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        (await support.GetAsync(path)).ShouldBe(200)["text"].GetString().ShouldBe("First terms");
        (await support.GetAsync("/admin/pages/terms/versions/0000000000000000")).ShouldBeProblem(404, "not-found");
        (await Guest.GetAsync(path)).ShouldBe(401);
        using var browser = await Shop.OfficeAsync($"/admin/settings/pages/terms/versions/{first}", email, password);
        browser.ShouldShow("First terms").ShouldShow(Shop.AdminEmail);
    }
}

namespace ClickCart.Tests.Notifications.Templates;

public sealed class ListMailTemplateVersionsTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task Each_change_is_a_version_also_the_reset()
    {
        (await Admin.GetAsync($"{Root}/refunded/en/versions")).ShouldBe(200)["versions"].GetArrayLength().ShouldBe(0);
        (await WriteAsync("refunded/en", "<p>One</p>")).ShouldBe(200);
        (await WriteAsync("refunded/en", "<p>One</p>")).ShouldBe(200);
        (await ResetAsync("refunded/en")).ShouldBe(204);
        var versions = (await Admin.GetAsync($"{Root}/refunded/en/versions"))["versions"];
        versions.EnumerateArray().Select(v => v.GetProperty("isOriginal").GetBoolean()).ShouldBe([true, false]);
        versions[0].GetProperty("by").GetString().ShouldBe(Shop.AdminEmail);
        using var browser = await Shop.OfficeAsync("/admin/mail-templates/refunded/en/versions");
        browser.ShouldBe(200).Rows.Count.ShouldBe(2);
    }
}

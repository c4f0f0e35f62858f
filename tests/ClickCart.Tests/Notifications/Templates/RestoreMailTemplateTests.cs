namespace ClickCart.Tests.Notifications.Templates;

public sealed class RestoreMailTemplateTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task A_former_version_is_in_force_again_as_a_new_one()
    {
        (await WriteAsync("cancelled/en", "<p>Former</p>")).ShouldBe(200);
        (await WriteAsync("cancelled/en", "<p>Present</p>")).ShouldBe(200);
        using var browser = await Shop.OfficeAsync("/admin/mail-templates/cancelled/en/versions/1");
        (await browser.PressAsync("Restore")).ShouldBe(200).ShouldShow("Version 1 is in force again");
        var now = await Admin.GetAsync($"{Root}/cancelled/en");
        now["html"].GetString().ShouldBe("<p>Former</p>");
        now["version"].GetInt32().ShouldBe(3);
        (await Admin.SendAsync(HttpMethod.Post, $"{Root}/cancelled/en/versions/2/restore", new { }, ifMatch: "\"2\"")).ShouldBeProblem(412, "stale-version");
        (await Admin.SendAsync(HttpMethod.Post, $"{Root}/cancelled/en/versions/2/restore", new { }, ifMatch: now.ETag)).ShouldBe(200)["html"].GetString()
            .ShouldBe("<p>Present</p>");
        (await ResetAsync("cancelled/en")).ShouldBe(204);
    }
}

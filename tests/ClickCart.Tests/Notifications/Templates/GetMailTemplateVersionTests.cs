namespace ClickCart.Tests.Notifications.Templates;

public sealed class GetMailTemplateVersionTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task A_former_version_says_what_it_was()
    {
        (await WriteAsync("refund-failed/en", "<p>Former</p>")).ShouldBe(200);
        (await WriteAsync("refund-failed/en", "<p>Present</p>")).ShouldBe(200);
        (await Admin.GetAsync($"{Root}/refund-failed/en/versions/1")).ShouldBe(200)["html"].GetString().ShouldBe("<p>Former</p>");
        (await Admin.GetAsync($"{Root}/refund-failed/en/versions/9")).ShouldBe(404);
        (await Admin.GetAsync($"{Root}/refund-failed/de/versions/1")).ShouldBe(404);
        (await ResetAsync("refund-failed/en")).ShouldBe(204);
    }
}

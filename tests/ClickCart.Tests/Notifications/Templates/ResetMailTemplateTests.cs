namespace ClickCart.Tests.Notifications.Templates;

public sealed class ResetMailTemplateTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task The_original_is_in_force_again_however_often_it_is_asked_for()
    {
        var original = (await Admin.GetAsync($"{Root}/refund-under-way/en"))["html"].GetString();
        (await WriteAsync("refund-under-way/en")).ShouldBe(200);
        (await Admin.DeleteAsync($"{Root}/refund-under-way/en")).ShouldBeProblem(428, "precondition-required");
        (await ResetAsync("refund-under-way/en")).ShouldBe(204);
        (await ResetAsync("refund-under-way/en")).ShouldBe(204);
        var now = await Admin.GetAsync($"{Root}/refund-under-way/en");
        (now["html"].GetString(), now["isEdited"].GetBoolean(), now["version"].GetInt32()).ShouldBe((original, false, 2));
    }
}

namespace ClickCart.Tests.BackOffice.BackgroundWork;

public sealed class GetWorkTests(WorkShop shop) : WorkTest(shop)
{
    [Fact]
    public async Task One_delivery_is_shown_whole_with_its_error_and_its_payload_without_secrets()
    {
        var id = await DeadLetterAsync("""{"lines":[{"sku":"A","apiKey":"sk_live_1"}],"accessToken":{"value":"tulip-garden"},"paymentMethod":"pm_card_visa"}""");
        var work = (await Admin.GetAsync($"/admin/work/catalog/{id}")).ShouldBe(200);
        work["state"].GetString().ShouldBe("dead");
        work["error"].GetString()!.ShouldContain("at Somewhere()");
        work["payload"].GetString()!.ShouldContain("\"sku\": \"A\"");
        foreach (var secret in new[] { "sk_live_1", "tulip-garden", "pm_card_visa" }) work.Text.ShouldNotContain(secret);
        work["decisions"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        (await Admin.GetAsync($"/admin/work/catalog/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
        (await Admin.GetAsync($"/admin/work/nowhere/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }
}

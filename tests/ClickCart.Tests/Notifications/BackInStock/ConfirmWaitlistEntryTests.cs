namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class ConfirmWaitlistEntryTests(SharedShop shared) : WaitlistTest(shared)
{
    [Fact]
    public async Task Only_the_button_behind_the_link_confirms_and_it_may_be_pressed_twice()
    {
        var ((sku, slug), email) = (await SoldOutAsync(), NewEmail());
        await AskAsync(slug, sku, email);
        var secret = await SecretAsync(email);
        using var browser = Shop.Browser();
        (await browser.OpenAsync($"/back-in-stock/{secret}")).ShouldBe(200).ShouldShow("Shall we write to you once");
        (await browser.PressAsync("Yes, tell me")).ShouldBe(200).ShouldShow("We write as soon as it is back.").ShouldShow("Tell me nothing more of it");
        (await Guest.PostAsync("/back-in-stock/confirm", new { secret })).ShouldBe(204);
        (await Guest.PostAsync("/back-in-stock/confirm", new { secret = new string('a', 32) })).ShouldBeProblem(404, "not-found");
        (await Guest.PostAsync("/back-in-stock/confirm", new { })).ShouldBeProblem(404, "not-found");
    }
}

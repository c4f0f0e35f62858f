namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class AdjustGiftCardTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task Staff_puts_more_on_it_or_takes_off_it_each_time_with_a_reason()
    {
        var card = await CardAsync(1000);
        var adjust = $"/admin/gift-cards/{card.Id}/adjust";
        (await Admin.PostAsync(adjust, new { amount = Usd(500), reason = "Sorry." }, NewKey())).ShouldBe(200)["balance"].GetProperty("amount").GetInt64().ShouldBe(1500);
        (await Admin.PostAsync(adjust, new { amount = Usd(1501), take = true, reason = "Too much." }, NewKey())).ShouldBeProblem(409, "credit-too-low");
        (await Admin.PostAsync(adjust, new { amount = Usd(1500), take = true }, NewKey())).ShouldBeInvalid("reason");
        (await Admin.PostAsync(adjust, new { amount = Usd(300), take = true, reason = "A mistake." }, NewKey())).ShouldBe(200);
        // Two who take what is there once.
        var both = await Task.WhenAll(
            Admin.PostAsync(adjust, new { amount = Usd(700), take = true, reason = "One." }, NewKey()),
            Admin.PostAsync(adjust, new { amount = Usd(700), take = true, reason = "Two." }, NewKey()));
        both.Select(r => (int)r.Status).Order().ShouldBe([200, 409]);
        (await KindsAsync(card)).ShouldBe(["issued", "adjusted", "adjusted", "adjusted"]);
        (await LeftAsync(card)).ShouldBe(500);
        (await Admin.PostAsync($"/admin/gift-cards/{card.Id}/disable", new { reason = "It is lost." }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync(adjust, new { amount = Usd(500), reason = "Sorry." }, NewKey())).ShouldBeProblem(409, "gift-card-not-usable");
        (await Admin.PostAsync(adjust, new { amount = Usd(500), take = true, reason = "Nobody spends it." }, NewKey())).ShouldBe(200);
    }
}

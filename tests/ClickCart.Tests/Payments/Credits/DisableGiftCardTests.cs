namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class DisableGiftCardTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task Nobody_spends_it_any_more_and_what_is_left_stays_known()
    {
        var card = await CardAsync(1000);
        var disable = $"/admin/gift-cards/{card.Id}/disable";
        (await Admin.PostAsync(disable, new { reason = "" }, NewKey())).ShouldBeInvalid("reason");
        (await Admin.PostAsync(disable, new { reason = "Stolen." }, NewKey())).ShouldBe(200)["state"].GetString().ShouldBe("disabled");
        (await Admin.PostAsync(disable, new { reason = "Stolen." }, NewKey())).ShouldBe(200);
        (await Guest.PostAsync("/gift-cards/balance", new { code = card.Code })).ShouldBeProblem(409, "gift-card-not-usable");
        (await Guest.PostAsync("/orders", Body(await QuotedAsync(Guest), "pm_card_visa", card.Code), NewKey())).ShouldBeProblem(409, "gift-card-not-usable");
        (await KindsAsync(card)).ShouldBe(["issued", "disabled"]);
        (await LeftAsync(card)).ShouldBe(1000);
    }

    [Fact]
    public async Task Somebody_is_told_when_money_comes_back_to_it()
    {
        var card = await CardAsync(1000);
        var order = await PaidByAsync(Guest, await QuotedAsync(Guest), "pm_card_visa", card.Code);
        (await Admin.PostAsync($"/admin/gift-cards/{card.Id}/disable", new { reason = "Stolen." }, NewKey())).ShouldBe(200);
        (await Guest.PostAsync($"/orders/{order["id"].GetString()}/cancel", new { reason = "Changed my mind." },
            orderToken: order["accessToken"].GetString())).ShouldBe(200);
        await Eventually.TrueAsync(async () => (await Admin.GetAsync("/admin/alerts")).Text.Contains(
            $"came back to the disabled gift card that ends in {card.Code[^4..]}. Issue another.", StringComparison.Ordinal), "there is an alert");
    }
}

namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class GetGiftCardBalanceTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task Whoever_has_the_code_asks_however_they_type_it()
    {
        var card = await CardAsync(2500);
        var typed = card.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        Amount((await Guest.PostAsync("/gift-cards/balance", new { code = typed })).ShouldBe(200).Json, "balance").ShouldBe(2500);
        (await Guest.PostAsync("/gift-cards/balance", new { code = "AAAA-BBBB-CCCC-DDDD" })).ShouldBeProblem(409, "gift-card-not-usable");
        (await Guest.PostAsync("/gift-cards/balance", new { code = "" })).ShouldBeInvalid("code");
    }
}

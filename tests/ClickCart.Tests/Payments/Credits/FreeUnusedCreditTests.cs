using ClickCart.Payments.Contracts;
using ClickCart.Payments.Credits;

namespace ClickCart.Tests.Payments.Credits;

/// <summary>Time passes.</summary>
public sealed class FreeUnusedCreditTests(SharedShop shared) : CreditsTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task A_card_expires_and_what_an_unplaced_order_had_taken_goes_back()
    {
        var (card, lasting) = (await CardAsync(1000, Shop.Clock.GetUtcNow().AddDays(2)), await CardAsync(2000));
        var ct = TestContext.Current.CancellationToken;
        // As if the shop had died between taking the credit and placing the order.
        var order = Guid.CreateVersion7();
        var wish = new CreditWish([lasting.Code], false, null, null);
        Task<Result<IReadOnlyList<CreditShare>>> TakeAsync() =>
            Shop.AskAsync<ICredits, Result<IReadOnlyList<CreditShare>>>(c =>
                c.TakeAsync(order, wish, new(5000, "USD"), CreditRest.Gateway, ct));
        (await TakeAsync()).Value.Single().Amount.Amount.ShouldBe(2000);
        (await TakeAsync()).Value.Single().Amount.Amount.ShouldBe(2000, "It is taken once.");
        (await LeftAsync(lasting)).ShouldBe(0);
        await Shop.RunAsync<FreeUnusedCredit>();
        (await LeftAsync(lasting)).ShouldBe(0, "The order may still be placed.");
        Shop.Clock.Advance(TimeSpan.FromMinutes(61));
        await Shop.RunAsync<FreeUnusedCredit>();
        Shop.Clock.Advance(TimeSpan.FromDays(2));
        await Shop.RunAsync<FreeUnusedCredit>();
        var admin = await Shop.AdminAsync();
        (await admin.GetAsync($"/admin/gift-cards/{lasting.Id}"))["balance"].GetProperty("amount").GetInt64().ShouldBe(2000);
        var over = await admin.GetAsync($"/admin/gift-cards/{card.Id}");
        (over["state"].GetString(), over["balance"].GetProperty("amount").GetInt64(), over["ledger"][0].GetProperty("kind").GetString())
            .ShouldBe(("expired", 0, "expired"));
        (await Guest.PostAsync("/gift-cards/balance", new { code = card.Code })).ShouldBeProblem(409, "gift-card-not-usable");
        (await Shop.VerifyAsync()).Text.ShouldNotContain("credit ledger adds up does not hold");
    }
}

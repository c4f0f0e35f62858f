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

    [Fact]
    public async Task One_order_takes_of_one_wish_and_what_comes_too_late_for_it_goes_back()
    {
        var ct = TestContext.Current.CancellationToken;
        Task<Result<IReadOnlyList<CreditShare>>> TakeAsync(Guid order, (string Id, string Code) card) =>
            Shop.AskAsync<ICredits, Result<IReadOnlyList<CreditShare>>>(c =>
                c.TakeAsync(order, new([card.Code], false, null, null), new(5000, "USD"), CreditRest.Gateway, ct));
        for (var i = 0; i < 4; i++)
        {
            var (one, two, order) = (await CardAsync(2000), await CardAsync(2000), Guid.CreateVersion7());
            var both = await Task.WhenAll(TakeAsync(order, one), TakeAsync(order, two));
            both.Where(r => r.Error is not null).ShouldHaveSingleItem().Error!.Type.ShouldBe("credit-changed");
            // Who pays a link has no quote to ask for.
            var other = await CardAsync(2000);
            (await Shop.AskAsync<ICredits, Result<IReadOnlyList<CreditShare>>>(c => c.TakeAsync(
                order, new([other.Code], false, null, null) { IsOfDraft = true }, new(5000, "USD"), CreditRest.Gateway, ct))).Error!.Detail
                .ShouldBe("This is being ordered with other gift cards or store credit. Pay with the same as before, or try again in two hours.");
            (await LeftAsync(one) + await LeftAsync(two)).ShouldBe(2000);
        }
        var (card, kept) = (await CardAsync(1500), await CardAsync(1000));
        var stands = await PaidByAsync(Guest, await QuotedAsync(Guest), "pm_card_visa", kept.Code);
        var placed = await PaidByAsync(Guest, await QuotedAsync(Guest), "pm_card_visa", card.Code);
        (await Guest.PostAsync($"/orders/{placed["id"].GetString()}/cancel", new { reason = "Changed my mind." },
            orderToken: placed["accessToken"].GetString())).ShouldBe(200);
        await Eventually.TrueAsync(async () => await LeftAsync(card) == 1500, "the credit is back");
        (await TakeAsync(placed["id"].GetGuid(), card)).Error.ShouldBeNull("A request that is late does not know that the order has ended.");
        (await LeftAsync(card)).ShouldBe(0);
        await PaymentAsync(stands);
        Shop.Clock.Advance(TimeSpan.FromMinutes(61));
        await Shop.RunAsync<FreeUnusedCredit>();
        var admin = await Shop.AdminAsync();
        async Task<long> BalanceAsync((string Id, string Code) of) =>
            (await admin.GetAsync($"/admin/gift-cards/{of.Id}"))["balance"].GetProperty("amount").GetInt64();
        (await BalanceAsync(card), await BalanceAsync(kept)).ShouldBe((1500, 0));
    }
}

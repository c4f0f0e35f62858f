using ClickCart.Payments.Payments;
using ClickCart.Payments.SavedCards;

namespace ClickCart.Tests.Payments.SavedCards;

[Collection(nameof(PaymentsHost))]
public sealed class KeepCardTests(PaymentsHost host)
{
    [Fact]
    public async Task An_account_keeps_the_card_of_its_order_at_the_gateway_and_pays_the_next_with_it()
    {
        var account = Guid.CreateVersion7();
        var card = await host.TypeCardAsync();
        var first = Events.OrderPlaced(paymentMethod: card) with { AccountId = account, KeepCard = true };
        await host.OpenAsync(first);
        await host.UntilAsync(first.OrderId, PaymentState.Authorized);
        var kept = await Eventually.GetAsync(() => host.ReadAsync(db => db.SavedCards.AsNoTracking().FirstOrDefaultAsync(c => c.AccountId == account)),
            "the card is kept");
        (kept.Id, kept.Name, kept.ExpMonth, kept.ExpYear).ShouldBe((card, "Visa ending in 4242", 9, 2040));

        var next = Events.OrderPlaced(paymentMethod: card) with { AccountId = account };
        await host.OpenAsync(next);
        await host.UntilAsync(next.OrderId, PaymentState.Authorized);
        var strangers = Events.OrderPlaced(paymentMethod: card) with { AccountId = Guid.CreateVersion7() };
        await host.OpenAsync(strangers);
        await host.UntilAsync(strangers.OrderId, PaymentState.Declined);
        (await host.ReadAsync(db => db.Cardholders.CountAsync(c => c.AccountId == account))).ShouldBe(1);
    }
}

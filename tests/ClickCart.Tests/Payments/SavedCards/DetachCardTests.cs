using ClickCart.Payments.SavedCards;

namespace ClickCart.Tests.Payments.SavedCards;

[Collection(nameof(PaymentsHost))]
public sealed class DetachCardTests(PaymentsHost host)
{
    [Fact]
    public async Task A_removed_card_that_the_gateway_does_not_know_goes_too()
    {
        var id = $"pm_{Guid.CreateVersion7():n}";
        await host.ReadAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            db.SavedCards.Add(new()
            {
                Id = id,
                AccountId = Guid.CreateVersion7(),
                Brand = "visa",
                Last4 = "4242",
                ExpMonth = 9,
                ExpYear = 2040,
                KeptAt = now,
                RemovedAt = now,
            });
            db.Enqueue(new DetachCardJob(id, "Visa"));
            return db.SaveChangesAsync();
        });
        await Eventually.TrueAsync(async () => !await host.ReadAsync(db => db.SavedCards.AnyAsync(c => c.Id == id)), "the card is forgotten");
    }
}

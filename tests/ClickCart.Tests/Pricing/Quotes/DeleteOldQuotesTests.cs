using ClickCart.Pricing;
using ClickCart.Pricing.Quotes;

namespace ClickCart.Tests.Pricing.Quotes;

public sealed class DeleteOldQuotesTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Only_what_ran_out_more_than_a_day_ago_goes()
    {
        var now = Shop.Clock.GetUtcNow();
        var (old, recent) = (await StoreAsync(now.AddHours(-25)), await StoreAsync(now.AddHours(-23)));
        await Shop.RunAsync<DeleteOldQuotes>();
        var left = await Shop.AskAsync<PricingDbContext, List<Guid>>(db => db.Quotes.Where(q => q.Id == old || q.Id == recent).Select(q => q.Id).ToListAsync());
        left.ShouldBe([recent]);
    }

    private Task<Guid> StoreAsync(DateTimeOffset expiresAt) => Shop.AskAsync<PricingDbContext, Guid>(async db =>
    {
        var quote = new StoredQuote
        {
            Id = Guid.CreateVersion7(),
            CartId = "cart",
            Currency = "USD",
            ExpiresAt = expiresAt,
            Details = new(null, new Address("A", "B", null, "C", null, "D", "US"), [], []),
        };
        db.Add(quote);
        await db.SaveChangesAsync();
        return quote.Id;
    });
}

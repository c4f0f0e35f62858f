using ClickCart.Pricing.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Pricing.Quotes;

internal sealed class LockedQuotes(PricingDbContext db) : IQuotes
{
    public async Task<Quote?> FindAsync(Guid quoteId, CancellationToken ct) =>
        (await db.Quotes.AsNoTracking().FirstOrDefaultAsync(q => q.Id == quoteId, ct))?.ToQuote();
}

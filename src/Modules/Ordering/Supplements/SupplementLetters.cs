using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Supplements;

/// <inheritdoc/>
internal sealed class SupplementLetters(OrderingDbContext db, IOrderLetters orders, IIds ids, TimeProvider clock) : ISupplementLetters
{
    public async Task<SupplementLetter?> IssueAsync(Guid supplementId, int round, CancellationToken ct)
    {
        SupplementLetter? letter = null;
        await db.CommitAsync(async () =>
        {
            letter = null;
            var supplement = await db.Supplements.FirstOrDefaultAsync(s => s.Id == supplementId, ct);
            if (supplement is not { Status: SupplementStatus.Open } open || open.Round != round || await orders.FindAsync(open.OrderId, ct) is not { } order)
                return Result.Success;
            var secret = ids.Secret();
            db.SupplementLinks.Add(SupplementLink.Of(open, secret, clock.GetUtcNow()));
            letter = new(AsItWouldBe(order, open, SupplementLink.PathOf(secret)), open.DifferenceMoney, open.Reason, open.Note);
            return Result.Success;
        }, ct);
        return letter;
    }

    private static OrderLetter AsItWouldBe(OrderLetter order, Supplement supplement, string path)
    {
        var (priced, after) = (supplement.Priced, OrderFigures.Of(supplement.Priced));
        return order with
        {
            Path = path,
            Lines = [.. priced.Lines.Select(l => new OrderLetterLine(l.Sku, l.Name, l.Quantity, l.UnitPrice, l.UnitPrice * l.Quantity))],
            Subtotal = after.Subtotal,
            Discount = after.Discount,
            Shipping = after.Shipping,
            Tax = after.Tax,
            TaxIncluded = after.TaxIncluded,
            Total = after.Total,
            ToPay = supplement.DifferenceMoney,
            TaxNote = TaxWords.Of(priced.Taxes, null),
            PayBy = supplement.LinkExpiresAt,
        };
    }
}

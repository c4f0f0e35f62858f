using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Supplements;

/// <inheritdoc/>
internal sealed class SupplementLetters(OrderingDbContext db, IOrderLetters orders, OrderEditing editing, IIds ids, ShopTime shop, TimeProvider clock)
    : ISupplementLetters
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
            var after = await editing.AfterAsync((await db.ReadOrderAsync(open.OrderId, ct))!, open, ct);
            letter = new(AsItWouldBe(order, open, after, SupplementLink.PathOf(secret)), open.DifferenceMoney, open.Reason, open.Note);
            return Result.Success;
        }, ct);
        return letter;
    }

    private OrderLetter AsItWouldBe(OrderLetter order, Supplement supplement, OrderFigures after, string path)
    {
        return order with
        {
            Path = path,
            Lines = [.. after.Lines.Select(l => new OrderLetterLine(l.Sku, l.Name, l.Quantity, l.UnitPrice, l.UnitPrice * l.Quantity)
            {
                Later = l.Backordered > 0 ? LaterWords.Of(l.Backordered, l.Quantity, l.ExpectedOn, shop.DayOf(clock.GetUtcNow())) : null,
            })],
            Subtotal = after.Subtotal,
            Discount = after.Discount,
            Shipping = after.Shipping,
            Tax = after.Tax,
            TaxIncluded = after.TaxIncluded,
            Total = after.Total,
            ToPay = supplement.DifferenceMoney,
            TaxNote = TaxWords.Of(supplement.Priced.Taxes, null),
            PayBy = supplement.LinkExpiresAt,
        };
    }
}

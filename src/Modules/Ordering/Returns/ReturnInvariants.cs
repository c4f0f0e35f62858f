using System.Linq.Expressions;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>What must hold of returns at all times, as far as Ordering alone can check.</summary>
internal sealed class ReturnInvariants(OrderingDbContext db) : IInvariants
{
    private const int Enough = 50;

    public IEnumerable<Invariant> All =>
    [
        new("3 returns give back what was paid for them",
            "Returns give back at most what was paid for a line, and for shipping what that cost; a refund is its goods and shipping less the fee.",
            TooMuchAsync),
        new("8 received goods are restocked or written off",
            "Of each line of a return, what was received is what was restocked and what was written off, as its rows say.",
            BrokenBy(r => r.Lines.Any(l => l.Received != l.Restocked + l.WrittenOff
                || l.Restocked != r.Receipts.Where(c => c.Line == l.Number && c.Restocked).Sum(c => c.Quantity)
                || l.WrittenOff != r.Receipts.Where(c => c.Line == l.Number && !c.Restocked).Sum(c => c.Quantity))
                || r.Receipts.Any(c => !r.Lines.Any(l => l.Number == c.Line)))),
        new("3 exchanges give what came back",
            "What came back with an exchanged return is what pays for its order and what is refunded; it has one such order, which took just that.",
            ExchangesAsync),
        new("9 received at most asked", "Of each line of a return, no more was received than was asked for.",
            BrokenBy(r => r.Lines.Any(l => l.Received < 0 || l.Received > l.Quantity))),
        new("9 returned at most ordered", "All returns of an order together take back no more of a line than was ordered.", TooManyAsync),
    ];

    private Func<CancellationToken, Task<IReadOnlyList<string>>> BrokenBy(Expression<Func<Return, bool>> broken) => async ct =>
        await db.Returns.AsNoTracking().Where(broken).OrderBy(r => r.CreatedAt).Take(Enough).Select(r => $"return {r.Number}").ToListAsync(ct);

    private async Task<IReadOnlyList<string>> ExchangesAsync(CancellationToken ct)
    {
        var exchanged = db.Returns.AsNoTracking().IgnoreAutoIncludes().Where(r => r.ExchangeStatus != null && r.ExchangeStatus != ExchangeStatus.CalledOff);
        var wrong = await exchanged
            .Where(r => r.Status != ReturnStatus.Refunded || r.Exchanged < 1 || r.Exchanged > r.Amount || r.Exchanged > r.ExchangeTotal
                || (r.Exchanged != r.Amount && r.Exchanged != r.ExchangeTotal)
                || !db.Drafts.Any(d => d.Id == r.ExchangeId && d.ReturnId == r.Id && d.Covered == r.Exchanged && d.Total == r.ExchangeTotal)
                || (r.ExchangeStatus == ExchangeStatus.Placed || r.ExchangeStatus == ExchangeStatus.Ended)
                    != db.Orders.Any(o => o.ExchangeReturnId == r.Id && o.Id == r.ExchangeId))
            .OrderBy(r => r.CreatedAt).Take(Enough).Select(r => $"return {r.Number}: {r.Exchanged} of {r.Amount} pay for {r.ExchangeTotal}").ToListAsync(ct);
        var paid =
            from o in db.Orders.AsNoTracking()
            where o.ExchangeReturnId != null
            join r in db.Returns on o.ExchangeReturnId equals (Guid?)r.Id into of
            from r in of.DefaultIfEmpty()
            orderby o.Id
            select new { o.Number, o.Credits, Exchanged = r == null ? 0 : r.Exchanged };
        await foreach (var order in paid.AsAsyncEnumerable().WithCancellation(ct))
            if (wrong.Count < Enough && order.Credits?.Where(c => c.Kind == CreditShare.Exchange).Sum(c => c.Amount.Amount) != order.Exchanged)
                wrong.Add($"order {order.Number} is not paid by the {order.Exchanged} that came back for it");
        return wrong;
    }

    private async Task<IReadOnlyList<string>> TooManyAsync(CancellationToken ct) => await (
        from r in db.Returns
        where r.Status != ReturnStatus.Declined
        from b in r.Lines
        join l in db.Lines on new { r.OrderId, b.Number } equals new { l.OrderId, l.Number }
        group r.Status == ReturnStatus.Refunded || r.Status == ReturnStatus.Closed ? b.Received : b.Quantity by new { l.OrderId, l.Sku, l.Quantity } into back
        where back.Sum() > back.Key.Quantity
        select $"order {back.Key.OrderId}, {back.Key.Sku}: ordered {back.Key.Quantity}, to come back {back.Sum()}").Take(Enough).ToListAsync(ct);

    private async Task<IReadOnlyList<string>> TooMuchAsync(CancellationToken ct)
    {
        var refunded = db.Returns.Where(r => r.Status == ReturnStatus.Refunded);
        var lines =
            from r in refunded
            from b in r.Lines
            join l in db.Lines on new { r.OrderId, b.Number } equals new { l.OrderId, l.Number }
            group b.Price - b.Discount + b.Tax by new { l.OrderId, l.Sku, l.Total } into back
            where back.Sum() > back.Key.Total
            select $"order {back.Key.OrderId}, {back.Key.Sku}: {back.Key.Total} paid, {back.Sum()} given back by returns";
        var shipping =
            from r in refunded
            join o in db.Orders on r.OrderId equals o.Id
            group r.Shipping by new { o.Number, Paid = o.Shipping + o.ShippingTax } into back
            where back.Sum() > back.Key.Paid
            select $"order {back.Key.Number}: {back.Key.Paid} paid for shipping, {back.Sum()} given back by returns";
        var sums = refunded.Where(r => r.Goods != r.Lines.Sum(l => l.Price - l.Discount + l.Tax) || r.Amount != r.Goods + r.Shipping - r.Fee)
            .Select(r => $"return {r.Number}: the refund is not the sum of its parts");
        return
        [
            .. await lines.Take(Enough).ToListAsync(ct), .. await shipping.Take(Enough).ToListAsync(ct), .. await sums.Take(Enough).ToListAsync(ct),
        ];
    }
}

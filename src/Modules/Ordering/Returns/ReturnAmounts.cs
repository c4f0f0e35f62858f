using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>What units of one line cost, in minor units.</summary>
internal sealed record LineShare(int Line, int Quantity, long Price, long Discount, long Tax, long TaxIncluded)
{
    public long Amount => Price - Discount + Tax;
}

/// <summary>
/// What a return gives back: each line's share of discount and tax, shipping by choice, less a fee. The one computation of both the preview and the refund.
/// </summary>
/// <param name="Shipping">With its tax.</param>
internal sealed record ReturnAmounts(IReadOnlyList<LineShare> Lines, long Shipping, long Fee)
{
    public long Goods => Lines.Sum(l => l.Amount);

    public long Amount => Goods + Shipping - Fee;

    /// <summary>The same of what staff says, in the order's currency.</summary>
    /// <param name="shipping">Null for nothing.</param>
    /// <param name="fee">Null for nothing.</param>
    public static Result<ReturnAmounts> Of(ReturnCase found, Money? shipping, Money? fee, long step)
    {
        foreach (var (name, money) in new[] { ("shipping", shipping), ("fee", fee) })
            if (money is { } given && given.Currency != found.Order.Currency) return Error.Invalid(name, $"The order was paid in {found.Order.Currency}.");
        return Of(found.Order, found.Return, found.Others, shipping?.Amount ?? 0, fee?.Amount ?? 0, step);
    }

    /// <param name="order">With its lines.</param>
    /// <param name="back">The return whose received units are paid back.</param>
    /// <param name="others">All other returns of the order.</param>
    /// <param name="shipping">Of what was paid for it, in minor units, with tax; 0 or more.</param>
    /// <param name="fee">Kept by the shop, in minor units; 0 or more. With it is kept what is too little to be moved.</param>
    /// <param name="step">The gateway moves multiples of it, in minor units.</param>
    public static Result<ReturnAmounts> Of(Order order, Return back, IReadOnlyList<Return> others, long shipping, long fee, long step)
    {
        Return[] refunded = [.. others.Where(r => r.Status is ReturnStatus.Refunded)];
        var left = ShippingLeft(order, refunded);
        if (shipping > left) return Error.Invalid("shipping", $"Of what was paid for shipping, {order.Of(left)} can still go back.");
        var amounts = new ReturnAmounts(
            [.. back.Lines.Where(l => l.Received > 0).OrderBy(l => l.Number).Select(l => ShareOf(order, l, refunded, step))], shipping, fee);
        return amounts.Amount >= 0 ? amounts with { Fee = fee + amounts.Amount % step }
            : Error.Invalid("fee", $"The fee is more than the {order.Of(amounts.Goods + shipping)} that go back.");
    }

    /// <summary>What was paid for shipping and no return has given back.</summary>
    public static long ShippingLeft(Order order, IEnumerable<Return> refunded) =>
        order.Shipping + order.ShippingTax - refunded.Where(r => r.Status is ReturnStatus.Refunded).Sum(r => r.Shipping);

    /// <summary>
    /// The units' share of what other returns have left of the line, so that the last unit takes the last cent: however a line comes back, together it is the
    /// line's total. Discount and tax are shared in steps, so that what goes back for some of the units can be moved as what was paid for all of them could.
    /// </summary>
    private static LineShare ShareOf(Order order, ReturnLine back, IReadOnlyList<Return> refunded, long step)
    {
        var line = order.Lines.Single(l => l.Number == back.Number);
        ReturnLine[] before = [.. refunded.SelectMany(r => r.Lines).Where(l => l.Number == back.Number)];
        var units = line.Quantity - before.Sum(l => l.Received);
        long Share(long left, long by) => back.Received == units ? left : Allocation.Allocate(left / by, [back.Received, units - back.Received])[0] * by;
        // No unit is reduced by more than it costs, however wide the steps are.
        var (price, rest, off) = (back.Received * line.UnitPrice, (units - back.Received) * line.UnitPrice, line.Discount - before.Sum(l => l.Discount));
        return new(line.Number, back.Received, price, Math.Max(off - rest, Math.Min(Share(off, step), price)),
            Share(line.Tax - before.Sum(l => l.Tax), step), Share(line.TaxIncluded - before.Sum(l => l.TaxIncluded), 1));
    }
}

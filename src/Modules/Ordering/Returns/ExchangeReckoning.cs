using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Returns;

/// <summary>What staff says of an exchange.</summary>
internal record ExchangeBody
{
    /// <summary>What is sent; null for what its customer wished, or the same again.</summary>
    public IReadOnlyList<DraftLine>? Lines { get; init; }

    /// <summary>What delivery costs; null for nothing.</summary>
    public Money? ShippingPrice { get; init; }

    /// <summary>What of the price of the first shipping counts as come back, with its tax; null for nothing.</summary>
    public Money? Shipping { get; init; }

    /// <summary>What the shop keeps of what came back; null for nothing.</summary>
    public Money? Fee { get; init; }

    /// <summary>Why the customer does not pay what it costs more, which is taken off then; null where it is paid. The customer reads it.</summary>
    public string? Waive { get; init; }

    /// <summary>To the customer, where there is something to pay.</summary>
    public string? Note { get; init; }
}

/// <param name="Covered">What of it is paid by what came back, in minor units.</param>
internal sealed record ReckonedExchange(ReckonedDraft Draft, long Covered);

/// <summary>
/// What is sent instead of what came back, at today's prices; what is the same again costs what was paid for it. Delivery costs nothing, unless staff says so,
/// and a difference that is too little to be charged is taken off.
/// </summary>
internal sealed class ExchangeReckoning(DraftReckoning drafts, IPaymentMethods methods, IAvailability availability)
{
    /// <param name="id">Of the draft.</param>
    /// <param name="order">With its lines.</param>
    /// <param name="back">What came back of it.</param>
    /// <param name="amounts">What that is worth.</param>
    /// <param name="said">By staff.</param>
    /// <param name="ct">Breaks it off.</param>
    public async Task<Result<ReckonedExchange>> ReckonAsync(
        Guid id, Order order, Return back, ReturnAmounts amounts, ExchangeBody said, CancellationToken ct)
    {
        var body = new DraftBody
        {
            Email = order.Email,
            Language = order.Language,
            VatId = order.VatId,
            ShipTo = order.Delivery.ShipTo,
            BillTo = order.BillTo,
            Lines = [.. (said.Lines ?? Wished(back)).Select(l => l.UnitPrice is null ? PaidFor(l, order, back, amounts) : l)],
            ShippingPrice = said.ShippingPrice ?? order.Of(0),
            ShippingReason = $"Sent for return {back.Number}.",
            Note = said.Note,
        };
        var reckoned = await drafts.ReckonAsync(id, body, ct);
        if (reckoned.Error is { } refused) return refused;
        if (reckoned.Value.Quote.Currency != order.Currency)
            return Error.Invalid("lines", $"The order was paid in {order.Currency}, so what is sent is sold in it.");
        // The tax falls with the discount, by parts of a cent at times.
        var (off, tries) = (0L, 0);
        while (reckoned.Value.Option.Total.Amount - amounts.Amount is > 0 and var more && WhyOff(more) is { } why)
        {
            if (tries++ == 5) return Error.Invalid("waive", "This cannot be waived. Set prices of your own.");
            var goods = reckoned.Value.Quote;
            off += off > 0 ? more : Math.Max(1, (long)((decimal)more * goods.Subtotal.Amount / Math.Max(1, (goods.Subtotal + goods.Tax).Amount)));
            reckoned = await drafts.ReckonAsync(id, body with { Discount = new(null, order.Of(off), why) }, ct);
            if (reckoned.Error is { } impossible) return impossible;
        }
        var total = reckoned.Value.Option.Total;
        if (total.Amount == 0 || amounts.Amount == 0)
            return Error.Invalid("lines", "Nothing of what came back would pay for it. Give the money back, and put a draft together.");
        if (await ShortagesAsync(reckoned.Value, ct) is { Length: > 0 } missing)
            return Error.Conflict("out-of-stock", "There is less in stock than is to be sent.").With("items", missing);
        return new ReckonedExchange(reckoned.Value with { AccountId = order.AccountId }, Math.Min(total.Amount, amounts.Amount));

        string? WhyOff(long more) =>
            said.Waive ?? (methods.RangeOf(order.Currency)?.Least is { } least && order.Of(more) < least ? "It is too little to be charged." : null);
    }

    /// <summary>Of what came back without a wish the money is wanted, where there are wishes.</summary>
    private static IEnumerable<DraftLine> Wished(Return back) => back.Lines
        .Where(l => l.Received > 0 && (l.WantedSku is not null || back.Lines.All(o => o.WantedSku is null))).OrderBy(l => l.Number)
        .GroupBy(l => l.WantedSku ?? l.Sku, StringComparer.Ordinal)
        .Select(g => new DraftLine(g.Key, g.Sum(l => Math.Min(l.WantedQuantity ?? l.Received, Carts.Cart.MaxQuantity)), null, null));

    /// <summary>The same again, and not more of it, costs what was paid for it; all else costs what it costs today.</summary>
    private static DraftLine PaidFor(DraftLine line, Order order, Return back, ReturnAmounts amounts)
    {
        var number = back.Lines.FirstOrDefault(l => l.Sku == line.Sku?.Trim())?.Number;
        return amounts.Lines.FirstOrDefault(s => s.Line == number) is { } share && line.Quantity <= share.Quantity
            ? line with { UnitPrice = order.Of((share.Price - share.Discount) / share.Quantity), Reason = "What was paid for it." } : line;
    }

    private async Task<StockShortage[]> ShortagesAsync(ReckonedDraft reckoned, CancellationToken ct)
    {
        string[] skus = [.. reckoned.Quote.Lines.Select(l => l.Sku)];
        var (there, later) = (await availability.OfAsync(skus, ct), await availability.BackordersAsync(skus, ct));
        return [.. reckoned.Quote.Lines.Where(l => l.Quantity > there.GetValueOrDefault(l.Sku) + (later.GetValueOrDefault(l.Sku)?.Left ?? 0))
            .Select(l => new StockShortage(l.Sku, l.Quantity, there.GetValueOrDefault(l.Sku)))];
    }
}

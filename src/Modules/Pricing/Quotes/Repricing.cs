using ClickCart.Catalog.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.TaxRates;

namespace ClickCart.Pricing.Quotes;

/// <inheritdoc/>
/// <remarks>The arithmetic is a quote's (<see cref="QuoteTaxes"/>), so that an order of which nothing changes comes to what it was quoted.</remarks>
internal sealed class Repricing(ICatalog catalog, ITaxProvider taxes, IPaymentMethods methods) : IRepricing
{
    public async Task<Result<Repriced>> RepriceAsync(OrderToReprice order, CancellationToken ct)
    {
        try
        {
            var step = methods.StepOf(order.Currency);
            var added = await AddedAsync(order, step, ct);
            return added.Error is { } refused ? refused : Sum(order, added.Value, step);
        }
        catch (OverflowException)
        {
            return Error.Invalid("lines", "The order would be worth more than can be reckoned.");
        }
    }

    private sealed record Priced(string Sku, string Name, int Quantity, Money UnitPrice, Money Discount, TaxRate Rate);

    private async Task<Result<IReadOnlyList<Priced>>> AddedAsync(OrderToReprice order, long step, CancellationToken ct)
    {
        if (order.Added.Count == 0) return Array.Empty<Priced>();
        var sold = await catalog.FindAsync([.. order.Added.Select(l => l.Sku)], ct);
        var wrong = order.Added.Where(l => !sold.ContainsKey(l.Sku)).Select(l => $"{l.Sku} is not sold.")
            .Concat(order.Added.Where(l => sold.TryGetValue(l.Sku, out var item) && item.Price.Currency != order.Currency)
                .Select(l => $"{l.Sku} is sold in {sold[l.Sku].Price.Currency}, the order is in {order.Currency}.")).ToArray();
        if (wrong.Length > 0) return Error.Invalid(new Dictionary<string, string[]> { ["lines"] = wrong });
        TaxedItem[] items = [.. order.Added.Select(l => new TaxedItem(l.Sku, sold[l.Sku].TaxClass, l.Quantity, sold[l.Sku].Price))];
        var asked = await taxes.TaxAsync(new(order.ShipTo, order.Currency, order.VatId, items), ct);
        if (asked.Error is { } untaxed) return untaxed;
        return order.Added.Zip(asked.Value.Items.Select(TaxTerms.Of), (line, terms) => new Priced(
            line.Sku, sold[line.Sku].Name, line.Quantity, terms.PriceOf(sold[line.Sku].Price, step), Money.Zero(order.Currency), terms.Rate)).ToArray();
    }

    private static Result<Repriced> Sum(OrderToReprice order, IReadOnlyList<Priced> added, long step)
    {
        Priced[] lines = [.. order.Kept.Select(l => new Priced(l.Sku, l.Name, l.Quantity, l.UnitPrice, l.Discount, RateOf(l.TaxedAs, order.Taxes))), .. added];
        long[] prices = [.. lines.Select(l => (l.UnitPrice * l.Quantity).Amount)];
        long[] charged = [.. lines.Zip(prices, (line, price) => price - line.Discount.Amount)];
        if (order.Discount.Amount > Total(charged))
            return Error.Invalid("discount", $"The goods cost {M(Total(charged))}, so no more can be taken off.");
        // What cannot be charged of the goods is not, as in a quote.
        var off = order.Discount.Amount + (Total(charged) - order.Discount.Amount) % step;
        long[] given = off == 0 ? new long[lines.Length] : Allocation.Allocate(off, charged);
        charged = [.. charged.Zip(given, (amount, less) => amount - less)];
        var sums = new QuoteTaxes([.. lines.Select(l => l.Rate)], charged, order.Currency, step);
        var (all, onTop, contained) = sums.With(RateOf(order.ShippingTaxedAs, order.Taxes), order.Shipping.Amount);
        QuoteLine[] told =
        [
            .. lines.Select((l, i) => new QuoteLine(
                l.Sku, l.Name, l.Quantity, l.UnitPrice, M(prices[i] - charged[i]), M(sums.OnTop[i]), M(checked(charged[i] + sums.OnTop[i])),
                M(sums.Contained[i]))
            {
                TaxedAs = l.Rate.Told(),
            }),
        ];
        var (subtotal, net, tax) = (Total(prices), Total(charged), Total(sums.OnTop));
        return new Repriced(
            told, M(subtotal), M(subtotal - net), M(tax), order.Shipping, M(onTop), M(contained), all, M(checked(net + tax + order.Shipping.Amount + onTop)),
            [.. given.Select(M)]);

        Money M(long amount) => new(amount, order.Currency);
    }

    /// <summary>The rate that was agreed under that name.</summary>
    private static TaxRate RateOf(TaxLabel? label, IReadOnlyList<TaxShare> taxes)
    {
        if (label is null) return TaxRate.None;
        var included = taxes.Where(t => t.Name == label.Name && t.Percent == label.Percent).Concat(taxes).Select(t => t.Included).FirstOrDefault();
        return new(Guid.Empty, "", null, label.Percent / 100, included, label.Name, label.Percent == 0 ? TaxClass.Zero : TaxClass.Standard);
    }

    private static long Total(IEnumerable<long> amounts) => amounts.Aggregate(0L, (sum, amount) => checked(sum + amount));
}

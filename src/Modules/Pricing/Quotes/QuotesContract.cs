using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Promotions;
using ClickCart.Pricing.TaxRates;
using ClickCart.Pricing.VatIds;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>Prices carts: what they cost at this address, now.</summary>
internal sealed class QuotesContract(
    PricingDbContext db, QuotesContract.Queries queries, ICarts carts, ICatalog catalog, PromotionsContract promotions, IShippingRates shipping,
    IAvailability stock, ITaxProvider taxes, VatIdReader vatIds, FreeShipping free, RoundTotals rounding, IPaymentMethods methods, ICaller caller,
    TimeProvider clock, IIds ids) : IQuotes
{
    /// <summary>One instance per process: a compiled query belongs to one model.</summary>
    internal sealed class Queries
    {
        public Func<PricingDbContext, Guid, CancellationToken, Task<StoredQuote?>> ById { get; } = EF.CompileAsyncQuery(
            (PricingDbContext db, Guid id, CancellationToken ct) => db.Quotes.AsNoTracking().FirstOrDefault(q => q.Id == id));
    }

    public Money? FreeShippingFrom(string currency) => free.In(currency);

    public async Task<Quote?> FindAsync(Guid quoteId, CancellationToken ct) => (await queries.ById(db, quoteId, ct))?.ToQuote();

    public async Task<Result<Quote>> MakeAsync(string cartId, Address shipTo, string? email, string? vatId, CancellationToken ct)
    {
        var priced = await PriceAsync(cartId, shipTo, email, vatId, ct);
        if (priced.Error is { } refused) return refused;
        await db.CommitAsync(() =>
        {
            db.Quotes.Add(priced.Value);
            return Task.FromResult(Result.Success);
        }, ct);
        return priced.Value.ToQuote();
    }

    public async Task<Result<Quote>> ReckonAsync(QuoteByHand asked, CancellationToken ct)
    {
        var lines = asked.Lines.Select(l => new CartLine(l.Sku, l.Quantity));
        var priced = await PriceAsync(new("", asked.AccountId, [.. lines], [], null), asked.ShipTo, asked.Email, asked.VatId, asked, ct);
        return priced.Error is { } refused ? refused : priced.Value.ToQuote() with { Id = asked.Id };
    }

    /// <summary>The quote, not yet stored.</summary>
    public async Task<Result<StoredQuote>> PriceAsync(string cartId, Address shipTo, string? email, string? vatId, CancellationToken ct)
    {
        if (await carts.FindAsync(cartId, ct) is not { } cart) return Error.NotFound("cart");
        return cart.Lines.Count == 0 ? Error.Invalid("items", "The cart is empty.") : await PriceAsync(cart, shipTo, email, vatId, null, ct);
    }

    private async Task<Result<StoredQuote>> PriceAsync(
        Cart cart, Address shipTo, string? email, string? vatId, QuoteByHand? byHand, CancellationToken ct)
    {
        var field = byHand is null ? "items" : "lines";
        var sold = await catalog.FindAsync([.. cart.Lines.Select(l => l.Sku)], ct);
        var gone = cart.Lines.Where(l => !sold.ContainsKey(l.Sku)).Select(l => byHand is null
            ? $"{l.Sku} is not sold any more; take it out of the cart." : $"{l.Sku} is not sold.").ToArray();
        if (gone.Length > 0) return Error.Invalid(new Dictionary<string, string[]> { [field] = gone });
        var currency = sold[cart.Lines[0].Sku].Price.Currency;
        if (cart.Lines.Any(l => sold[l.Sku].Price.Currency != currency))
            return Error.Invalid(field, "The prices of the cart's items are in more than one currency now.");
        if (byHand?.WhyNotIn(currency) is { } foreign) return foreign;

        if (methods.RangeOf(currency) is not { } range) return Error.Invalid(field, $"Prices in {currency} cannot be paid: the gateway does not take it.");

        shipTo = shipTo.Normal();
        var business = await vatIds.ReadAsync(vatId, shipTo, ct);
        if (business.Error is { } wrong) return wrong;
        try
        {
            return await SumAsync(cart, currency, range, sold, new(email, shipTo, [], []) { VatId = business.Value, TypedVatId = vatId }, byHand, ct);
        }
        catch (OverflowException)
        {
            return Error.Invalid(field, "The cart is worth or weighs more than can be reckoned.");
        }
    }

    /// <summary>What of them would come later, as it is now: the order says what it is then.</summary>
    private async Task<IReadOnlyList<QuoteLine>> WithWaitsAsync(IReadOnlyList<QuoteLine> lines, CancellationToken ct)
    {
        var beyond = await stock.BackordersAsync([.. lines.Select(l => l.Sku)], ct);
        if (beyond.Count == 0) return lines;
        var there = await stock.OfAsync([.. beyond.Keys], ct);
        return [.. lines.Select(l => !beyond.TryGetValue(l.Sku, out var b) || l.Quantity <= there[l.Sku] ? l
            : l with { Backordered = l.Quantity - there[l.Sku], ExpectedOn = b.ExpectedOn })];
    }

    private async Task<Result<StoredQuote>> SumAsync(
        Cart cart, string currency, (Money Least, Money Most) range, IReadOnlyDictionary<string, CatalogItem> sold, QuoteDetails about,
        QuoteByHand? byHand, CancellationToken ct)
    {
        var (shipTo, field) = (about.ShipTo, byHand is null ? "items" : "lines");
        TaxedItem[] taxed =
            [.. cart.Lines.Select(l => new TaxedItem(l.Sku, sold[l.Sku].TaxClass, l.Quantity, byHand?.PriceOf(l.Sku) ?? sold[l.Sku].Price))];
        var asked = await taxes.TaxAsync(new(shipTo, currency, about.VatId, taxed), ct);
        if (asked.Error is { } untaxed) return untaxed;
        if (asked.Value.Items.Count != taxed.Length) throw new InvalidOperationException("The tax provider answered for other items than those of the cart.");
        var (step, tax, terms) = (methods.StepOf(currency), asked.Value, TaxTerms.Of(asked.Value.Usual));
        QuoteSums.Item[] items =
        [
            .. taxed.Zip(tax.Items.Select(TaxTerms.Of), (i, its) =>
                new QuoteSums.Item(i.Sku, sold[i.Sku].Name, i.Quantity, byHand?.PriceOf(i.Sku) ?? its.PriceOf(i.UnitPrice, step)) { Rate = its.Rate }),
        ];
        if (!rounding.IsOn && items.Aggregate(Money.Zero(currency), (sum, i) => sum + i.UnitPrice * i.Quantity) is var worth && worth.Amount % step != 0)
            return Error.Invalid(field, $"The items cost {worth} together; only multiples of {new Money(step, currency)} can be paid.");
        var weight = cart.Lines.Aggregate(0, (sum, l) => checked(sum + sold[l.Sku].WeightGrams * l.Quantity));

        // What the cart says, at the shop's own prices, which its methods of delivery go by; for goods that are exported the quote says less.
        CouponLine[] lines = [.. taxed.Select(l => new CouponLine(l.Sku, l.UnitPrice * l.Quantity) { Quantity = l.Quantity })];
        var customer = new CouponCustomer(cart.AccountId ?? caller.AccountId, caller.Email, about.Email) { IsBusiness = about.VatId is not null };
        var found = byHand is null ? await promotions.FindAsync(cart.CouponCodes, lines, customer, ct) : new(byHand.Offers, [], []);
        if (found.Refused is [var (_, refusal), ..]) return refusal;
        var inCart = promotions.Sums(found.Offers, lines, currency).Discounts;
        Offer[] offers = byHand is not null ? [.. found.Offers]
            : [.. found.Offers.Select(o => o with { Amount = o.Amount is { } off ? terms.PriceOf(off, step) : null })];

        var goods = lines.Zip(inCart).Aggregate(Money.Zero(currency), (sum, l) => sum + l.First.Total - new Money(l.Second, currency));
        var rates = await shipping.OffersAsync(shipTo, new(weight, [.. cart.Lines.Select(l => (l.Sku, l.Quantity))]), goods, ct);
        if (rates.Error is { } unavailable) return unavailable;

        var freeFrom = byHand?.ShippingPrice is null && free.In(currency) is { } from ? terms.PriceOf(from, step) : (Money?)null;
        ShippingRate[] ways = [.. rates.Value.Select(r => r with { FreeFrom = r.FreeFrom is { } own ? terms.PriceOf(own, step) : null })];
        if (byHand is not null) ways = [.. ways.Select(r => byHand.PriceOf(r))];
        var sums = QuoteSums.Of(items, currency, offers, TaxTerms.Of(tax.Delivery).Rate, ways, step, freeFrom);
        if (byHand?.Discount?.Amount is { } taken && taken > sums.Subtotal)
            return Error.Invalid("discount", $"The goods cost {sums.Subtotal}, so no more can be taken off.");
        ShippingOption[] payable = [.. sums.ShippingOptions.Where(o => o.Total.Amount == 0 || o.Total >= range.Least && o.Total <= range.Most)];
        if (payable.Length == 0)
            return Error.Invalid(field,
                $"Together with the delivery it costs {sums.ShippingOptions[0].Total}; {range.Least} to {range.Most} can be paid at once.");
        var applied = PromotionsContract.AppliedOf(sums.Offers, [.. items.Select(i => i.Sku)], currency);
        return new StoredQuote
        {
            Id = ids.New(),
            CartId = cart.Id,
            AccountId = cart.AccountId,
            CouponCode = applied.FirstOrDefault(p => p.Code is not null)?.Code,
            WeightGrams = weight,
            Currency = currency,
            Subtotal = sums.Subtotal.Amount,
            Discount = sums.Discount.Amount,
            Tax = sums.Tax.Amount,
            ExpiresAt = StoredQuote.EndOf(clock.GetUtcNow()),
            Details = about with
            {
                Lines = await WithWaitsAsync(sums.Lines, ct),
                ShippingOptions = payable,
                Taxes = sums.Taxes,
                WithoutTaxOf = tax.WithoutTaxOf,
                Promotions = applied,
                PassedOver = sums.Offers.PassedOver,
                NearlyReached = found.Near,
                Rounding = sums.Rounding.Amount,
                CouponCodes = cart.CouponCodes,
            },
        };
    }
}

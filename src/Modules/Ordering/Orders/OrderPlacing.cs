using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Who wants a quote to become an order, and how.</summary>
/// <param name="PaymentMethod">Not used where there is nothing to pay.</param>
internal sealed record PlacingWish(string Email, string? PaymentMethod, DateTimeOffset At)
{
    public Guid? AccountId { get; init; }

    /// <summary>By which a guest finds the order again.</summary>
    public string? AccessToken { get; init; }

    public Address? BillTo { get; init; }
    public bool KeepCard { get; init; }

    /// <summary>Gift cards and store credit that pay what they can; null for none.</summary>
    public CreditWish? Credit { get; init; }

    /// <summary>The return for which it is sent instead; null for none.</summary>
    public ExchangeOf? ExchangeOf { get; init; }

    public string? TermsVersion { get; init; }
    public string? Language { get; init; }
}

/// <summary>
/// Places the order of a quote, wherever that came from: holds its stock, takes the uses of its coupons and what credit pays, and adds it. What it publishes is
/// for the caller to commit. All that is taken is committed first, under the quote's id, so that trying again after a crash finds them.
/// </summary>
internal sealed class OrderPlacing(
    OrderingDbContext db, ICatalog catalog, IStockHolds stock, ICoupons coupons, IPaymentMethods methods, ICredits credits, UnpaidUnits unpaid,
    ICaller caller, OrderingSettings settings, IIds ids, ShopTime shop)
{
    public async Task<Result<Order>> PlaceAsync(Quote quote, ShippingOption option, PlacingWish wish, CancellationToken ct)
    {
        var manual = methods.Manual.FirstOrDefault(m => m.Id == wish.PaymentMethod);
        if (manual is null && ManualMethod.Is(wish.PaymentMethod)) return Error.Invalid("paymentMethod", "This shop does not take that.");
        if (option.Total.Amount > 0 && manual is null && !methods.AreTaken && wish.Credit is null) return Rules.PaymentsNotTaken;
        var (email, expiresAt) = (wish.Email.Trim().ToLowerInvariant(), wish.At + (manual is { IsOnDelivery: false } ? manual.Hold : settings.Hold));
        HoldLine[] lines = [.. quote.Lines.Select(l => new HoldLine(l.Sku, l.Quantity))];
        // What staff orders for others is bound by nobody's unpaid orders.
        if (!caller.IsStaff && wish.ExchangeOf is null
            && await unpaid.RefusalAsync(db, quote.Id, lines.Sum(l => l.Quantity), caller, email, expiresAt, ct) is { } tooMuch) return tooMuch;
        if (wish.Credit is { } asked && option.Total.Amount > 0 && (await credits.FindAsync(asked, option.Total.Currency, ct)).Error is { } unusable)
            return unusable;
        var promise = await stock.TryPromiseAsync(quote.Id, lines, expiresAt, ct);
        if (promise.Shortages.Count > 0)
        {
            unpaid.Forget(quote.Id);
            return Error.Conflict("out-of-stock", "There is less in stock than was ordered.").With("items", promise.Shortages);
        }
        if (UsesOf(quote) is { Count: > 0 } uses)
        {
            var redeemed = await coupons.TryRedeemAsync(uses, quote.Id, new(caller.AccountId, caller.Email, email), expiresAt, ct);
            if (redeemed.Error is { } refused)
            {
                // The use is idempotent per order, so nobody else has ordered this quote either: the stock may go back to the next buyer at once.
                await stock.TryHoldAsync(quote.Id, lines, wish.At, ct);
                unpaid.Forget(quote.Id);
                return refused;
            }
        }

        var credit = await credits.TakeAsync(wish, quote.Id, option.Total, manual, methods, ct);
        if (credit.Error is { } unpayable)
        {
            if (promise.IsNew) await GiveBackAsync(quote.Id, expiresAt, ct);
            return unpayable;
        }
        var isPaid = credit.Value.Sum(c => c.Amount.Amount) == option.Total.Amount;
        var today = shop.DayOf(wish.At);
        var order = Order.Place(quote, option, new()
        {
            Number = Order.NewNumber(settings.NumberPrefix, ids, today),
            At = wish.At,
            Day = today,
            Actor = Actor.Of(caller),
            AccountId = wish.AccountId,
            AccessToken = wish.AccessToken,
            Email = email,
            BillTo = wish.BillTo?.Normal(),
            PaymentMethod = isPaid ? null : wish.PaymentMethod,
            Manual = isPaid ? null : manual,
            Credits = credit.Value,
            ExchangeOf = wish.ExchangeOf,
            KeepCard = wish.KeepCard && manual is null && !isPaid,
            HoldExpiresAt = expiresAt,
            TermsVersion = wish.TermsVersion,
            Language = wish.Language,
            Waits = promise.Waits,
            Categories = await catalog.ShelvesAsync([.. quote.Lines.Select(l => l.Sku)], ct),
        });
        db.Orders.Add(order);
        return order;
    }

    /// <summary>
    /// What this try has taken goes back at once, so that the next buyer has it; what another try of the same order has found meanwhile stays that one's.
    /// </summary>
    private async Task GiveBackAsync(Guid orderId, DateTimeOffset until, CancellationToken ct)
    {
        // The stock says whether another try has found it; the coupon's use may have been that one's first.
        if (!await stock.ReleaseAsync(orderId, until, ct)) return;
        unpaid.Forget(orderId);
        await coupons.ReleaseAsync(orderId, until, ct);
    }

    /// <summary>What staff takes off by hand is nobody's to use up.</summary>
    private static IReadOnlyList<PromotionUse> UsesOf(Quote quote) => quote.Promotions.Count == 0 && quote.CouponCode is { } coupon
        ? [new(null, coupon, quote.Discount)]
        : [.. quote.Promotions.Where(p => p.Id != Guid.Empty).Select(p => new PromotionUse(p.Id, p.Code, p.Amount))];
}

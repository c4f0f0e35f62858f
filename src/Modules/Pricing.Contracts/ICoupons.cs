using ClickCart.Kernel;

namespace ClickCart.Pricing.Contracts;

/// <summary>Coupon codes; they compare without case.</summary>
public interface ICoupons
{
    /// <summary>Whether a cart of these lines may use the code now. Refusals: <c>not-found</c> (404), <c>coupon-not-usable</c> (409) with why.</summary>
    /// <param name="lines">All of the cart, in one currency.</param>
    /// <param name="customer">Whom per-customer limits count by, as far as known.</param>
    Task<Result<CouponTerms>> CheckAsync(string code, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct);

    /// <summary>
    /// Takes one use of each for an order, of all or of none: atomic against both limits, idempotent per order, committed before it returns. They run out at
    /// <paramref name="expiresAt"/> unless the order is placed, and are given back when the order is cancelled. Refusals: <c>coupon-not-usable</c> of a coupon,
    /// <c>quote-expired</c> of a promotion without a code, since the cart costs something else by now.
    /// </summary>
    Task<Result> TryRedeemAsync(
        IReadOnlyList<PromotionUse> uses, Guid orderId, CouponCustomer customer, DateTimeOffset expiresAt, CancellationToken ct);

    /// <summary>
    /// Gives back at once what a try to place the order has taken in vain: the uses that run out at precisely <paramref name="expiresAt"/>. Another try that
    /// has found them meanwhile has renewed them, and keeps them. The order may take them again.
    /// </summary>
    Task ReleaseAsync(Guid orderId, DateTimeOffset expiresAt, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>
/// Who uses a coupon. Limits per customer count by each of these: who used it with an account does not use it again as a guest with the same address, nor
/// the other way round.
/// </summary>
/// <param name="AccountEmail">The address that the account signs in with.</param>
/// <param name="Email">The order's.</param>
public sealed record CouponCustomer(Guid? AccountId, string? AccountEmail, string? Email)
{
    /// <summary>It named its VAT id.</summary>
    public bool IsBusiness { get; init; }
}

/// <summary>What a cart holds of one SKU.</summary>
/// <param name="Total">Quantity × unit price.</param>
public sealed record CouponLine(string Sku, Money Total)
{
    public int Quantity { get; init; } = 1;
}

/// <summary>A use of one of a quote's promotions.</summary>
/// <param name="Id">Null of quotes from before there were promotions.</param>
/// <param name="Code">The coupon's; null for a promotion without one.</param>
/// <param name="Discount">What it takes off.</param>
public sealed record PromotionUse(Guid? Id, string? Code, Money Discount);

/// <param name="Percent">More than 0, up to 100, with at most two decimals, when the coupon takes a share; else null.</param>
/// <param name="Amount">The amount off when it takes one, else null. Where both are null it gives free delivery alone.</param>
/// <param name="Description">For people: <c>10% off</c>, <c>10% off certain products and free delivery</c>.</param>
public sealed record CouponTerms(string Code, decimal? Percent, Money? Amount, string Description)
{
    /// <summary>It may go with others that may, too. What gives free delivery alone goes with everything.</summary>
    public bool Combines { get; init; }

    /// <summary>The cheapest delivery costs nothing.</summary>
    public bool FreeShipping { get; init; }

    /// <summary>Those of the cart's SKUs that the discount is reckoned on; null for all of them.</summary>
    public IReadOnlyList<string>? Skus { get; init; }

    /// <summary>The refusal of a coupon, 409.</summary>
    public static Error NotUsable(string reason, string detail) => Error.Conflict("coupon-not-usable", detail).With("reason", reason);

    /// <summary>What it takes off the lines that were asked about; null where none were.</summary>
    public Money? Discount { get; init; }
}

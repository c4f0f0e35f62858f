using ClickCart.Kernel;

namespace ClickCart.Pricing.Contracts;

/// <summary>Coupon codes; they compare without case.</summary>
public interface ICoupons
{
    /// <summary>Whether a cart of this subtotal may use the code now. Refusals: <c>not-found</c> (404), <c>coupon-not-usable</c> (409) with why.</summary>
    /// <param name="customer">The account id or e-mail address that per-customer limits count by, when known.</param>
    Task<Result<CouponTerms>> CheckAsync(string code, Money subtotal, string? customer, CancellationToken ct);

    /// <summary>Takes one use for an order: atomic against both limits, idempotent per order, committed before it returns. It runs out at
    /// <paramref name="expiresAt"/> unless the order is placed, and is given back when the order is cancelled.</summary>
    Task<Result> TryRedeemAsync(string code, Guid orderId, string customer, Money discount, DateTimeOffset expiresAt, CancellationToken ct);
}

/// <param name="Percent">1 to 100 when the coupon takes a share, else null.</param>
/// <param name="Amount">The amount off when it takes one, else null.</param>
/// <param name="Description">For people: <c>10% off</c>.</param>
public sealed record CouponTerms(string Code, int? Percent, Money? Amount, string Description);

using ClickCart.Kernel;

namespace ClickCart.Pricing.Contracts;

/// <summary>What takes something off a cart: coupons that were entered, and the shop's promotions, which need no code.</summary>
public interface IPromotions
{
    /// <summary>
    /// What holds for a cart now. The same cart has the same answer: of what does not go together that wins which takes off the most, where that is equal what
    /// needs no code, then what was made first.
    /// </summary>
    /// <param name="codes">The cart's. One that cannot be used now is passed over, with why.</param>
    /// <param name="lines">All of the cart, in one currency; at least one.</param>
    /// <param name="customer">Whom groups and limits per customer go by, as far as known.</param>
    Task<CartPromotions> ForAsync(IReadOnlyList<string> codes, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct);
}

/// <param name="Discount">What they take off together; at most what the lines cost.</param>
/// <param name="Applied">In the order in which each is reckoned on what those before left.</param>
/// <param name="PassedOver">What could have been thought to hold, and does not.</param>
/// <param name="NearlyReached">What holds once the cart is worth more; those to which less than half is missing.</param>
public sealed record CartPromotions(
    Money Discount, IReadOnlyList<AppliedPromotion> Applied, IReadOnlyList<PassedPromotion> PassedOver, IReadOnlyList<NearPromotion> NearlyReached)
{
    public static CartPromotions None(string currency) => new(Money.Zero(currency), [], [], []);
}

/// <param name="Code">The coupon's; null for a promotion without one.</param>
/// <param name="Name">What it is called: the promotion's name, or the coupon's code.</param>
/// <param name="Gives">For people: <c>10% off certain products</c>, <c>Buy 2, get 1 free</c>.</param>
/// <param name="Reason">Why it holds here, a sentence for people: <c>For carts of $50.00 and more.</c></param>
/// <param name="Amount">What it takes off; zero for free delivery alone.</param>
/// <param name="FreeShipping">The cheapest delivery costs nothing because of it.</param>
/// <param name="Lines">The amount by line, to the minor unit; those without a share are missing.</param>
public sealed record AppliedPromotion(
    Guid Id, string? Code, string Name, string Gives, string Reason, Money Amount, bool FreeShipping, IReadOnlyList<PromotionShare> Lines);

/// <param name="Amount">Of the line as a whole.</param>
public sealed record PromotionShare(string Sku, Money Amount);

/// <param name="Code">The coupon's; null for a promotion without one.</param>
/// <param name="Reason"><c>outdone</c> by what takes off more and does not go with it, <c>needless</c> beside the others; else why a coupon is refused.</param>
/// <param name="Detail">The same as a sentence for people.</param>
public sealed record PassedPromotion(string? Code, string Name, string Reason, string Detail)
{
    public const string Outdone = "outdone";
    public const string Needless = "needless";
}

/// <param name="Missing">By how much the subtotal must rise.</param>
public sealed record NearPromotion(string Name, string Gives, Money Missing);

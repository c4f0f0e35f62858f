using System.Text;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Promotions;

namespace ClickCart.Pricing.Coupons;

/// <summary>
/// What a coupon, or a promotion of the shop that needs no code, gives, to whom and how often. <see cref="Uses"/> rises and falls by guarded updates only
/// (<see cref="CouponsContract"/>).
/// </summary>
internal sealed class Coupon : Aggregate
{
    public const int MaxCodeLength = 40;

    private Coupon() { }

    public Coupon(Guid id, string? code, CouponRules rules, ShopTime shop, DateTimeOffset now) : base(id)
    {
        (Code, CreatedAt) = (code is null ? null : Normal(code), now);
        Set(rules, shop);
    }

    /// <summary>Upper case, unique; null for a promotion, which holds without one.</summary>
    public string? Code { get; private init; }

    /// <summary>What shoppers and staff call a promotion; null for a coupon, which is called by its code.</summary>
    public string? Name { get; private set; }

    /// <summary>It may go with others that may, too; else it holds alone.</summary>
    public bool Combines { get; private set; }

    /// <summary>Whom it is for, see <see cref="CustomerGroups"/>: whoever is in any of them. None: everybody.</summary>
    public IReadOnlyList<string> Groups { get; private set; } = [];

    /// <summary>How many must be bought for <see cref="Get"/> more, the cheapest ones, at <see cref="Percent"/> off; null where it is no deal.</summary>
    public int? Buy { get; private set; }

    /// <inheritdoc cref="Buy"/>
    public int? Get { get; private set; }

    /// <summary>The SKUs that those more are of; with <see cref="GetCategories"/> empty too, they are of the same as those that must be bought.</summary>
    public IReadOnlyList<string> GetSkus { get; private set; } = [];

    /// <inheritdoc cref="GetSkus"/>
    public IReadOnlyList<string> GetCategories { get; private set; } = [];

    /// <summary>Hundredths of a percent, 1 to 10,000; null when <see cref="Amount"/> is set, or when it gives free delivery alone.</summary>
    public int? BasisPoints { get; private set; }

    /// <summary>Minor units of <see cref="Currency"/>.</summary>
    public long? Amount { get; private set; }

    /// <summary>The cheapest delivery costs nothing, beside the discount or instead of one.</summary>
    public bool FreeShipping { get; private set; }

    /// <summary>The SKUs that it holds for. With <see cref="Categories"/> empty too, it holds for all.</summary>
    public IReadOnlyList<string> Skus { get; private set; } = [];

    /// <summary>The categories, by slug, that it holds for, with all that lies below them.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>Minor units of <see cref="Currency"/> that the subtotal must reach.</summary>
    public long? MinimumSubtotal { get; private set; }

    /// <summary>Set when there is an amount or a minimum: the coupon is good for this currency only.</summary>
    public string? Currency { get; private set; }

    public DateTimeOffset? ValidFrom { get; private set; }

    /// <summary>The first moment at which it is not valid any more.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    public int? TotalLimit { get; private set; }
    public int? PerCustomerLimit { get; private set; }
    public bool Active { get; private set; }

    /// <summary>Redemptions that count: pending and confirmed ones.</summary>
    public int Uses { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>By which people know it.</summary>
    public string Label => Name ?? Code ?? "";

    public Money? AmountOff => Of(Amount);
    public Money? Minimum => Of(MinimumSubtotal);
    public decimal? Percent => BasisPoints / 100m;

    /// <summary>Not everything in the shop qualifies.</summary>
    public bool IsLimited => Skus.Count + Categories.Count > 0;

    /// <param name="qualifying">Those of the cart's SKUs that it holds for.</param>
    public CouponTerms TermsFor(IReadOnlyList<string> qualifying) =>
        new(Label, Percent, AmountOff, CouponWords.Gives(Percent, AmountOff, FreeShipping, IsLimited))
        {
            FreeShipping = FreeShipping,
            Combines = Combines || (BasisPoints is null && Amount is null),
            Skus = IsLimited ? qualifying : null,
        };

    /// <param name="categories">Those that its product lies in, up to the top.</param>
    public bool HoldsFor(string sku, IReadOnlyList<string> categories) => !IsLimited || AreAmong(Skus, Categories, sku, categories);

    /// <summary>Whether it is of those that <see cref="Get"/> gives; of a deal alone.</summary>
    /// <inheritdoc cref="HoldsFor"/>
    public bool Gives(string sku, IReadOnlyList<string> categories) => AreAmong(GetSkus, GetCategories, sku, categories);

    private static bool AreAmong(IReadOnlyList<string> skus, IReadOnlyList<string> slugs, string sku, IReadOnlyList<string> categories) =>
        skus.Contains(sku, StringComparer.Ordinal) || slugs.Any(c => categories.Contains(c, StringComparer.Ordinal));

    /// <summary>
    /// Upper case, in letters of plain width, without blanks around it and without what nobody sees: codes are pasted from mails and pages.
    /// </summary>
    public static string Normal(string code) => PlainText.Sound(PlainText.Seen(code)).Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();

    /// <summary>Whether it can be one's code; length before content.</summary>
    public static bool IsCode(string code) => code.Length <= 4 * MaxCodeLength && Normal(code) is { Length: >= 3 and <= MaxCodeLength } normal
        && normal.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Refused when the limits would be below what has been used already.</summary>
    public Error? Change(CouponRules rules, ShopTime shop, int mostUsesOfOneCustomer)
    {
        if (rules.TotalLimit < Uses)
            return Error.Invalid("totalLimit", Code is null ? $"The promotion has {Uses} uses already." : $"The coupon has {Uses} uses already.");
        if (PerCustomer(rules) < mostUsesOfOneCustomer) return Error.Invalid("perCustomerLimit", $"A customer has {mostUsesOfOneCustomer} uses already.");
        Set(rules, shop);
        Touch();
        return null;
    }

    /// <summary>Nobody uses it from now on; orders that have it keep it.</summary>
    public void End()
    {
        Active = false;
        Touch();
    }

    /// <summary>Why a cart of this subtotal cannot use it now, but for the limits; null when it can.</summary>
    public Error? RefusalFor(Money subtotal, ShopTime shop, DateTimeOffset now) =>
        !Active ? SwitchedOff()
        : now < ValidFrom ? NotUsable("not-started", $"{Label} is valid from {shop.Words(ValidFrom.Value)}.")
        : now >= ValidUntil ? NotUsable("expired", $"{Label} was valid until {shop.WordsOfEnd(ValidUntil.Value)}.")
        : Currency is not null && subtotal.Currency != Currency ? NotUsable("wrong-currency", $"{Label} is for carts in {Currency}.")
        : MinimumSubtotal > subtotal.Amount
            ? NotUsable("below-minimum", $"{Label} needs a subtotal of at least {Minimum}.").With("minimumSubtotal", Minimum)
        : null;

    public Error NothingQualifies() => NotUsable("nothing-qualifies", $"{Label} is for certain products, and none of them is in the cart.");

    public Error SwitchedOff() => NotUsable("inactive", $"{Label} is switched off.");

    public Error UsedUp() => NotUsable("used-up", $"{Label} has been used as often as it may be.");

    public Error UsedByCustomer() =>
        NotUsable("customer-limit", PerCustomerLimit == 1 ? $"You have used {Label} already." : $"You have used {Label} {PerCustomerLimit} times already.");

    public static readonly Error NotFound = Error.NotFound("coupon");

    public static Error NotUsable(string reason, string detail) => CouponTerms.NotUsable(reason, detail);

    /// <summary>A newcomer is one once, however many quotes were asked for before the first order.</summary>
    private static int? PerCustomer(CouponRules rules) =>
        rules is PromotionRules p && CouponRules.Entries(p.Groups) is [CustomerGroups.Newcomers] ? 1 : rules.PerCustomerLimit;

    private void Set(CouponRules rules, ShopTime shop)
    {
        (BasisPoints, Amount, MinimumSubtotal) = ((int?)(rules.Percent * 100), rules.Amount?.Amount, rules.MinimumSubtotal?.Amount);
        Currency = rules.Amount?.Currency ?? rules.MinimumSubtotal?.Currency;
        (FreeShipping, Skus, Categories) = (rules.FreeShipping is true, CouponRules.Entries(rules.Skus), CouponRules.Entries(rules.Categories));
        (ValidFrom, ValidUntil) = (rules.ValidFrom?.Start(shop), rules.ValidUntil?.End(shop));
        (TotalLimit, PerCustomerLimit, Active, Combines) = (rules.TotalLimit, PerCustomer(rules), rules.Active ?? true, rules.Combines is true);
        if (rules is not PromotionRules promotion) return;
        (Name, Groups) = (promotion.Name!.Trim(), CouponRules.Entries(promotion.Groups));
        (Buy, Get, GetSkus, GetCategories) = (
            promotion.Buy, promotion.Get, CouponRules.Entries(promotion.GetSkus), CouponRules.Entries(promotion.GetCategories));
    }

    private Money? Of(long? amount) => amount is { } minor && Currency is { } currency ? new(minor, currency) : null;
}

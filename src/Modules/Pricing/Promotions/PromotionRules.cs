using ClickCart.Customers.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>
/// What an admin decides about a promotion: as about a coupon, and whom it is for. With <c>buy</c> and <c>get</c> it holds for so many more as they say, of the
/// same or of other products, at <c>percent</c> off.
/// </summary>
internal record PromotionRules : CouponRules
{
    public const int MaxNameLength = 100;

    /// <summary>What shoppers read, too.</summary>
    public string? Name { get; init; }

    /// <summary>Whom it is for: <c>accounts</c>, <c>newcomers</c>, <c>returning</c>, <c>businesses</c>, or one of the shop's own
    /// (<c>Customers:Groups</c>); whoever is in any of them. None: everybody.</summary>
    public IReadOnlyList<string?>? Groups { get; init; }

    /// <summary>How many must be bought of what the promotion holds for.</summary>
    public int? Buy { get; init; }

    /// <summary>How many more are <c>percent</c> off, the cheapest ones; 100 is free.</summary>
    public int? Get { get; init; }

    /// <summary>The SKUs that those are of. None here and in <see cref="GetCategories"/>: of the same as those that must be bought.</summary>
    public IReadOnlyList<string?>? GetSkus { get; init; }

    /// <summary>The slugs of the categories that those are of, with all that lies below them.</summary>
    public IReadOnlyList<string?>? GetCategories { get; init; }
}

internal sealed class PromotionRulesValidator : AbstractValidator<PromotionRules>
{
    private const int MaxUnits = 1_000;

    public PromotionRulesValidator(ShopTime shop, IPaymentMethods methods)
    {
        Include(new CouponRulesValidator(shop, methods, "promotion"));
        RuleFor(r => r.Name).NotEmpty().WithMessage("Say what it is called; shoppers read it, too.").MaximumLength(PromotionRules.MaxNameLength)
            .Must(name => name is null || PlainText.Sound(PlainText.Seen(name)) == name).WithMessage("A name holds nothing that nobody sees.");
        RuleFor(r => r.Groups).Must(CouponRulesValidator.AreNamed).WithMessage("A group is not blank. Leave the list empty for a promotion that is for everybody.");
        RuleFor(r => r.Buy).Must((rules, buy) => buy is null == rules.Get is null).WithMessage("Say how many to buy and how many to get, or neither.")
            .InclusiveBetween(1, MaxUnits).WithName("How many to buy");
        RuleFor(r => r.Get).InclusiveBetween(1, MaxUnits).WithName("How many to get");
        RuleFor(r => r.Percent).NotNull().When(r => r.Buy is not null && r.Amount is null).WithMessage("Say how many percent off those to get are; 100 is free.");
        RuleFor(r => r.Amount).Null().When(r => r.Buy is not null).WithMessage("Those to get are a percent off, not an amount.");
        RuleFor(r => r.GetSkus).Must(CouponRulesValidator.AreNamed).WithMessage("A SKU is not blank.")
            .Must(CouponRulesValidator.AreFew).WithMessage("That are too many SKUs.")
            .Must((rules, skus) => rules.Get is not null || CouponRules.Entries(skus).Count == 0).WithMessage("Say how many of these to get.");
        RuleFor(r => r.GetCategories).Must(CouponRulesValidator.AreNamed).WithMessage("A category's slug is not blank.")
            .Must(CouponRulesValidator.AreFew).WithMessage("That are too many categories.")
            .Must((rules, slugs) => rules.Get is not null || CouponRules.Entries(slugs).Count == 0).WithMessage("Say how many of these to get.");
    }
}

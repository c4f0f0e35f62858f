namespace ClickCart.Pricing.Coupons;

/// <summary>What an admin decides about a coupon. Either a percentage or an amount.</summary>
internal record CouponRules
{
    /// <summary>Up to two decimals.</summary>
    public decimal? Percent { get; init; }

    public Money? Amount { get; init; }
    public Money? MinimumSubtotal { get; init; }
    public DayOrTime? ValidFrom { get; init; }

    /// <summary>A day is part of it, a time is the first moment that is not.</summary>
    public DayOrTime? ValidUntil { get; init; }

    public int? TotalLimit { get; init; }
    public int? PerCustomerLimit { get; init; }

    /// <summary>Missing: it is.</summary>
    public bool? Active { get; init; }
}

internal sealed class CouponRulesValidator : AbstractValidator<CouponRules>
{
    private const int MaxLimit = 1_000_000_000;

    public CouponRulesValidator(ShopTime shop)
    {
        RuleFor(r => r.Percent).Must((rules, percent) => percent is null != rules.Amount is null)
            .WithMessage("A coupon takes off either a percent or an amount.");
        RuleFor(r => r.Percent).Must(percent => percent is null || (percent is > 0 and <= 100 && decimal.Round(percent.Value, 2) == percent))
            .WithMessage("Percent off is a number from 0.01 to 100 with at most two decimals.");
        RuleFor(r => r.Amount).Must(a => a is null or { Amount: > 0 }).WithMessage("An amount off is more than zero.");
        RuleFor(r => r.MinimumSubtotal).Must(m => m is null or { Amount: >= 0 }).WithMessage("A minimum is zero or more.")
            .Must((rules, minimum) => minimum is null || rules.Amount is null || minimum.Value.Currency == rules.Amount.Value.Currency)
            .WithMessage("The minimum is in the currency of the amount.");
        RuleFor(r => r.ValidUntil).Must((rules, until) => !(until?.End(shop) <= rules.ValidFrom?.Start(shop)))
            .WithMessage("It ends after it begins.");
        RuleFor(r => r.TotalLimit).InclusiveBetween(1, MaxLimit).WithName("Uses in all");
        RuleFor(r => r.PerCustomerLimit).InclusiveBetween(1, MaxLimit).WithName("Uses per customer");
    }
}

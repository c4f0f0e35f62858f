using ClickCart.Payments.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>What an admin decides about a coupon: a percentage or an amount, free delivery, or one of the former with the latter.</summary>
internal record CouponRules
{
    internal static readonly char[] Between = [',', ';', '\n', '\r'];

    /// <summary>Up to two decimals.</summary>
    public decimal? Percent { get; init; }

    public Money? Amount { get; init; }

    /// <summary>The cheapest delivery costs nothing. Missing: it costs what it costs.</summary>
    public bool? FreeShipping { get; init; }

    /// <summary>
    /// The SKUs that it holds for; several may stand in one entry, with commas or line breaks between. None here and in <see cref="Categories"/>: all.
    /// </summary>
    public IReadOnlyList<string?>? Skus { get; init; }

    /// <summary>The slugs of the categories that it holds for, with all that lies below them.</summary>
    public IReadOnlyList<string?>? Categories { get; init; }

    public Money? MinimumSubtotal { get; init; }
    public DayOrTime? ValidFrom { get; init; }

    /// <summary>A day is part of it, a time is the first moment that is not.</summary>
    public DayOrTime? ValidUntil { get; init; }

    /// <summary>It may go with others that may, too. Missing: it holds alone.</summary>
    public bool? Combines { get; init; }

    public int? TotalLimit { get; init; }
    public int? PerCustomerLimit { get; init; }

    /// <summary>Missing: it is.</summary>
    public bool? Active { get; init; }

    /// <summary>One by one, each once. No SKU and no slug has a comma, a semicolon or a line break in it.</summary>
    public static IReadOnlyList<string> Entries(IReadOnlyList<string?>? written) =>
    [
        .. (written ?? [])
            .SelectMany(entry => (entry ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal),
    ];
}

internal sealed class CouponRulesValidator : AbstractValidator<CouponRules>
{
    private const int MaxLimit = 1_000_000_000;
    private const int MaxEntries = 200;
    private const int LongestEntry = 100;

    /// <param name="it">Coupon or promotion.</param>
    public CouponRulesValidator(ShopTime shop, IPaymentMethods methods, string it = "coupon")
    {
        RuleFor(r => r.Percent).Must((rules, percent) => percent is null || rules.Amount is null)
            .WithMessage($"A {it} takes off either a percent or an amount.");
        RuleFor(r => r.Percent).Must((rules, percent) => percent is not null || rules.Amount is not null || rules.FreeShipping is true)
            .WithMessage($"A {it} takes off a percent or an amount, or gives free delivery.");
        RuleFor(r => r.Percent).Must(percent => percent is null || (percent is > 0 and <= 100 && decimal.Round(percent.Value, 2) == percent))
            .WithMessage("Percent off is a number from 0.01 to 100 with at most two decimals.");
        RuleFor(r => r.Amount).Must(a => a is null or { Amount: > 0 }).WithMessage("An amount off is more than zero.");
        RuleFor(r => r.Amount).Must(a => a is null || a.Value.Amount % methods.StepOf(a.Value.Currency) == 0)
            .WithMessage((_, a) => $"The gateway moves {a!.Value.Currency} in steps of {new Money(methods.StepOf(a.Value.Currency), a.Value.Currency)}.");
        RuleFor(r => r.MinimumSubtotal).Must(m => m is null or { Amount: >= 0 }).WithMessage("A minimum is zero or more.")
            .Must((rules, minimum) => minimum is null || rules.Amount is null || minimum.Value.Currency == rules.Amount.Value.Currency)
            .WithMessage("The minimum is in the currency of the amount.");
        RuleFor(r => r.ValidUntil).Must((rules, until) => !(until?.End(shop) <= rules.ValidFrom?.Start(shop)))
            .WithMessage("It ends after it begins.");
        // Forms leave out what is not filled in. A blank entry that is sent would make a coupon for some things one for all.
        RuleFor(r => r.Skus).Must(AreNamed).WithMessage($"A SKU is not blank. Leave the list empty for a {it} that holds for all.");
        RuleFor(r => r.Categories).Must(AreNamed).WithMessage($"A category's slug is not blank. Leave the list empty for a {it} that holds for all.");
        RuleFor(r => r.Skus).Must(AreFew).WithMessage($"A {it} names at most {MaxEntries} SKUs, each as long as a SKU is.");
        RuleFor(r => r.Categories).Must(AreFew).WithMessage($"A {it} names at most {MaxEntries} categories by their slugs.");
        RuleFor(r => r.TotalLimit).InclusiveBetween(1, MaxLimit).WithName("Uses in all");
        RuleFor(r => r.PerCustomerLimit).InclusiveBetween(1, MaxLimit).WithName("Uses per customer");
    }

    internal static bool AreNamed(IReadOnlyList<string?>? written) =>
        written is null || written.All(e => e?.AsSpan().Trim().IndexOfAnyExcept(CouponRules.Between) >= 0);

    // Length before content: a text of a megabyte is not taken apart.
    internal static bool AreFew(IReadOnlyList<string?>? written) =>
        written is null || (written.Sum(e => (long)(e?.Length ?? 0)) <= MaxEntries * (LongestEntry + 2)
            && CouponRules.Entries(written) is { Count: <= MaxEntries } entries && entries.All(e => e.Length <= LongestEntry));
}

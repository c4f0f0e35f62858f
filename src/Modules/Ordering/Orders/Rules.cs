using Microsoft.Extensions.Options;

namespace ClickCart.Ordering.Orders;

/// <summary>Validation rules that several slices share.</summary>
internal static class Rules
{
    /// <summary>Before anything is held or written: the cart and the quote stay as they are.</summary>
    public static readonly Error PaymentsNotTaken = new Error(ErrorKind.Unavailable, "payments-not-taken",
        "This shop cannot take payments yet. Nothing was ordered, and your cart is kept: come back a little later.").With(Error.RetryAfter, 300);

    /// <summary>A payment method's id at the gateway (<c>pm_…</c>): 1 to 200 characters and never a card's own number, whatever stands around it.</summary>
    public static IRuleBuilderOptions<T, string?> PaymentMethod<T>(this IRuleBuilder<T, string?> rule) => rule
        .NotEmpty().Prose(200).Must(text => text is null || (!CardNumber.IsIn(text) && !CardNumber.IsAnywhereIn(text)))
        .WithMessage("This looks like a card number. Never send one: send the payment method's id that the gateway gave you.");

    /// <summary>Where the owner asks for that.</summary>
    public static IRuleBuilderOptions<T, bool?> AcceptsTerms<T>(this IRuleBuilder<T, bool?> rule, IOptionsMonitor<ShopPages> pages) => rule
        .Must(accepted => accepted is true || pages.CurrentValue.TermsToAccept is null)
        .WithMessage("Read the shop's terms and accept them, so that the order can be placed.");

    /// <summary>What lines of an order are to become: each SKU once.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<EditedLine>?> EditedLines<T>(this IRuleBuilder<T, IReadOnlyList<EditedLine>?> rule) => rule
        .Must(lines => lines is null || lines.All(l => l is { Sku: { Length: > 0 and <= 64 } sku } && sku.Trim().Length > 0
            && l.Quantity is >= 0 and <= Carts.Cart.MaxQuantity))
        .WithMessage($"Each line names a SKU and a quantity of 0 to {Carts.Cart.MaxQuantity}; 0 takes it out.")
        .Must(lines => lines is null || (lines.Count <= 500 && lines.DistinctBy(l => l?.Sku?.Trim(), StringComparer.Ordinal).Count() == lines.Count))
        .WithMessage("Each SKU stands in one line.");

    /// <summary>So many gift cards pay one order.</summary>
    public const int MostGiftCards = 10;

    /// <summary>Codes as they were typed.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> GiftCards<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(codes => codes is null || (codes.Count <= MostGiftCards && codes.All(c => c is { Length: > 0 and <= 40 })))
        .WithMessage($"Up to {MostGiftCards} gift cards pay an order, each by its code.");

    /// <summary>What staff looks for orders by; the field is <c>q</c>.</summary>
    public static IRuleBuilderOptions<T, string?> Search<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(OrderFilter.LongestSearch).OverridePropertyName("q").WithName("The search");
}

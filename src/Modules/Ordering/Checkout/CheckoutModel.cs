using ClickCart.Catalog.Contracts;
using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Carts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Checkout;

/// <summary>What the checkout page shows.</summary>
/// <param name="Quote">What will be charged; null until there is an address that can be shipped to.</param>
/// <param name="Sold">For pictures.</param>
/// <param name="Addresses">Those that the account keeps.</param>
/// <param name="Cards">The same of cards.</param>
internal sealed record CheckoutModel(
    CheckoutForm Form, CartResponse Cart, Quote? Quote, IReadOnlyDictionary<string, CatalogItem> Sold, IReadOnlyList<KeptAddress> Addresses,
    IReadOnlyList<KeptCard> Cards)
{
    /// <summary>What there is less of than the cart holds.</summary>
    public IReadOnlyList<Shortage> Shortages { get; init; } = [];

    /// <summary>Why the cart's coupon cannot be used any more.</summary>
    public string? CouponProblem { get; init; }

    /// <summary>What the gift cards and the store credit that are to pay have on them.</summary>
    public IReadOnlyList<CreditShare> Credits { get; init; } = [];

    /// <summary>What the account has; null for none.</summary>
    public Money? StoreCredit { get; init; }

    /// <summary>Why gift cards or store credit do not pay as they were to.</summary>
    public string? CreditProblem { get; init; }

    /// <summary>What each of them pays of a delivery's total.</summary>
    public IReadOnlyList<CreditShare> Paid(ShippingOption option, IPaymentMethods methods) => CreditShare.Split(
        Credits, option.Total, methods.AreTaken ? methods.RangeOf(option.Total.Currency)?.Least.Amount ?? 1 : 1, methods.StepOf(option.Total.Currency));

    /// <summary>What is left of it.</summary>
    public Money Left(ShippingOption option, IPaymentMethods methods) =>
        option.Total - new Money(Paid(option, methods).Sum(c => c.Amount.Amount), option.Total.Currency);

    /// <summary>Set when the pay button was pressed on prices that are no longer good: what is different now, a sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string>? Changes { get; init; }

    /// <summary>Anything else that stands in the way, such as a carrier that does not answer.</summary>
    public string? Problem { get; init; }

    public sealed record Shortage(string Name, int Requested, int Available);
}

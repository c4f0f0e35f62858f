using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Orders as their customers are written about them.</summary>
public interface IOrderLetters
{
    /// <summary>Null for an order that never was.</summary>
    Task<OrderLetter?> FindAsync(Guid orderId, CancellationToken ct);

    /// <param name="number">Null or empty for the newest.</param>
    /// <param name="ct">Ends the work.</param>
    /// <returns>Null where there is none.</returns>
    Task<Guid?> FindIdAsync(string? number, CancellationToken ct);
}

/// <param name="Language">ISO 639-1, that of the checkout; null for orders from before it was kept.</param>
/// <param name="Path">Opens it, from the root of the shop's address. For a guest's order it is a secret, good for 90 days and for this order alone.</param>
/// <param name="Subtotal">Of the lines, before <paramref name="Discount"/>.</param>
/// <param name="Tax">Added to the prices; <paramref name="TaxIncluded"/> is contained in them.</param>
/// <param name="TaxNote">The taxes by rate, in sentences of the language of whoever asks.</param>
/// <param name="ShipTo">As it was put right last.</param>
/// <param name="PayBy">Until when an unpaid order is kept.</param>
public sealed record OrderLetter(
    Guid Id, string Number, string Email, string? Language, string Path, IReadOnlyList<OrderLetterLine> Lines,
    Money Subtotal, Money Discount, Money Shipping, Money Tax, Money TaxIncluded, Money Total, string TaxNote,
    Address ShipTo, Address BillTo, string Carrier, string Service, string? CouponCode, DateTimeOffset PlacedAt, DateTimeOffset PayBy)
{
    /// <summary>What of <paramref name="Total"/> gift cards and store credit leave to be paid.</summary>
    public Money ToPay { get; init; } = Total;

    /// <summary>
    /// It is sent instead of what came back of another order, and no other credit has paid for it: what it does not use goes back as that order was paid.
    /// </summary>
    public bool IsPaidByExchange { get; init; }

    /// <summary>How it is paid where no gateway takes the money; else null.</summary>
    public OrderLetterPayment? Payment { get; init; }
}

/// <param name="Method">For people, a sentence to be translated: <c>Bank transfer</c>.</param>
/// <param name="Instructions">In the shop's own words; null for none.</param>
/// <param name="IsOnDelivery">Who brings the parcel takes the money.</param>
public sealed record OrderLetterPayment(string Method, string? Instructions, bool IsOnDelivery);

/// <param name="Price">Of all units, before the order's discount.</param>
public sealed record OrderLetterLine(string Sku, string Name, int Quantity, Money UnitPrice, Money Price)
{
    /// <summary>When the units come that are not there yet, in the language of whoever asks; null where all are there.</summary>
    public string? Later { get; init; }
}

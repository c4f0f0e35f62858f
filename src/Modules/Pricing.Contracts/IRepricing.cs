using ClickCart.Kernel;

namespace ClickCart.Pricing.Contracts;

/// <summary>
/// What an order comes to when its lines change: what stands keeps the price, discount and tax rate that were agreed, what is new costs today's.
/// </summary>
public interface IRepricing
{
    /// <summary>
    /// Nothing is stored. Refusals: 422 for a SKU that is not sold, or in another currency (<c>lines</c>), for a discount of more than the goods cost
    /// (<c>discount</c>), and for amounts beyond what can be reckoned; the tax provider's own.
    /// </summary>
    Task<Result<Repriced>> RepriceAsync(OrderToReprice order, CancellationToken ct);
}

/// <param name="Kept">What stands, with its quantity from now on; those of quantity 0 are left out by who asks.</param>
/// <param name="Added">SKUs that the order does not have yet.</param>
/// <param name="Discount">Taken off beside what the lines have: 0 or more. Shared by what they cost.</param>
/// <param name="Shipping">What the delivery costs, without a tax that is added.</param>
/// <param name="ShippingTaxedAs">Null where invoices name no tax on it.</param>
/// <param name="Taxes">The order's, as agreed: they say which are included.</param>
public sealed record OrderToReprice(
    string Currency, Address ShipTo, VatId? VatId, IReadOnlyList<KeptLine> Kept, IReadOnlyList<AddedLine> Added, Money Discount, Money Shipping,
    TaxLabel? ShippingTaxedAs, IReadOnlyList<TaxShare> Taxes);

/// <param name="Discount">Of the line as a whole, at its quantity from now on.</param>
public sealed record KeptLine(string Sku, string Name, int Quantity, Money UnitPrice, Money Discount, TaxLabel? TaxedAs);

/// <param name="Quantity">At least 1.</param>
public sealed record AddedLine(string Sku, int Quantity);

/// <param name="Lines">Those kept in their order, then those added in theirs.</param>
/// <param name="Tax">Added, of the goods; the delivery's is <paramref name="ShippingTax"/>.</param>
/// <param name="Total">Subtotal − discount + tax + shipping + its tax.</param>
/// <param name="GivenOff">What of the further discount each line has, with what cannot be charged.</param>
public sealed record Repriced(
    IReadOnlyList<QuoteLine> Lines, Money Subtotal, Money Discount, Money Tax, Money Shipping, Money ShippingTax, Money ShippingTaxIncluded,
    IReadOnlyList<TaxShare> Taxes, Money Total, IReadOnlyList<Money> GivenOff);

using ClickCart.Kernel;

namespace ClickCart.Pricing.Contracts;

/// <summary>
/// Says how the goods of a quote are taxed. The shop's own table of rates is one, under the key <c>table</c>; a module registers another as a keyed service
/// of this type (<c>services.AddKeyedScoped&lt;ITaxProvider, …&gt;("outside")</c>), and <c>Pricing:TaxProvider</c> chooses by the key.
/// </summary>
public interface ITaxProvider
{
    /// <returns>A refusal is the quote's, such as 503 where a service is away.</returns>
    Task<Result<TaxAnswer>> TaxAsync(TaxQuestion question, CancellationToken ct);
}

/// <param name="Currency">Of all prices.</param>
/// <param name="VatId">Of a business that named one.</param>
public sealed record TaxQuestion(Address ShipTo, string Currency, VatId? VatId, IReadOnlyList<TaxedItem> Items);

/// <param name="UnitPrice">As the catalogue has it.</param>
public sealed record TaxedItem(string Sku, TaxClass Class, int Quantity, Money UnitPrice);

/// <summary>Rates alone: what they come to after discounts, to the cent, the quote works out.</summary>
/// <param name="Items">One for each that was asked about, in their order.</param>
/// <param name="Usual">By which amounts that belong to no item, such as what a coupon takes off, lose a tax that is not charged.</param>
public sealed record TaxAnswer(IReadOnlyList<TaxOn> Items, TaxOn Delivery, TaxOn Usual)
{
    /// <summary>The country whose tax was taken off the prices, because the goods leave it.</summary>
    public string? WithoutTaxOf { get; init; }
}

/// <summary>The tax on one thing.</summary>
/// <param name="Name">As invoices name it; null where nothing is taxed. What is named at a rate of 0 stands on the invoice.</param>
/// <param name="Rate">0.0725 is 7.25 %: at least 0 and below 1, with up to six decimals.</param>
/// <param name="Included">Whether the price contains it, or it is added.</param>
public sealed record TaxOn(string? Name, decimal Rate, bool Included)
{
    /// <summary>The rate of a tax that the price contains and that is not charged: it is taken off before all else.</summary>
    public decimal TakenOff { get; init; }

    public static readonly TaxOn Nothing = new(null, 0, Included: false);
}

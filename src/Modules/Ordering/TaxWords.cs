using System.Globalization;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering;

/// <summary>The taxes of an order or of a quote in sentences.</summary>
internal static class TaxWords
{
    /// <param name="withoutTaxOf">The seller's country, when its tax was taken off the prices.</param>
    public static string Of(IReadOnlyList<TaxShare> taxes, string? withoutTaxOf) => string.Join(
        ' ', taxes.Where(t => t.Amount.Amount > 0 || (t.Percent == 0 && t.Base.Amount > 0)).Select(Sentence).Concat(
            withoutTaxOf is { } home ? [$"Sold without the tax of {Places.CountryName(home)}, because the goods leave the country."] : []));

    private static string Sentence(TaxShare tax)
    {
        if (tax.Name == TaxShare.ReverseCharge) return $"Reverse charge on {MoneyText.Of(tax.Base)}: the buyer owes the tax.";
        var named = $"{tax.Name} {tax.Percent.ToString("0.####", CultureInfo.InvariantCulture)}\u00a0%";
        return tax.Included && tax.Percent > 0 ? $"The total includes {MoneyText.Of(tax.Amount)} of {named}." : $"{named} on {MoneyText.Of(tax.Base)}.";
    }
}

using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering;

/// <summary>The taxes of an order or of a quote in sentences.</summary>
internal static class TaxWords
{
    /// <param name="withoutTaxOf">The seller's country, when its tax was taken off the prices.</param>
    public static string Of(IReadOnlyList<TaxShare> taxes, string? withoutTaxOf) => string.Join(
        ' ', taxes.Where(t => t.Amount.Amount > 0 || (t.Percent == 0 && t.Base.Amount > 0)).Select(Sentence).Concat(
            withoutTaxOf is { } home ? [Texts.T("Sold without the tax of {0}, because the goods leave the country.", Texts.Country(home))] : []));

    /// <summary>Why there is no tax, or who owes it: what the law wants on an invoice that has none.</summary>
    /// <inheritdoc cref="Of"/>
    public static string NotesOf(IReadOnlyList<TaxShare> taxes, string? withoutTaxOf) =>
        Of([.. taxes.Where(t => t.Name == TaxShare.ReverseCharge)], withoutTaxOf);

    private static string Sentence(TaxShare tax)
    {
        if (tax.Name == TaxShare.ReverseCharge) return Texts.T("Reverse charge on {0}: the buyer owes the tax.", tax.Base);
        var named = $"{Texts.Said(tax.Name)} {tax.Percent.ToString("0.####", Language.Current.Culture)}\u00a0%";
        return tax.Included && tax.Percent > 0
            ? Texts.T("The total includes {0} of {1}.", tax.Amount, named)
            : Texts.T("{0} on {1}.", named, tax.Base);
    }
}

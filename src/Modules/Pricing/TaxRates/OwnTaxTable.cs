using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Quotes;

namespace ClickCart.Pricing.TaxRates;

/// <summary>Taxes by the shop's own table of rates.</summary>
internal sealed class OwnTaxTable(TaxTable table, ShippingTax shipping) : ITaxProvider
{
    public async Task<Result<TaxAnswer>> TaxAsync(TaxQuestion question, CancellationToken ct)
    {
        var there = await table.ForAsync(question.ShipTo, question.Currency, question.VatId, ct);
        TaxTerms[] goods = [.. question.Items.Select(i => there.Of(i.Class))];
        return new TaxAnswer(
            [.. goods.Select(t => t.ToTax())], new TaxTerms(shipping.RateOf(there, goods), null).ToTax(), there.Of(TaxClass.Standard).ToTax())
        {
            WithoutTaxOf = goods.Where(t => t.Rate != TaxRate.ReverseCharge).Select(t => t.Exported?.Country).FirstOrDefault(c => c is not null),
        };
    }
}

namespace ClickCart.Pricing.TaxRates;

/// <summary>Before the shop opens, it knows the taxes of its country.</summary>
internal sealed class TaxStep(TaxTable table) : IOpeningSteps
{
    public async Task<IReadOnlyList<OpeningStep>> AsOfNowAsync(CancellationToken ct) =>
        [new(44, "tax-rates", "Tax rates of your country", "/admin/tax-rates", await table.KnowsHomeAsync(ct))];
}

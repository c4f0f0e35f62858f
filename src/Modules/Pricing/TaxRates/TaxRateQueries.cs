namespace ClickCart.Pricing.TaxRates;

internal static class TaxRateQueries
{
    /// <summary>A refusal where another rate than this one holds for goods of that class at its place.</summary>
    public static async Task<Error?> OtherRateAsync(this PricingDbContext db, TaxRate rate, TaxClass taxClass, CancellationToken ct) =>
        await db.TaxRates.AnyAsync(r => r.Country == rate.Country && r.Region == rate.Region && r.Class == taxClass && r.Id != rate.Id, ct)
            ? Error.Conflict("tax-rate-exists", $"There is a {TaxClasses.Word(taxClass)} rate for {rate.Country} {rate.Region}".TrimEnd() + " already.")
            : null;
}

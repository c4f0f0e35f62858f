using ClickCart.Pricing.Contracts;
using Microsoft.Extensions.Options;

namespace ClickCart.Pricing.TaxRates;

/// <summary>One entry of <c>Pricing:TaxRates</c>.</summary>
internal sealed class ConfiguredTaxRate
{
    public string Country { get; set; } = "";
    public string? Region { get; set; }

    /// <summary><c>standard</c>, <c>reduced</c> or <c>zero</c>; missing is standard.</summary>
    public string? Class { get; set; }

    /// <summary>What invoices call it; missing: VAT where prices contain it, else Sales tax.</summary>
    public string? Name { get; set; }

    /// <summary>0.0725 is 7.25 %.</summary>
    public decimal Rate { get; set; }

    public bool Inclusive { get; set; }
}

/// <summary>
/// The tax rates, read from the database at most every few seconds. A change through this process shows at once, one through another node within
/// <see cref="Fresh"/>. While the table is empty it is filled from <c>Pricing:TaxRates</c>.
/// </summary>
internal sealed class TaxTable(IServiceScopeFactory scopes, IOptions<List<ConfiguredTaxRate>> configured, IConfiguration configuration,
    TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Snapshot? _snapshot;
    private int _version;

    /// <summary>How goods with prices in that currency are taxed there: by the region's rate, else the country's, else as <see cref="TaxHome"/> says.</summary>
    /// <param name="shipTo">Where to.</param>
    /// <param name="currency">Of the prices.</param>
    /// <param name="vatId">Of a business.</param>
    /// <param name="ct">Stops the look.</param>
    public async Task<TaxesThere> ForAsync(Address shipTo, string currency, VatId? vatId, CancellationToken ct)
    {
        var (rates, home) = (await RatesAsync(ct), TaxHome.From(configuration));
        var (country, region) = (shipTo.Country, TaxRate.RegionOf(shipTo.Country, shipTo.Region));
        var isReversed = home.Reverses(country, vatId);
        return new(taxClass =>
        {
            var own = home.Country is null ? null : Find(rates, home.Country, "", taxClass);
            var there = TaxHome.Charged(country, Find(rates, country, region, taxClass), own);
            if (home.PricesIn(currency) is null) own = null;
            return isReversed ? TaxHome.Reversed(taxClass, there, own) : TaxHome.Terms(country, there, own);
        });
    }

    /// <summary>Whether there is a rate of the seller's own country; true where no country is set.</summary>
    public async Task<bool> KnowsHomeAsync(CancellationToken ct)
    {
        var (rates, home) = (await RatesAsync(ct), TaxHome.From(configuration));
        return home.Country is null ? rates.Count > 0 : rates.Keys.Any(place => place.Item1 == home.Country);
    }

    /// <summary>The rates changed.</summary>
    public void Forget() => Interlocked.Increment(ref _version);

    /// <summary>Writes the configured rates into an empty table.</summary>
    public async Task FillAsync(PricingDbContext db, CancellationToken ct)
    {
        if (configured.Value.Count == 0 || await db.TaxRates.AnyAsync(ct)) return;
        await using var scope = scopes.CreateAsyncScope();
        var (own, ids) = (scope.ServiceProvider.GetRequiredService<PricingDbContext>(), scope.ServiceProvider.GetRequiredService<IIds>());
        await own.CommitAsync(async () =>
        {
            // Another node may have been faster: its rows are seen when the unique index has made this run again.
            if (!await own.TaxRates.AnyAsync(ct))
                own.TaxRates.AddRange(configured.Value.Select(r => new TaxRate(
                    ids.New(), r.Country, r.Region, r.Rate, r.Inclusive, r.Name, TaxClasses.Find(r.Class) ?? TaxClass.Standard)));
            return Result.Success;
        }, ct);
    }

    /// <summary>The nearest place counts: a region that has a rate is not taxed at its country's.</summary>
    private static TaxRate Find(IReadOnlyDictionary<(string, string, TaxClass), TaxRate> rates, string country, string region, TaxClass taxClass)
    {
        if (taxClass is TaxClass.None) return TaxRate.None;
        foreach (var place in new[] { region, "" })
        {
            if (rates.GetValueOrDefault((country, place, taxClass)) is { } own) return own;
            if (rates.GetValueOrDefault((country, place, TaxClass.Standard)) is { } usual) return taxClass is TaxClass.Zero ? usual.AsZero() : usual;
        }
        return TaxRate.None;
    }

    private async Task<IReadOnlyDictionary<(string, string, TaxClass), TaxRate>> RatesAsync(CancellationToken ct)
    {
        var (version, now) = (Volatile.Read(ref _version), clock.GetUtcNow());
        if (_snapshot is { } current && current.Version == version && (now - current.At).Duration() < Fresh) return current.Rates;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        var rates = await db.TaxRates.AsNoTracking().ToListAsync(ct);
        if (rates.Count == 0 && configured.Value.Count > 0)
        {
            await FillAsync(db, ct);
            (version, rates) = (Volatile.Read(ref _version), await db.TaxRates.AsNoTracking().ToListAsync(ct));
        }
        // A change that came in while reading may be missing: it has another version, so the next quote reads again.
        return (_snapshot = new(version, now, rates.ToDictionary(r => (r.Country, r.Region, r.Class)))).Rates;
    }

    private sealed record Snapshot(int Version, DateTimeOffset At, IReadOnlyDictionary<(string, string, TaxClass), TaxRate> Rates);
}

using Microsoft.Extensions.Options;

namespace ClickCart.Pricing.TaxRates;

/// <summary>One entry of <c>Pricing:TaxRates</c>.</summary>
internal sealed class ConfiguredTaxRate
{
    public string Country { get; set; } = "";
    public string? Region { get; set; }

    /// <summary>0.0725 is 7.25 %.</summary>
    public decimal Rate { get; set; }

    public bool Inclusive { get; set; }
}

/// <summary>
/// The tax rates, read from the database at most every few seconds. A change through this process shows at once, one through another node within
/// <see cref="Fresh"/>. While the table is empty it is filled from <c>Pricing:TaxRates</c>.
/// </summary>
internal sealed class TaxTable(IServiceScopeFactory scopes, IOptions<List<ConfiguredTaxRate>> configured, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private volatile Snapshot? _snapshot;
    private int _generation;

    /// <summary>The region's rate, else the country's, else none.</summary>
    public async Task<ITaxTerms> ForAsync(string country, string? region, CancellationToken ct)
    {
        var rates = await RatesAsync(ct);
        return rates.GetValueOrDefault((country, TaxRate.RegionOf(country, region))) ?? rates.GetValueOrDefault((country, "")) ?? (ITaxTerms)Untaxed.Instance;
    }

    /// <summary>The rates changed.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _generation++;
            _snapshot = null;
        }
    }

    /// <summary>Writes the configured rates into an empty table.</summary>
    public async Task FillAsync(PricingDbContext db, CancellationToken ct)
    {
        if (configured.Value.Count == 0 || await db.TaxRates.AnyAsync(ct)) return;
        await using var scope = scopes.CreateAsyncScope();
        var (own, ids) = (scope.ServiceProvider.GetRequiredService<PricingDbContext>(), scope.ServiceProvider.GetRequiredService<IIds>());
        await own.CommitAsync(async () =>
        {
            // Another node may have been faster: its rows are seen when the unique index has made this run again.
            if (await own.TaxRates.AnyAsync(ct)) return Result.Success;
            own.TaxRates.AddRange(configured.Value.Select(r => new TaxRate(ids.New(), r.Country, r.Region, r.Rate, r.Inclusive)));
            return Result.Success;
        }, ct);
    }

    private async Task<IReadOnlyDictionary<(string, string), TaxRate>> RatesAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_snapshot is { } current && (now - current.At).Duration() < Fresh) return current.Rates;

        var generation = Generation();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        var rates = await db.TaxRates.AsNoTracking().ToListAsync(ct);
        if (rates.Count == 0 && configured.Value.Count > 0)
        {
            await FillAsync(db, ct);
            (generation, rates) = (Generation(), await db.TaxRates.AsNoTracking().ToListAsync(ct));
        }
        var read = rates.ToDictionary(r => (r.Country, r.Region));
        // A change that came in while reading may be missing: then the next quote reads again.
        lock (_lock)
            if (generation == _generation) _snapshot = new(now, read);
        return read;
    }

    private int Generation()
    {
        lock (_lock) return _generation;
    }

    private sealed record Snapshot(DateTimeOffset At, IReadOnlyDictionary<(string, string), TaxRate> Rates);
}

using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.TaxRates;

/// <summary>The tax of a country, or of one region in it, on goods of one class and on shipping.</summary>
internal sealed class TaxRate : Aggregate
{
    /// <summary>Where no rate is known, nothing is charged.</summary>
    public static readonly TaxRate None = new();

    /// <summary>Nothing is charged either, and invoices say why.</summary>
    public static readonly TaxRate ReverseCharge = new(Guid.Empty, "", null, 0, inclusive: false, TaxShare.ReverseCharge, TaxClass.Zero);

    private TaxRate() { }

    public TaxRate(
        Guid id, string country, string? region, decimal rate, bool inclusive, string? name = null, TaxClass taxClass = TaxClass.Standard) : base(id)
    {
        (Country, Region, Class) = (country, RegionOf(country, region), taxClass);
        Set(rate, inclusive, name);
    }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; private init; } = "";

    /// <summary>A state or province code without the country (<c>CA</c>); empty for the whole country.</summary>
    public string Region { get; private init; } = "";

    public TaxClass Class { get; private set; }

    /// <summary>72500 is 7.25 %. An integer, so no provider rounds it.</summary>
    public int Millionths { get; private set; }

    /// <summary>Whether prices contain the tax, as they do for consumers in Europe.</summary>
    public bool Inclusive { get; private set; }

    /// <summary>What invoices call it; empty: <see cref="Label"/> finds a word.</summary>
    public string Name { get; private set; } = "";

    /// <summary><c>VAT</c>, <c>GST</c>, <c>Sales tax</c>.</summary>
    public string Label => Name.Length > 0 ? Name : Inclusive ? "VAT" : "Sales tax";

    /// <summary>Whether invoices name it. Of 0 % they do where goods are of a class of their own.</summary>
    public bool IsTold => Millionths > 0 || Class is not TaxClass.Standard;

    /// <summary>By which its share of a quote is known; null where invoices do not name it.</summary>
    public TaxLabel? Told() => IsTold ? new(Label, Percent) : null;

    /// <summary>As people write it: 0.0725.</summary>
    public decimal Rate => Millionths / 1_000_000m;

    /// <summary>7.25.</summary>
    public decimal Percent => Millionths / 10_000m;

    /// <param name="name">Null: as it was.</param>
    public void Change(decimal rate, bool inclusive, string? name, TaxClass taxClass)
    {
        Class = taxClass;
        Set(rate, inclusive, name ?? Name);
        Touch();
    }

    /// <summary>The same tax at 0 %.</summary>
    public TaxRate AsZero() => new(Guid.Empty, Country, Region, 0, Inclusive, Name, TaxClass.Zero);

    /// <summary>The tax to add to <paramref name="amount"/> minor units, a multiple of <paramref name="step"/>; 0 where prices include it.</summary>
    public long OnTop(long amount, long step = 1) => Inclusive ? 0 : Rounded.Share(amount, Millionths, 1_000_000, step);

    /// <summary>The tax that <paramref name="amount"/> minor units contain; 0 where it is added.</summary>
    public long Contained(long amount) => Inclusive ? Rounded.Share(amount, Millionths, 1_000_000 + Millionths) : 0;

    /// <summary>The code of the state that is meant, however it is written; what no address there can name stays as it is, in capitals.</summary>
    public static string RegionOf(string country, string? region) =>
        Places.Find(country)?.FindRegion(region)?.Code ?? (region ?? "").Trim().ToUpperInvariant();

    /// <summary>Pages write rates in percent, the API as fractions.</summary>
    public const string RateRule = "A rate is at least 0 % and below 100 %, with up to four decimals. The API writes 7.25 % as 0.0725.";

    public static bool IsRate(decimal rate) => rate is >= 0 and < 1 && rate * 1_000_000 == decimal.Truncate(rate * 1_000_000);

    public const string ClassRule = "A rate is for goods of the class standard, reduced or zero; zero is 0 %, and none bears no tax.";

    /// <param name="taxClass">Null for what is no class.</param>
    public static bool IsClassOf(TaxClass? taxClass, decimal? rate) =>
        taxClass is TaxClass.Standard or TaxClass.Reduced || (taxClass is TaxClass.Zero && rate is null or 0);

    public const int MaxNameLength = 50;

    private void Set(decimal rate, bool inclusive, string? name)
    {
        if (!IsRate(rate)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is at least 0 and below 1, with up to six decimals.");
        (Millionths, Inclusive, Name) = ((int)(rate * 1_000_000), inclusive, (name ?? "").Trim());
    }
}

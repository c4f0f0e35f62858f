using System.Text.RegularExpressions;
using ClickCart.Catalog.Contracts;
using ClickCart.Kernel;

namespace ClickCart.Catalog.Products;

/// <summary>What is bought: one size, colour or pack of a product, under a SKU that is unique in the shop.</summary>
internal sealed partial class Variant
{
    public const int SkuLength = 64;
    public const int NameLength = 100;

    /// <summary>A thousand million of a two-decimal currency: with the largest quantity a cart takes, sums stay far inside 64 bits.</summary>
    public const long MaxPrice = 100_000_000_000;

    /// <summary>A tonne.</summary>
    public const int MaxWeight = 1_000_000;

    /// <summary>Half a kilogram, for one that a table names without a weight.</summary>
    public const int UsualWeight = 500;

    public required string Sku { get; init; }
    public Guid ProductId { get; private init; }

    /// <summary>What distinguishes it from its siblings, such as <c>blue M</c>; may be empty for an only variant.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The product's name, with the variant's where there are several.</summary>
    public string ItemName { get; internal set; } = "";

    /// <summary>Minor units.</summary>
    public long PriceAmount { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>Packed weight of one unit; 0 for what weighs next to nothing, such as a voucher.</summary>
    public int WeightGrams { get; internal set; }

    /// <summary>Where it was made, for customs: ISO 3166-1 alpha-2.</summary>
    public string? OriginCountry { get; internal set; }

    /// <summary>What kind of goods it is to customs: 6 to 10 digits of the Harmonized System and its national extensions.</summary>
    public string? HsCode { get; internal set; }

    public int Position { get; internal set; }
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Inventory's latest word on whether any can be bought. Written by <see cref="MarkAvailability"/> alone once the variant exists.</summary>
    public bool InStock { get; init; }

    /// <summary>Which word of Inventory's that was; older ones are ignored.</summary>
    public int StockVersion { get; private init; }

    public Money Price
    {
        get => new(PriceAmount, Currency);
        internal set => (PriceAmount, Currency) = (value.Amount, value.Currency);
    }

    /// <summary>What it cost before, in minor units: shown struck through where it is more than the price.</summary>
    public long? CompareAtAmount { get; internal set; }

    /// <summary>What the shop pays for it, in minor units of the price's currency; for staff alone.</summary>
    public long? CostAmount { get; internal set; }

    public Money? CompareAt => CompareAtAmount is { } amount ? new Money(amount, Currency) : null;
    public Money? Cost => CostAmount is { } amount ? new Money(amount, Currency) : null;

    /// <summary>Its GTIN, digits alone.</summary>
    public string? Barcode { get; internal set; }

    /// <summary>What one packed unit takes up; null where the shop does not say.</summary>
    public PackedSize? Size { get; internal set; }

    /// <summary>A value for each option of the product.</summary>
    public IReadOnlyList<string> Options { get; internal set; } = [];

    /// <summary>That of the product's pictures which shows it.</summary>
    public string? PictureUrl { get; internal set; }

    public VariantFacts Facts => new(Sku, Name, Price, WeightGrams, OriginCountry, HsCode)
    {
        CompareAt = CompareAt,
        Cost = Cost,
        Barcode = Barcode,
        Size = Size,
        Options = Options,
        Picture = PictureUrl,
    };

    /// <summary>Letters, digits, spaces and <c>. _ - + : &amp; ( )</c>, beginning with a letter or digit: it must survive addresses and spreadsheets.</summary>
    public static bool IsSku(string? text) => text is { Length: > 0 and <= SkuLength } && SkuShape().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9 ._+:&()-]*[A-Za-z0-9._+:&()-])?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: MatchLimits.Timeout)]
    private static partial Regex SkuShape();
}

/// <summary>One change of a variant's price: who, when, from, to. Rows are only ever added.</summary>
internal sealed class PriceChange
{
    public Guid Id { get; init; }
    public Guid ProductId { get; private init; }
    public required string Sku { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Actor { get; init; }
    public long FromAmount { get; init; }
    public required string FromCurrency { get; init; }
    public long ToAmount { get; init; }
    public required string ToCurrency { get; init; }

    public Money From => new(FromAmount, FromCurrency);
    public Money To => new(ToAmount, ToCurrency);
}

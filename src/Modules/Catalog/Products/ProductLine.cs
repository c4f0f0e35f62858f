using System.Globalization;
using System.Text.Json.Serialization;

namespace ClickCart.Catalog.Products;

/// <summary>One good line of a table. What the table does not say is null, and stays as it is.</summary>
/// <param name="Line">The line of the file on which it begins, counted from 1.</param>
internal sealed record ProductLine(int Line, string Sku)
{
    /// <summary>The product's name; without <see cref="Variant"/> that of the item: the product's, and the variant's behind a comma.</summary>
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>A slug or a name.</summary>
    public string? Category { get; init; }

    /// <summary>Major units, with as many decimals as were written.</summary>
    public decimal? Price { get; init; }

    public string? Currency { get; init; }
    public int? WeightGrams { get; init; }

    /// <summary>On hand.</summary>
    public int? Stock { get; init; }

    /// <summary>The slug of the product whose variant it is.</summary>
    public string? Product { get; init; }

    /// <summary>The variant's own name; may be empty for an only one.</summary>
    public string? Variant { get; init; }

    public ProductStatus? Status { get; init; }
    public TaxClass? TaxClass { get; init; }

    /// <summary>See <see cref="Products.Variant.OriginCountry"/>.</summary>
    public string? Origin { get; init; }

    /// <summary>See <see cref="Products.Variant.HsCode"/>; digits alone.</summary>
    public string? HsCode { get; init; }

    /// <summary>Null where the line does not say.</summary>
    public LowStockThreshold? LowStock { get; init; }

    /// <summary>What else it says.</summary>
    public LineFields More { get; init; } = new();

    /// <summary>The first of the columns that a new SKU needs and the line has not got.</summary>
    public string? Lacks => Name is null ? "name" : Category is null ? "category" : Price is null ? "price" : Currency is null ? "currency" : null;

    /// <summary>The price in this currency.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? PriceIn(string currency, out Money price)
    {
        var (major, decimals) = (Price!.Value, Money.Decimals(currency));
        price = Money.Zero(currency);
        if (major.Scale > decimals) return $"price: {currency} has {decimals} decimals";
        if (major is <= 0 or > Products.Variant.MaxPrice) return "price: above zero and at most 1,000 million";
        price = Money.FromMajor(major, currency);
        return price.Amount > Products.Variant.MaxPrice ? "price: above zero and at most 1,000 million" : null;
    }
}

/// <summary>What a line says of from how many available units down its SKU counts as low.</summary>
/// <param name="Own">Units; null where it has no threshold of its own, and the shop's counts.</param>
internal readonly record struct LowStockThreshold(int? Own)
{
    public const string OfShop = "shop";

    /// <summary>Null for what is none.</summary>
    public static LowStockThreshold? Read(string text) => string.Equals(text, OfShop, StringComparison.OrdinalIgnoreCase) ? new(null)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units <= 1_000_000 ? new(units) : null;

    public override string ToString() => Own?.ToString(CultureInfo.InvariantCulture) ?? OfShop;
}

/// <summary>A line that cannot be taken, and why.</summary>
internal sealed record RejectedLine(int Line, string Error)
{
    private const int Longest = 500;

    /// <summary>A field that it repeats may be of any length.</summary>
    public string Error { get; init; } = Error.Length > Longest ? Error[..Longest] + "…" : Error;
}

/// <summary>How a table is written.</summary>
/// <param name="Encoding">Such as <c>utf-8</c>.</param>
/// <param name="Separator">The character between two fields.</param>
/// <param name="Decimal">The decimal mark, declared by the sender or found in prices that can be read in one way only; null where neither says.</param>
internal sealed record CsvForm(string Encoding, string Separator, string? Decimal)
{
    /// <summary>Columns of the header that are not known: nothing of them is read. Null where all are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Ignored { get; init; }

    /// <summary>Declared or found, not just usual with this separator: then the other mark may stand between thousands.</summary>
    internal bool IsSure { get; init; }
}

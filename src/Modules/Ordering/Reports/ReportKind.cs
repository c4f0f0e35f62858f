namespace ClickCart.Ordering.Reports;

/// <summary>What a report has a row for each of.</summary>
internal enum ReportKind
{
    Days,

    /// <summary>By SKU, so variants count apart.</summary>
    Products,
    Categories,
    Countries,
    TaxRates,
}

internal static class ReportKinds
{
    public static readonly IReadOnlyList<(ReportKind Kind, string Word, string Label, string One)> All =
    [
        (ReportKind.Days, "days", "Days", "Day"), (ReportKind.Products, "products", "Products", "Product"),
        (ReportKind.Categories, "categories", "Categories", "Category"), (ReportKind.Countries, "countries", "Countries", "Country"),
        (ReportKind.TaxRates, "tax-rates", "Tax rates", "Tax"),
    ];

    /// <summary>Null for what is no report.</summary>
    public static ReportKind? Find(string word) => All.Where(k => k.Word == word).Select(k => (ReportKind?)k.Kind).FirstOrDefault();

    public static string Word(this ReportKind kind) => All.Single(k => k.Kind == kind).Word;
}

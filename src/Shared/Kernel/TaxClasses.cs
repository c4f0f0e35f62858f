namespace ClickCart.Kernel;

/// <summary>Tax classes as the API, tables and settings write them.</summary>
public static class TaxClasses
{
    public const string Rule = "A tax class is standard, reduced, zero or none.";

    /// <summary>Null for what is no class.</summary>
    public static TaxClass? Find(string? word) => word switch
    {
        "standard" => TaxClass.Standard,
        "reduced" => TaxClass.Reduced,
        "zero" => TaxClass.Zero,
        "none" => TaxClass.None,
        _ => null,
    };

    public static string Word(TaxClass taxClass) => taxClass.ToString().ToLowerInvariant();
}

namespace ClickCart.Kernel;

/// <summary>How goods are taxed wherever they go. What rate that is, each place says. Stored by number: what is older than classes is standard.</summary>
public enum TaxClass
{
    /// <summary>The usual rate.</summary>
    Standard,

    /// <summary>A lower one, as for books and food, in places that have one; the usual one in others.</summary>
    Reduced,

    /// <summary>Taxed at 0 %, and invoices say so.</summary>
    Zero,

    /// <summary>Bears no tax at all.</summary>
    None,
}

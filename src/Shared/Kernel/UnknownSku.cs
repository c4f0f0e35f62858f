namespace ClickCart.Kernel;

/// <summary>The 404 for a SKU that is not there. It says which, because a request may name several things.</summary>
public static class UnknownSku
{
    /// <summary>As much of what was sent as a sentence repeats; a SKU is no longer.</summary>
    private const int Most = 64;

    /// <param name="sku">The one that was asked for.</param>
    /// <param name="where">Where it is not, to follow "There is no SKU '…'": <c>on sale</c>, <c>in stock</c>.</param>
    public static Error Of(string sku, string where) =>
        (Error.NotFound("SKU") with { Detail = $"There is no SKU '{(sku.Length > Most ? sku[..Most] + "…" : sku)}' {where}." }).With("sku", sku);
}

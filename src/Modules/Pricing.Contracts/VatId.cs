using System.Text.Json.Serialization;

namespace ClickCart.Pricing.Contracts;

/// <summary>The VAT id of a business.</summary>
/// <param name="Prefix">The country's code, but EL for Greece, and XI for Northern Ireland.</param>
/// <param name="Number">What stands behind it: letters and digits alone.</param>
public sealed record VatId(string Prefix, string Number)
{
    /// <summary>Whether a register said that it is in force.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>As invoices write it: <c>ATU13585627</c>.</summary>
    [JsonIgnore] public string Text => Prefix + Number;
}

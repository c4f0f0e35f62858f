namespace ClickCart.Web.Components;

/// <summary>Where a column stands on a phone, where a row of a list is a card.</summary>
public enum OnPhone
{
    /// <summary>On a line of its own, behind its label.</summary>
    Line,

    /// <summary>At the left, in large: what the row is.</summary>
    Main,

    /// <summary>At the right: what is looked for first.</summary>
    End,

    /// <summary>Nowhere, unless it is chosen.</summary>
    Hidden,
}

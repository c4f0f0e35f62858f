namespace ClickCart.Web.Components;

/// <summary>The head of a table's column; a text alone heads one of words.</summary>
public sealed record Column(string Label, bool IsNumber = false)
{
    public static Column Number(string label) => new(label, IsNumber: true);

    public static implicit operator Column(string label) => new(label);
}

namespace ClickCart.Web.Papers;

/// <summary>A document that is printed or kept as PDF: an invoice, a packing slip. It says what stands on it; <see cref="PaperPress"/> draws it.</summary>
/// <param name="Title">In large letters.</param>
/// <param name="Number">What the paper is known by; at the head of every page. Null for none.</param>
/// <param name="Language">Of all that stands on it.</param>
public sealed record Paper(string Title, string? Number, Language Language)
{
    /// <summary>To whom: in the window of an envelope. Empty for none.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Beside it, each with its label: dates, numbers.</summary>
    public IReadOnlyList<(string Label, string Value)> Facts { get; init; } = [];

    /// <summary>A second address, with what it is.</summary>
    public (string Label, IReadOnlyList<string> Lines)? Also { get; init; }

    public string? Lead { get; init; }
    public IReadOnlyList<PaperColumn> Columns { get; init; } = [];

    /// <summary>Each has a cell for every column.</summary>
    public IReadOnlyList<IReadOnlyList<PaperCell>> Rows { get; init; } = [];

    /// <summary>Under the table, at its right; never parted by the end of a page.</summary>
    public IReadOnlyList<PaperTotal> Totals { get; init; } = [];

    /// <summary>A paragraph each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>At the foot of every page.</summary>
    public PaperSeller Seller { get; init; } = new("", [], [], []);
}

/// <summary>Who sells.</summary>
/// <param name="Name">Over the address, and in the place of a logo that there is not.</param>
/// <param name="Address">Its lines.</param>
/// <param name="Ids">Tax numbers, entries in registers, each with what it is.</param>
/// <param name="Contact">How to reach the shop.</param>
public sealed record PaperSeller(string Name, IReadOnlyList<string> Address, IReadOnlyList<string> Ids, IReadOnlyList<string> Contact);

/// <param name="Width">In millimetres; 0 takes what the others leave.</param>
public sealed record PaperColumn(string Title, double Width = 0, bool IsNumber = false);

/// <param name="Under">A second line, smaller.</param>
public readonly record struct PaperCell(string Text, string? Under = null, bool IsStrong = false)
{
    /// <summary>A box to be ticked by hand.</summary>
    public static readonly PaperCell Tick = new("\0");

    public static implicit operator PaperCell(string text) => new(text);
}

/// <param name="IsSum">What it all comes to: in bold, under a line.</param>
public sealed record PaperTotal(string Label, string Value, bool IsSum = false);

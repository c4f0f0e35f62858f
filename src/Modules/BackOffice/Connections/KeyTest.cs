namespace ClickCart.BackOffice.Connections;

/// <summary>What the last test of a key said.</summary>
internal sealed class KeyTest
{
    public const int NameLength = 50;
    public const int WordsLength = 500;

    /// <summary>Of the connection.</summary>
    public required string Name { get; init; }

    /// <summary>Of the key that was tested: with another one it says nothing any more.</summary>
    public required string Fingerprint { get; set; }

    public KeyVerdict Verdict { get; set; }
    public bool? IsLive { get; set; }
    public required string Words { get; set; }
    public required string Actor { get; set; }
    public DateTimeOffset At { get; set; }
}

namespace ClickCart.Pricing.Quotes;

/// <summary>What becomes of items that together cost no multiple of what can be charged.</summary>
/// <param name="IsOn"><c>Pricing:RoundTotals</c>: they are rounded down to one; else they are refused.</param>
internal sealed record RoundTotals(bool IsOn)
{
    public static RoundTotals From(IConfiguration configuration) => configuration["Pricing:RoundTotals"] switch
    {
        null or "" => new(false),
        var text when bool.TryParse(text, out var isOn) => new(isOn),
        var text => throw new InvalidOperationException($"Pricing:RoundTotals is '{text}'; it can be true or false."),
    };
}

namespace ClickCart.Inventory.Counts;

/// <summary>What staff reads of a count.</summary>
internal static class CountWords
{
    public static string Of(CountState state) => state is CountState.Cancelled ? "Given up" : state.ToString();

    /// <summary>As its badge is coloured.</summary>
    public static string Status(CountState state) => state switch
    {
        CountState.Open => "running",
        CountState.Booked => "done",
        _ => "cancelled",
    };
}

using static ClickCart.Web.Texts;

namespace ClickCart.Ordering;

/// <summary>What shoppers read of goods that are ordered before they are there.</summary>
internal static class LaterWords
{
    /// <param name="later">How many of a line come later; 1 or more.</param>
    /// <param name="all">How many it is of.</param>
    /// <param name="on">The day from which they are there; null where nobody knows.</param>
    /// <param name="today">The shop's: a day that has passed is not told.</param>
    public static string Of(int later, int all, DateOnly? on, DateOnly today) => (later >= all, on < today ? null : on) switch
    {
        (true, { } day) => T("Available from {0}", Days.Of(day)),
        (true, null) => T("Not there yet: it follows as soon as it is"),
        (false, { } day) => T("{0} of them available from {1}", later, Days.Of(day)),
        (false, null) => T("{0} of them follow as soon as they are there", later),
    };
}

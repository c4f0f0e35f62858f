using System.Globalization;

namespace ClickCart.Web;

/// <summary>Dates as the page's language writes them: 29 Nov 2026, 29. November 2026.</summary>
public static class Days
{
    public static string Of(DateTimeOffset local, bool withYear)
    {
        var culture = Language.Current.Culture;
        if (Language.Current == Language.English) return local.ToString(withYear ? "d MMM yyyy" : "d MMM", culture);
        return local.ToString(withYear ? LongForm(culture) : "M", culture);
    }

    /// <summary>In full: 29 November 2026, 29. November 2026.</summary>
    public static string Of(DateOnly day) =>
        day.ToString(Language.Current == Language.English ? "d MMMM yyyy" : LongForm(Language.Current.Culture), Language.Current.Culture);

    /// <summary>Without the day of the week.</summary>
    private static string LongForm(CultureInfo culture) =>
        culture.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',');
}

namespace ClickCart.Web;

/// <summary>Dates as the page's language writes them: 29 Nov 2026, 29. November 2026.</summary>
public static class Days
{
    public static string Of(DateTimeOffset local, bool withYear)
    {
        var culture = Language.Current.Culture;
        if (Language.Current == Language.English) return local.ToString(withYear ? "d MMM yyyy" : "d MMM", culture);
        // The long form without the day of the week.
        return local.ToString(withYear ? culture.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',') : "M", culture);
    }
}

namespace ClickCart.Ordering.Reports;

/// <summary>The shop's days that a report is about, both inclusive.</summary>
internal sealed record ReportSpan(DateOnly From, DateOnly To)
{
    private const string Usual = "last30Days";

    /// <summary>Spans that have a name: the word in the address, what people call it, and its days as of today.</summary>
    public static readonly IReadOnlyList<(string Word, string Label, Func<DateOnly, ReportSpan> Of)> Presets =
    [
        ("today", "Today", today => new(today, today)),
        ("yesterday", "Yesterday", today => new(today.AddDays(-1), today.AddDays(-1))),
        ("last7Days", "Last 7 days", today => new(today.AddDays(-6), today)),
        (Usual, "Last 30 days", today => new(today.AddDays(-29), today)),
        ("thisMonth", "This month", today => new(MonthOf(today), today)),
        ("lastMonth", "Last month", today => new(MonthOf(today).AddMonths(-1), MonthOf(today).AddDays(-1))),
        ("thisYear", "This year", today => new(new(today.Year, 1, 1), today)),
        ("lastYear", "Last year", today => new(new(today.Year - 1, 1, 1), new(today.Year - 1, 12, 31))),
    ];

    /// <summary>Days that are named count, else the period that is; without either, the last 30 days.</summary>
    /// <returns>A refusal, 400, of what is no day, no period, or ends before it begins.</returns>
    public static Result<ReportSpan> Of(string? from, string? to, string? period, DateOnly today)
    {
        if (Read("from", from) is { Error: { } noFirst }) return noFirst;
        if (Read("to", to) is { Error: { } noLast }) return noLast;
        var (first, last) = (Read("from", from).Value, Read("to", to).Value);
        if (first is null && last is null)
        {
            var word = string.IsNullOrEmpty(period) ? Usual : period;
            return Presets.FirstOrDefault(p => p.Word == word) is { Of: { } preset }
                ? preset(today)
                : Error.Malformed($"period is one of {string.Join(", ", Presets.Select(p => p.Word))}.");
        }
        var end = last ?? (first > today ? first.Value : today);
        var span = new ReportSpan(first ?? end.AddDays(-29), end);
        return span.From > span.To ? Error.Malformed("from is not after to.") : span;
    }

    /// <summary>The word of the period that these days are; null for other days.</summary>
    public string? PresetAsOf(DateOnly today) => Presets.FirstOrDefault(p => p.Of(today) == this).Word;

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static Result<DateOnly?> Read(string name, string? text) => string.IsNullOrEmpty(text) ? (DateOnly?)null
        : Times.TryRead(text, out DateOnly day) && day.Year > 1 ? (DateOnly?)day
        : Error.Malformed($"{name} is a day, such as 2026-11-25.");
}

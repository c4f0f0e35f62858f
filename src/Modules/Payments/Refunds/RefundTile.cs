namespace ClickCart.Payments.Refunds;

/// <summary>
/// Refunds on the dashboard, on the day they were asked for; failed ones do not count. Shown in the currency that most was charged in; the others are
/// named below the figure, because money is never added over currencies.
/// </summary>
internal sealed class RefundTile(PaymentsDbContext db) : IDashboardTiles
{
    private sealed record Given(DateOnly Day, string Currency, long Amount);

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        var given = await GivenAsync(span, ct);
        var own = given.GroupBy(g => g.Currency).OrderByDescending(g => g.Sum(r => r.Amount)).Select(g => g.Key).FirstOrDefault() ?? "USD";
        long Of(Func<DateOnly, bool> when) => given.Where(g => g.Currency == own && when(g.Day)).Sum(g => g.Amount);
        var others = string.Join(", ", given.Where(g => span.IsNow(g.Day) && g.Currency != own).GroupBy(g => g.Currency)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => MoneyText.Of(new(g.Sum(r => r.Amount), g.Key))));
        return
        [
            new(20, "Refunds", MoneyText.Of(new(Of(span.IsNow), own)), new($"Refunded per day in {own}",
                span.Points(d => new Money(Of(day => day == d), own).ToMajor()), major => MoneyText.Of(Money.FromMajor(major, own))))
            {
                Change = new(Of(span.IsNow), Of(span.IsBefore), MoreIsBetter: false),
                Note = others.Length == 0 ? null : "and " + others,
                Address = "/admin/orders?payment=partiallyRefunded",
            },
        ];
    }

    /// <summary>Summed by day, currency by currency.</summary>
    private async Task<List<Given>> GivenAsync(DashboardSpan span, CancellationToken ct)
    {
        var first = span.FirstBefore.DayNumber;
        // What supplements give back is a part of their orders' refunds.
        var rows = await (from p in db.Payments.IgnoreAutoIncludes()
                          from r in p.Refunds
                          where p.SupplementOf == null && r.Day >= first && r.State != RefundState.Failed
                          group r.Amount by new { r.Day, p.Currency } into g
                          select new { g.Key.Day, g.Key.Currency, Amount = g.Sum() }).ToListAsync(ct);
        return rows.ConvertAll(r => new Given(DateOnly.FromDayNumber(r.Day), r.Currency, r.Amount));
    }
}

using System.Globalization;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// Sales on the dashboard. An order counts for the day it was placed on, once it is paid for and while it is not cancelled; money is never added over
/// currencies: the chart is of the shop's own, the others are named below the figure.
/// </summary>
internal sealed class SalesTiles(OrderingDbContext db, OrderingSettings settings) : IDashboardTiles
{
    /// <summary>One day's orders of one currency.</summary>
    private sealed record Sales(DateOnly Day, string Currency, bool Count, int Orders, long Total);

    /// <summary>One day's carts that were left with something in them.</summary>
    private sealed record Left(DateOnly Day, int Carts);

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        var placed = await SalesAsync(span, ct);
        var left = await LeftAsync(span, ct);
        return [Revenue(span, placed), Orders(span, placed), Average(span, placed), Conversion(span, placed, left)];
    }

    /// <summary>
    /// A row per day, currency and kind, however many orders: the number carries the day, so
    /// every database groups by it alike. Read by the index on the time.
    /// </summary>
    private async Task<List<Sales>> SalesAsync(DashboardSpan span, CancellationToken ct)
    {
        var rows = await db.Orders.Where(o => o.CreatedAt >= span.StartBefore)
            .GroupBy(o =>
                new { Day = o.Number.Substring(3, 6), o.Currency, Counts = o.Status != OrderStatus.AwaitingPayment && o.Status != OrderStatus.Cancelled })
            .Select(g => new { g.Key.Day, g.Key.Currency, g.Key.Counts, Orders = g.Count(), Total = g.Sum(o => o.Total) }).ToListAsync(ct);
        return [.. rows.Select(r =>
            new Sales(DateOnly.ParseExact("20" + r.Day, "yyyyMMdd", CultureInfo.InvariantCulture), r.Currency, r.Counts, r.Orders, r.Total))];
    }

    /// <summary>Carts that are still there, and those that were forgotten since.</summary>
    private async Task<List<Left>> LeftAsync(DashboardSpan span, CancellationToken ct)
    {
        var first = span.FirstBefore.DayNumber;
        var there = await db.Carts
            .Where(c => c.UsedAt >= span.StartBefore && c.Currency != null)
            .GroupBy(c => c.UsedOn)
            .Select(g => new { Day = g.Key, Carts = g.Count() })
            .ToListAsync(ct);
        var forgotten = await db.ForgottenCarts.Where(f => f.Day >= first).Select(f => new { f.Day, f.Carts }).ToListAsync(ct);
        return [.. there.Concat(forgotten).Where(d => d.Day >= first).Select(d => new Left(DateOnly.FromDayNumber(d.Day), d.Carts))];
    }

    private DashboardTile Revenue(DashboardSpan span, List<Sales> placed)
    {
        var own = placed.Where(s => s.Count && s.Currency == settings.DefaultCurrency).ToList();
        return new(10, "Revenue",
            Text(Total(own, span.IsNow)), new($"Revenue per day in {settings.DefaultCurrency}", span.Points(d => Major(Total(own, day => day == d))), Short))
        {
            Change = new(Total(own, span.IsNow), Total(own, span.IsBefore)),
            Note = Others(span, placed, (currency, sales) => MoneyText.Of(new(sales.Sum(s => s.Total), currency))),
            Address = "/admin/orders",
        };
    }

    private static DashboardTile Orders(DashboardSpan span, List<Sales> placed)
    {
        int Of(Func<DateOnly, bool> when) => placed.Where(s => s.Count && when(s.Day)).Sum(s => s.Orders);
        var lost = placed.Where(s => !s.Count && span.IsNow(s.Day)).Sum(s => s.Orders);
        return new(12, "Orders", Of(span.IsNow).ToString("N0", CultureInfo.InvariantCulture), new("Orders per day", span.Points(d => Of(day => day == d))))
        {
            Change = new(Of(span.IsNow), Of(span.IsBefore)),
            Note = lost == 0 ? null : $"{lost:N0} more are unpaid or cancelled",
            Address = "/admin/orders",
        };
    }

    private DashboardTile Average(DashboardSpan span, List<Sales> placed)
    {
        var own = placed.Where(s => s.Count && s.Currency == settings.DefaultCurrency).ToList();
        long Of(Func<DateOnly, bool> when) => own.Where(s => when(s.Day)).Sum(s => s.Orders) is var orders and > 0 ? Total(own, when) / orders : 0;
        return new(14, "Average order",
            Text(Of(span.IsNow)), new($"Average order per day in {settings.DefaultCurrency}", span.Points(d => Major(Of(day => day == d))), Short))
        {
            Change = new(Of(span.IsNow), Of(span.IsBefore)),
            Note = Others(span, placed, (currency, sales) => MoneyText.Of(new(sales.Sum(s => s.Total) / sales.Sum(s => s.Orders), currency))),
        };
    }

    /// <summary>Of the carts that somebody filled, those that became an order. One that is filled and left counts for the day it was last used on.</summary>
    private static DashboardTile Conversion(DashboardSpan span, List<Sales> placed, List<Left> left)
    {
        decimal Of(Func<DateOnly, bool> when)
        {
            var orders = placed.Where(s => when(s.Day)).Sum(s => s.Orders);
            var carts = orders + left.Where(l => when(l.Day)).Sum(l => l.Carts);
            return carts == 0 ? 0 : (decimal)orders / carts;
        }
        return new(16, "Cart to order", Percent(Of(span.IsNow)), new("Carts that became orders, per day", span.Points(d => Of(day => day == d)), Percent))
        {
            Change = new(Of(span.IsNow), Of(span.IsBefore)),
            Note = left.Where(l => span.IsNow(l.Day)).Sum(l =>
                l.Carts) switch
            { 1 => "1 cart was filled and left", var many => $"{many:N0} carts were filled and left" },
        };
    }

    private string? Others(DashboardSpan span, List<Sales> placed, Func<string, IReadOnlyList<Sales>, string> text)
    {
        var others = placed.Where(s => s.Count && span.IsNow(s.Day) && s.Currency != settings.DefaultCurrency)
            .GroupBy(s => s.Currency)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        var said = string.Join(", ", others.Select(g => text(g.Key, [.. g])));
        return said.Length == 0 ? null : "and " + said;
    }

    private static long Total(List<Sales> sales, Func<DateOnly, bool> when) => sales.Where(s => when(s.Day)).Sum(s => s.Total);

    private string Text(long amount) => MoneyText.Of(new(amount, settings.DefaultCurrency));
    private decimal Major(long amount) => new Money(amount, settings.DefaultCurrency).ToMajor();
    private string Short(decimal major) =>
        MoneyText.Of(Money.FromMajor(decimal.Round(major, Money.Decimals(settings.DefaultCurrency)), settings.DefaultCurrency));
    private static string Percent(decimal share) => share.ToString("0%", CultureInfo.InvariantCulture);
}

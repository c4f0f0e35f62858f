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
        var (placed, left) = (await SalesAsync(span, ct), await LeftAsync(span, ct));
        var (currency, paid) = (settings.DefaultCurrency, placed.FindAll(s => s.Count));
        var own = paid.FindAll(s => s.Currency == currency);
        var lost = placed.Where(s => !s.Count && span.IsNow(s.Day)).Sum(s => s.Orders);
        return
        [
            Tile(10, "Revenue", $"Revenue per day in {currency}", span, day => Major(Total(own, day)), Text) with
            {
                Note = Others(span, paid, sales => sales.Sum(s => s.Total)),
                Address = "/admin/orders",
            },
            Tile(12, "Orders", "Orders per day", span, day => Orders(paid, day), count => count.ToString("N0", CultureInfo.InvariantCulture)) with
            {
                Note = lost == 0 ? null : $"{lost:N0} more are unpaid or cancelled",
                Address = "/admin/orders",
            },
            Tile(14, "Average order", $"Average order per day in {currency}", span, day => Major(Total(own, day) / Math.Max(1, Orders(own, day))), Text) with
            {
                Note = Others(span, paid, sales => sales.Sum(s => s.Total) / sales.Sum(s => s.Orders)),
            },
            // Of the carts that somebody filled, those that became an order. One that is filled and left counts for the day it was last used on.
            Tile(16, "Cart to order", "Carts that became orders, per day", span,
                day => Orders(placed, day) is var orders and > 0 ? (decimal)orders / (orders + Carts(left, day)) : 0,
                share => share.ToString("0%", CultureInfo.InvariantCulture)) with
            {
                Note = Carts(left, span.IsNow) switch { 1 => "1 cart was filled and left", var many => $"{many:N0} carts were filled and left" },
            },
        ];
    }

    /// <summary>A figure with its chart and its change, all of them sums over the days that are asked for.</summary>
    private static DashboardTile Tile(
        int order, string label, string chart, DashboardSpan span, Func<Func<DateOnly, bool>, decimal> sum, Func<decimal, string> text) =>
        new(order, label, text(sum(span.IsNow)), new(chart, span.Points(d => sum(day => day == d)), text))
        {
            Change = new(sum(span.IsNow), sum(span.IsBefore)),
        };

    /// <summary>A row per day, currency and kind, however many orders.</summary>
    private async Task<List<Sales>> SalesAsync(DashboardSpan span, CancellationToken ct)
    {
        var first = span.FirstBefore.DayNumber;
        var rows = await db.Orders.Where(o => o.Day >= first)
            .GroupBy(o => new { o.Day, o.Currency, Counts = o.Status != OrderStatus.AwaitingPayment && o.Status != OrderStatus.Cancelled })
            .Select(g => new { g.Key.Day, g.Key.Currency, g.Key.Counts, Orders = g.Count(), Total = g.Sum(o => o.Total) }).ToListAsync(ct);
        return rows.ConvertAll(r => new Sales(DateOnly.FromDayNumber(r.Day), r.Currency, r.Counts, r.Orders, r.Total));
    }

    /// <summary>Carts that are still there, and those that were forgotten since.</summary>
    private async Task<List<Left>> LeftAsync(DashboardSpan span, CancellationToken ct)
    {
        var first = span.FirstBefore.DayNumber;
        var there = await db.Carts.Where(c => c.UsedAt >= span.StartBefore && c.Currency != null)
            .GroupBy(c => c.UsedOn).Select(g => new { Day = g.Key, Carts = g.Count() }).ToListAsync(ct);
        var forgotten = await db.ForgottenCarts.Where(f => f.Day >= first).Select(f => new { f.Day, f.Carts }).ToListAsync(ct);
        return [.. there.Concat(forgotten).Where(d => d.Day >= first).Select(d => new Left(DateOnly.FromDayNumber(d.Day), d.Carts))];
    }

    /// <summary>The same of the other currencies, side by side; null when there is none.</summary>
    private string? Others(DashboardSpan span, List<Sales> paid, Func<IEnumerable<Sales>, long> amount)
    {
        var others = paid.Where(s => span.IsNow(s.Day) && s.Currency != settings.DefaultCurrency).GroupBy(s => s.Currency);
        var said = string.Join(", ", others.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => MoneyText.Of(new(amount(g), g.Key))));
        return said.Length == 0 ? null : "and " + said;
    }

    private static long Total(List<Sales> sales, Func<DateOnly, bool> day) => sales.Where(s => day(s.Day)).Sum(s => s.Total);
    private static int Orders(List<Sales> sales, Func<DateOnly, bool> day) => sales.Where(s => day(s.Day)).Sum(s => s.Orders);
    private static int Carts(List<Left> left, Func<DateOnly, bool> day) => left.Where(l => day(l.Day)).Sum(l => l.Carts);
    private decimal Major(long amount) => new Money(amount, settings.DefaultCurrency).ToMajor();

    /// <summary>In the shop's own currency; the chart's scale may lie between two of its minor units.</summary>
    private string Text(decimal major) =>
        MoneyText.Of(Money.FromMajor(decimal.Round(major, Money.Decimals(settings.DefaultCurrency)), settings.DefaultCurrency));
}

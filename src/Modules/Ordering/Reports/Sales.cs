using System.Globalization;
using System.Linq.Expressions;
using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Reports;

/// <summary>What a report counts. Amounts are minor units of one currency.</summary>
/// <param name="Orders">Those that have a part in it.</param>
/// <param name="Gross">What customers pay: goods less discounts, delivery, and their taxes.</param>
/// <param name="Tax">The part of the gross that is tax, added or contained.</param>
/// <param name="Delivery">The part of the net that is for delivery.</param>
/// <param name="Refunds">What went back of it, whenever it did; not taken off the others.</param>
internal sealed record SalesSums(int Orders, long Units, long Gross, long Tax, long Delivery, long Refunds)
{
    public static readonly SalesSums None = new(0, 0, 0, 0, 0, 0);

    public long Net => Gross - Tax;

    public static SalesSums operator +(SalesSums a, SalesSums b) => new(
        a.Orders + b.Orders, a.Units + b.Units, a.Gross + b.Gross, a.Tax + b.Tax, a.Delivery + b.Delivery, a.Refunds + b.Refunds);
}

/// <param name="Key">The day, SKU, slug, country's code or tax; null for what has none, such as the delivery among products.</param>
internal sealed record SalesRow(string? Key, string Name, SalesSums Sums);

/// <summary>
/// What was sold, summed by the database. Every order is its lines and its delivery, and every report adds up the same parts: so all of them come to the
/// same. An order counts for the shop's day on which it was placed, once it is paid for and while it is not cancelled.
/// </summary>
internal sealed class Sales(OrderingDbContext db, ICatalog catalog)
{
    /// <summary>A line with its order.</summary>
    private sealed class Sold
    {
        public required Order Order { get; init; }
        public required Line Line { get; init; }
    }

    private sealed record Group<TKey>(TKey Key, SalesSums Sums);

    /// <summary>The currencies that anything was ever ordered in.</summary>
    public async Task<IReadOnlyList<string>> CurrenciesAsync(CancellationToken ct) =>
        await db.Orders.Select(o => o.Currency).Distinct().OrderBy(c => c).ToListAsync(ct);

    /// <summary>Each with its part, in no order.</summary>
    /// <param name="currency">Null: units of all, whose amounts then mean nothing.</param>
    public async Task<IReadOnlyList<SalesRow>> RowsAsync(ReportKind by, string? currency, ReportSpan span, CancellationToken ct)
    {
        var orders = Counted(currency, span);
        return by switch
        {
            ReportKind.Days => Whole(await LinesAsync(orders, s => s.Order.Day, ct), await DeliveriesAsync(orders, o => o.Day, ct),
                day => (Day(day, "yyyy-MM-dd"), Day(day, "ddd d MMM yyyy"))),
            ReportKind.Countries => Whole(
                await LinesAsync(orders, s => s.Order.ShipTo.Country, ct), await DeliveriesAsync(orders, o => o.ShipTo.Country, ct),
                code => (code, Places.CountryName(code))),
            ReportKind.Products => [.. await ProductsAsync(orders, ct), .. await DeliveryAsync(orders, ct)],
            ReportKind.Categories => [.. await CategoriesAsync(orders, ct), .. await DeliveryAsync(orders, ct)],
            _ => await TaxesAsync(orders, ct),
        };
    }

    /// <summary>How many orders there are: one with several rows of a report counts in each, but once here.</summary>
    public Task<int> OrdersAsync(string currency, ReportSpan span, CancellationToken ct) => Counted(currency, span).CountAsync(ct);

    private IQueryable<Order> Counted(string? currency, ReportSpan span)
    {
        var (first, last) = (span.From.DayNumber, span.To.DayNumber);
        var orders = db.Orders.AsNoTracking().Where(o => o.Day >= first && o.Day <= last).ThatCount();
        return currency is null ? orders : orders.Where(o => o.Currency == currency);
    }

    /// <summary>Rows that orders as wholes fall into: each has goods and a delivery.</summary>
    private static List<SalesRow> Whole<TKey>(List<Group<TKey>> lines, List<Group<TKey>> deliveries, Func<TKey, (string Key, string Name)> named)
        where TKey : notnull
    {
        var goods = lines.ToDictionary(g => g.Key, g => g.Sums with { Orders = 0 });
        return deliveries.ConvertAll(d => new SalesRow(named(d.Key).Key, named(d.Key).Name, d.Sums + goods.GetValueOrDefault(d.Key, SalesSums.None)));
    }

    private static string Day(int number, string format) => DateOnly.FromDayNumber(number).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>By SKU, under the name that most were sold by.</summary>
    private static async Task<IEnumerable<SalesRow>> ProductsAsync(IQueryable<Order> orders, CancellationToken ct) =>
        (await LinesAsync(orders, s => new { s.Line.Sku, s.Line.Name }, ct)).GroupBy(g => g.Key.Sku, StringComparer.Ordinal)
            .Select(g => new SalesRow(g.Key, g.MaxBy(n => n.Sums.Units)!.Key.Name, Sum(g)));

    private static SalesSums Sum<TKey>(IEnumerable<Group<TKey>> groups) => groups.Aggregate(SalesSums.None, (sum, g) => sum + g.Sums);

    /// <summary>The delivery as a row beside those of goods.</summary>
    private static async Task<IEnumerable<SalesRow>> DeliveryAsync(IQueryable<Order> orders, CancellationToken ct) =>
        (await DeliveriesAsync(orders.Where(o => o.Shipping > 0), o => 1, ct)).Select(g => new SalesRow(null, "Delivery", g.Sums));

    private async Task<IEnumerable<SalesRow>> CategoriesAsync(IQueryable<Order> orders, CancellationToken ct)
    {
        // As they were at the order, under the names that they have now.
        var known = await catalog.CategoriesAsync(ct);
        var now = known.SelectMany(c => c.FormerSlugs.Append(c.Slug), (c, slug) => (slug, c)).DistinctBy(c => c.slug)
            .ToDictionary(c => c.slug, c => c.c, StringComparer.Ordinal);
        return (await LinesAsync(orders, s => s.Line.Category, ct)).GroupBy(g => g.Key is null ? null : now.GetValueOrDefault(g.Key)?.Slug ?? g.Key)
            .Select(g => new SalesRow(g.Key, g.Key is null ? "No category known" : now.GetValueOrDefault(g.Key)?.Name ?? g.Key, Sum(g)));
    }

    private static async Task<IReadOnlyList<SalesRow>> TaxesAsync(IQueryable<Order> orders, CancellationToken ct)
    {
        var paid = orders.Where(o => o.Shipping > 0);
        var goods = await LinesAsync(orders, s => new { Name = s.Line.TaxName, Rate = s.Line.TaxRate }, ct);
        var deliveries = await DeliveriesAsync(paid, o => new { Name = o.ShippingTaxName, Rate = o.ShippingTaxRate }, ct);
        // An order that bears a tax with its goods and with its delivery counts once.
        var alone = await DeliveriesAsync(paid.Where(o => !o.Lines.Any(l => l.TaxName == o.ShippingTaxName && l.TaxRate == o.ShippingTaxRate)),
            o => new { Name = o.ShippingTaxName, Rate = o.ShippingTaxRate }, ct);
        return
        [
            .. goods.Concat(deliveries.Select(d => d with { Sums = d.Sums with { Orders = alone.Find(a => Equals(a.Key, d.Key))?.Sums.Orders ?? 0 } }))
                .GroupBy(g => g.Key).Select(g => new SalesRow(
                    Named(g.Key.Name, g.Key.Rate), g.Key.Name is null ? "No tax named" : Named(g.Key.Name, g.Key.Rate) + "\u00a0%", Sum(g))),
        ];

        static string? Named(string? name, int? rate) =>
            name is null ? null : string.Create(CultureInfo.InvariantCulture, $"{name} {(rate ?? 0) / 10_000m:0.####}");
    }

    private static async Task<List<Group<TKey>>> LinesAsync<TKey>(IQueryable<Order> orders, Expression<Func<Sold, TKey>> key, CancellationToken ct)
    {
        var rows = await orders.SelectMany(o => o.Lines, (o, l) => new Sold { Order = o, Line = l }).GroupBy(key).Select(g => new
        {
            g.Key,
            Orders = g.Select(s => s.Line.OrderId).Distinct().Count(),
            Units = g.Sum(s => (long)s.Line.Quantity),
            Gross = g.Sum(s => s.Line.Total),
            Tax = g.Sum(s => s.Line.Tax + s.Line.TaxIncluded),
            Refunds = g.Sum(s => s.Line.Refunded),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new Group<TKey>(r.Key, new(r.Orders, r.Units, r.Gross, r.Tax, 0, r.Refunds)));
    }

    private static async Task<List<Group<TKey>>> DeliveriesAsync<TKey>(IQueryable<Order> orders, Expression<Func<Order, TKey>> key, CancellationToken ct)
    {
        var rows = await orders.GroupBy(key).Select(g => new
        {
            g.Key,
            Orders = g.Count(),
            Gross = g.Sum(o => o.Shipping + o.ShippingTax),
            Tax = g.Sum(o => o.ShippingTax + o.ShippingTaxIncluded),
            Refunds = g.Sum(o => o.ShippingRefunded),
        }).ToListAsync(ct);
        return rows.ConvertAll(r => new Group<TKey>(r.Key, new(r.Orders, 0, r.Gross, r.Tax, r.Gross - r.Tax, r.Refunds)));
    }
}

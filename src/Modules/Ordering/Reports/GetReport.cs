namespace ClickCart.Ordering.Reports;

/// <summary>
/// What was sold over some of the shop's days, by day, product, category, country or tax rate, in one currency: sorted, page by page, with its totals.
/// </summary>
internal static class GetReport
{
    private const int OnPage = 50;

    /// <param name="By">What there is a row for each of.</param>
    /// <param name="From">The first of the shop's days.</param>
    /// <param name="To">The last of them, itself included.</param>
    /// <param name="Period">Instead of days: a period by its name.</param>
    /// <param name="Currency">Null: the shop's own, else one that something was ordered in.</param>
    /// <param name="Sort">A column, behind a minus from the highest down.</param>
    public sealed record Request(string By, string? From, string? To, string? Period, string? Currency, string? Sort, PageRequest Page)
        : IRequest<Result<Response>>;

    /// <param name="By">What there is a row for each of: <c>days</c>, <c>products</c>, <c>categories</c>, <c>countries</c> or <c>tax-rates</c>.</param>
    /// <param name="From">The first of the shop's days.</param>
    /// <param name="To">The last of them, itself included.</param>
    /// <param name="Currencies">Those that there are reports in.</param>
    /// <param name="Total">Of all rows; an order with a part in several counts once.</param>
    public sealed record Response(
        string By, DateOnly From, DateOnly To, string Currency, IReadOnlyList<string> Currencies, IReadOnlyList<Row> Items, Sums Total, string? NextCursor)
    {
        /// <summary>For the page.</summary>
        internal DateOnly Today { get; init; }

        /// <inheritdoc cref="Today"/>
        internal int Rows { get; init; }
    }

    /// <param name="Key">The day, SKU, category's slug, country's code or tax; null for what has none: the delivery, and what bears no tax.</param>
    /// <param name="Orders">Those with a part in it.</param>
    /// <param name="Gross">What customers paid: goods less discounts, delivery, and their taxes.</param>
    /// <param name="Net">The gross without the tax.</param>
    /// <param name="Delivery">The part of the net that is for delivery.</param>
    /// <param name="Refunds">What went back of these orders since, taken off nothing. A refund is shared by what the parts of its order cost.</param>
    public sealed record Row(
        string? Key, string Name, int Orders, long Units, Money Gross, Money Net, Money Tax, Money Delivery, Money Refunds);

    /// <inheritdoc cref="Row"/>
    public sealed record Sums(int Orders, long Units, Money Gross, Money Net, Money Tax, Money Delivery, Money Refunds);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Reports").MapGet("/admin/reports/{by}", (
                string by, string? from, string? to, string? period, string? currency, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(by, from, to, period, currency, sort, page), ct).Ok())
                .WithSummary("Sales by days, products, categories, countries or tax-rates").RequireAccess(Permissions.ReadReports);
            app.Admin().MapGet("/reports", () => Pages.To("/admin/reports/days")).RequireAccess(Permissions.ReadReports);
            app.Admin().MapGet("/reports/{by}", (
                string by, string? from, string? to, string? period, string? currency, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(by, from, to, period, currency, sort, page with { Limit = OnPage }), ct).Page(typeof(GetReportPage)))
                .RequireAccess(Permissions.ReadReports);
        }
    }

    internal sealed class Handler(SalesReports reports) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var asked = await reports.ReadAsync(
                request.By, request.From, request.To, request.Period, request.Currency, request.Sort, cancellationToken);
            if (asked.Error is { } refused) return refused;
            var report = asked.Value;
            // A report is summed as a whole whichever page is asked for, so a page begins after so many rows.
            var before = Math.Max(0, request.Page.After<ValueTuple<int>>()?.Item1 ?? 0);
            var page = request.Page.ToResult([.. report.Rows.Skip(before).Take(request.Page.Take).Index()],
                r => new ValueTuple<int>(before + r.Index + 1), r => Of(r.Item, report.Currency));
            return new Response(
                report.By.Word(), report.Span.From, report.Span.To, report.Currency, report.Currencies, page.Items, Of(report.Total, report.Currency),
                page.NextCursor)
            {
                Today = report.Today,
                Rows = report.Rows.Count,
            };
        }
    }

    private static Row Of(SalesRow row, string currency)
    {
        var s = Of(row.Sums, currency);
        return new(row.Key, row.Name, s.Orders, s.Units, s.Gross, s.Net, s.Tax, s.Delivery, s.Refunds);
    }

    private static Sums Of(SalesSums s, string currency) => new(
        s.Orders, s.Units, new(s.Gross, currency), new(s.Net, currency), new(s.Tax, currency), new(s.Delivery, currency), new(s.Refunds, currency));
}

using System.Globalization;
using System.Text;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Reports;

/// <summary>A report with all its rows as a table for spreadsheets, with the columns of the page; amounts are in major units.</summary>
internal static class ExportReport
{
    /// <inheritdoc cref="SalesReports.ReadAsync"/>
    public sealed record Request(string By, string? From, string? To, string? Period, string? Currency, string? Sort) : IRequest<Result<Response>>;

    public sealed record Response(string FileName, string Text);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Reports").MapGet("/admin/reports/{by}/export", AnswerAsync).Produces<string>(contentType: "text/csv")
                .RequireAccess(Permissions.ReadReports).Exports();
            app.Admin().MapGet("/reports/{by}/export", AnswerAsync).RequireAccess(Permissions.ReadReports).Exports();
        }

        private static async Task<IResult> AnswerAsync(
            string by, string? from, string? to, string? period, string? currency, string? sort, IMediator m, CancellationToken ct)
        {
            var made = await m.Send(new Request(by, from, to, period, currency, sort), ct);
            if (made.Error is { } refused) throw new ProblemException(refused);
            var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(made.Value.Text)).ToArray();
            return Results.File(bytes, "text/csv; charset=utf-8", made.Value.FileName);
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
            var table = new StringBuilder().AppendJoin(',', ["key", .. SalesReports.Columns, "currency"]).Append("\r\n");
            foreach (var row in report.Rows) table.AppendJoin(',', Fields(row, report.Currency).Select(OrderCsv.Field)).Append("\r\n");
            return new Response(
                string.Create(
                    CultureInfo.InvariantCulture, $"{report.By.Word()}-{report.Span.From:yyyy-MM-dd}-{report.Span.To:yyyy-MM-dd}-{report.Currency}.csv"),
                table.ToString());
        }

        private static IEnumerable<string> Fields(SalesRow row, string currency)
        {
            var s = row.Sums;
            long[] amounts = [s.Gross, s.Net, s.Tax, s.Delivery, s.Refunds];
            return
            [
                row.Key ?? "", row.Name, .. amounts.Select(a => MoneyText.Plain(new(a, currency))), s.Orders.ToString(CultureInfo.InvariantCulture),
                s.Units.ToString(CultureInfo.InvariantCulture), currency,
            ];
        }
    }
}

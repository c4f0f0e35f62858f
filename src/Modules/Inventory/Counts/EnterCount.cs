using System.Globalization;
using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Locations;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Counts;

/// <summary>
/// Writes down what was counted, as lines or as a table. Counting a SKU again puts the first number right; one that was not expected there is added.
/// </summary>
internal static class EnterCount
{
    /// <param name="Lines">Those without a number are left as they are.</param>
    /// <param name="Csv">Lines of SKU and number, with a comma, a semicolon or a tab between.</param>
    public sealed record Request(IReadOnlyList<RequestLine>? Lines, string? Csv) : IRequest<Result<StockCountResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    /// <param name="Was">What the page showed as counted: while it still says so, the line is left as somebody else may have put it right.</param>
    public sealed record RequestLine(string? Sku, int? Counted, int? Was = null);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/stock-counts/{id:guid}/lines", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).Refuses("count-stands-otherwise").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapPost("/stock-counts/{id:guid}/lines", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct))
                    .Redirect(c => $"/admin/stock-counts/{c.Id}", "It is written down. Nothing is booked yet.", again: $"/admin/stock-counts/{id}"))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        private const int MostText = StockCount.MaxLines * 80;

        public Validator()
        {
            RuleFor(r => r.Lines!).Must(lines => lines.Count <= StockCount.MaxLines).WithMessage($"A count holds at most {StockCount.MaxLines} SKUs.")
                .When(r => r.Lines is not null);
            RuleForEach(r => r.Lines).NotNull().ChildRules(line =>
            {
                line.RuleFor(l => l.Sku).NotEmpty().MaximumLength(64).WithName("SKU");
                line.RuleFor(l => l.Counted).InclusiveBetween(0, StockCount.MaxUnits).WithName("The number");
            });
            RuleFor(r => r.Csv).MaximumLength(MostText);
            RuleFor(r => r).Custom((request, context) =>
            {
                if (request.Csv is { Length: > MostText }) return;
                foreach (var (number, line, _) in Rows(request.Csv).Where(r => r.Read is null).Take(5))
                    context.AddFailure("csv", $"Line {number}, ‘{(line.Length > 60 ? line[..60] + "…" : line)}’, is no SKU with a number.");
                if (Rows(request.Csv).Take(StockCount.MaxLines + 1).Count() > StockCount.MaxLines)
                    context.AddFailure("csv", $"A count holds at most {StockCount.MaxLines} SKUs.");
            });
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICatalog catalog, IIds ids) : IRequestHandler<Request, Result<StockCountResponse>>
    {
        public async Task<Result<StockCountResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindCountAsync(request.Id, cancellationToken) is not { } count) return Error.NotFound("stock count");
            if (count.NotOpen() is { } refusal) return refusal;
            var entered = new Dictionary<string, int>(StringComparer.Ordinal);
            // The last number of a SKU counts.
            foreach (var line in request.Lines ?? [])
                if (line.Counted is { } units && units != line.Was) entered[line.Sku!.Trim()] = units;
            foreach (var (_, _, read) in Rows(request.Csv)) entered[read!.Value.Sku] = read.Value.Counted;
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            var there = await db.ThereAsync(locations[count.LocationId], entered.Keys, cancellationToken);
            string[] begun = [.. entered.Keys.Where(s => !there.ContainsKey(s))];
            var labels = begun.Length == 0 ? null : await catalog.LabelsAsync(begun, cancellationToken);
            foreach (var sku in begun)
            {
                if (!labels!.ContainsKey(sku)) return UnknownSku.Of(sku, "in the catalogue");
                db.StockItems.Add(new StockItem(ids.New(), sku));
            }
            if (count.Lines.Select(l => l.Sku).Union(entered.Keys).Count() > StockCount.MaxLines)
                return Error.Invalid("lines", $"A count holds at most {StockCount.MaxLines} SKUs.");
            foreach (var (sku, units) in entered) count.Enter(sku, units, there.GetValueOrDefault(sku));
            return StockCountResponse.Of(count, locations);
        }
    }

    /// <summary>The lines of a table, as they are numbered; null for what is none. A head above them is passed over.</summary>
    private static IEnumerable<(int Number, string Line, (string Sku, int Counted)? Read)> Rows(string? csv)
    {
        foreach (var (i, text) in (csv ?? "").TrimStart('\uFEFF').Split('\n').Index())
        {
            var line = text.Trim();
            if (line.Length == 0 || (i == 0 && line.StartsWith("sku", StringComparison.OrdinalIgnoreCase) && !line.Any(char.IsAsciiDigit))) continue;
            yield return (i + 1, line, Read(line));
        }
    }

    private static (string Sku, int Counted)? Read(string line)
    {
        var at = line.LastIndexOfAny([',', ';', '\t']);
        if (at < 1 || line[..at].Trim().Trim('"') is not { Length: > 0 and <= 64 } sku) return null;
        return int.TryParse(line[(at + 1)..].Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var counted)
            && counted <= StockCount.MaxUnits ? (sku, counted) : null;
    }
}

using ClickCart.Inventory.Locations;
using ClickCart.Inventory.StockItems;

namespace ClickCart.Inventory.Transfers;

/// <summary>Writes down what is to go from one location to another, and sends it at once where that is wanted. Publishes AvailabilityCrossedZero.</summary>
internal static class CreateTransfer
{
    /// <param name="From">The location's code; missing: the main one.</param>
    /// <param name="To">The location's code; missing: the main one.</param>
    /// <param name="Send">It leaves at once; else it is a draft.</param>
    /// <param name="ExpectedOn">The shop's day on which it is to arrive; missing where nobody knows.</param>
    public sealed record Request(string? From, string? To, IReadOnlyList<RequestLine>? Lines, bool? Send, DateOnly? ExpectedOn, string? Note)
        : IRequest<Result<TransferResponse>>;

    /// <param name="Quantity">1 or more. A SKU stands in one line.</param>
    public sealed record RequestLine(string? Sku, int? Quantity);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/transfers", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(t => $"{Endpoints.ApiPrefix}/admin/transfers/{t.Id}"))
                .Refuses("not-enough-there").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapGet("/transfers/new", () => Pages.Show<CreateTransferPage>()).RequireAccess(Permissions.AdjustStock);
            app.Admin().MapPost("/transfers/new", async (Form<Request> form, HttpRequest http, IMediator m, CancellationToken ct) =>
                http.Form.ContainsKey(More) ? Pages.Again()
                    : await form.Send(r => m.Send(r with { Send = http.Form.ContainsKey("sendNow") }, ct))
                        .Redirect(t => $"/admin/transfers/{t.Id}", "The transfer is written down."))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    /// <summary>The button that asks for more rows.</summary>
    internal const string More = "more";

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).MaximumLength(100);
            RuleFor(r => r.To).MaximumLength(100);
            RuleFor(r => r.Lines).NotEmpty().WithMessage("Say what is sent.");
            RuleFor(r => r.Lines!).Must(lines => lines.Count <= Transfer.MaxLines).WithMessage($"A transfer has at most {Transfer.MaxLines} SKUs.")
                .Must(lines => lines.Where(l => l?.Sku is not null).GroupBy(l => l.Sku!.Trim(), StringComparer.Ordinal).All(g => g.Count() == 1))
                .WithMessage("A SKU stands in one line.").When(r => r.Lines is not null);
            RuleForEach(r => r.Lines).NotNull().ChildRules(line =>
            {
                line.RuleFor(l => l.Sku).NotEmpty().MaximumLength(64).WithName("SKU");
                line.RuleFor(l => l.Quantity).NotNull().InclusiveBetween(1, Transfer.MaxQuantity);
            });
            RuleFor(r => r.Note).Prose(Transfer.MaxNoteLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<TransferResponse>>
    {
        public async Task<Result<TransferResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            await db.BeginWriteAsync(cancellationToken);
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            var (from, to) = (locations.Find(request.From, "from", open: false), locations.Find(request.To, "to"));
            if ((from.Error ?? to.Error) is { } unknown) return unknown;
            if (from.Value.Id == to.Value.Id) return Error.Invalid("to", "It is there already: choose another location.");
            var lines = request.Lines!.Select(l => (Sku: l.Sku!.Trim(), l.Quantity!.Value)).ToList();
            string[] skus = [.. lines.Select(l => l.Sku)];
            var known = await db.StockItems.Where(i => skus.Contains(i.Sku)).Select(i => i.Sku).ToListAsync(cancellationToken);
            if (skus.Index().FirstOrDefault(s => !known.Contains(s.Item)) is { Item: { } stranger } row)
                return Error.Invalid($"lines[{row.Index}].sku", $"There is no SKU '{stranger}' in stock.");
            var (now, note) = (clock.GetUtcNow(), string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim());
            var transfer = new Transfer(ids.New(), from.Value.Id, to.Value.Id, lines, request.ExpectedOn, note, caller.Actor, now);
            db.Transfers.Add(transfer);
            if (request.Send is true && await db.SendAsync(transfer, locations, caller.Actor, now, cancellationToken) is { } refusal) return refusal;
            return TransferResponse.Of(transfer, locations);
        }
    }
}

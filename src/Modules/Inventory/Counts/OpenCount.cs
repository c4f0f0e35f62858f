using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Counts;

/// <summary>Begins a count of a location: of all that lies there, or of some SKUs.</summary>
internal static class OpenCount
{
    /// <param name="Location">The location's code; missing: the main one.</param>
    /// <param name="Skus">Those that are counted; missing: all that lie there. Several may stand in one entry, with commas or line breaks between.</param>
    public sealed record Request(string? Location, IReadOnlyList<string?>? Skus, string? Note) : IRequest<Result<StockCountResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Inventory: back office").MapPost("/admin/stock-counts", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(c => $"{Endpoints.ApiPrefix}/admin/stock-counts/{c.Id}"))
                .Refuses("count-open").RequireAccess(Permissions.AdjustStock).Keyed();
            app.Admin().MapGet("/stock-counts/new", () => Pages.Show<OpenCountPage>()).RequireAccess(Permissions.AdjustStock);
            app.Admin().MapPost("/stock-counts/new", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(c => $"/admin/stock-counts/{c.Id}", "The count is open."))
                .RequireAccess(Permissions.AdjustStock).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Location).MaximumLength(100);
            RuleFor(r => r.Skus).Must(skus => skus is null || (skus.Sum(s => (long)(s?.Length ?? 0) + 1) <= StockCount.MaxLines * 65
                && LocationFields.Entries(skus).Take(StockCount.MaxLines + 1).Count() <= StockCount.MaxLines))
                .WithMessage($"A count holds at most {StockCount.MaxLines} SKUs.");
            RuleFor(r => r.Note).Prose(StockCount.MaxNoteLength).HoldsNoCard();
        }
    }

    internal sealed class Handler(InventoryDbContext db, ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<StockCountResponse>>
    {
        public async Task<Result<StockCountResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var locations = await LocationTable.ReadAsync(db, cancellationToken);
            var place = locations.Find(request.Location, "location");
            if (place.Error is { } unknown) return unknown;
            var location = place.Value;
            if (await db.Counts.AnyAsync(c => c.LocationId == location.Id && c.State == CountState.Open, cancellationToken))
                return Error.Conflict("count-open", $"{location.Code} is being counted already.");
            string[] named = [.. LocationFields.Entries(request.Skus).Distinct(StringComparer.Ordinal)];
            var expected = named.Length > 0 ? await db.ThereAsync(location, named, cancellationToken) : await AllAsync(location, cancellationToken);
            if (named.FirstOrDefault(s => !expected.ContainsKey(s)) is { } stranger) return Error.Invalid("skus", $"There is no SKU '{stranger}' in stock.");
            if (expected.Count > StockCount.MaxLines)
                return Error.Invalid("skus", $"More than {StockCount.MaxLines} SKUs lie at {location.Code}: name those that are counted, shelf by shelf.");
            var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
            var count = new StockCount(ids.New(), location.Id, expected.Select(e => (e.Key, e.Value)), note, caller.Actor, clock.GetUtcNow());
            db.Counts.Add(count);
            return StockCountResponse.Of(count, locations);
        }

        private Task<Dictionary<string, int>> AllAsync(Location location, CancellationToken ct) => location.IsMain
            ? db.StockItems.Where(i => i.OnHand > i.Elsewhere).OrderBy(i => i.Sku).Take(StockCount.MaxLines + 1)
                .ToDictionaryAsync(i => i.Sku, i => i.OnHand - i.Elsewhere, StringComparer.Ordinal, ct)
            : db.StockAtLocations.Where(s => s.LocationId == location.Id && s.Units > 0).OrderBy(s => s.Sku).Take(StockCount.MaxLines + 1)
                .ToDictionaryAsync(s => s.Sku, s => s.Units, StringComparer.Ordinal, ct);
    }
}

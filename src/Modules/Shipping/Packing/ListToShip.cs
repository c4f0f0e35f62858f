using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>The parcels that wait to be shipped, oldest first, for staff: to be packed, labelled, or handed over.</summary>
internal static class ListToShip
{
    /// <summary>A page of the back office shows more than the API's default.</summary>
    private const int OnPage = 40;

    /// <param name="Service">The carrier's product, such as <c>Priority</c>.</param>
    /// <param name="Country">ISO 3166-1 alpha-2.</param>
    /// <param name="Status"><c>pending</c>, <c>labelled</c>, or <c>failed</c>: the carrier refused it.</param>
    /// <param name="Sort">
    /// <c>waits</c> (default, the oldest first), <c>number</c> of the order, <c>service</c> or <c>country</c>, with a minus sign the other way.
    /// </param>
    public sealed record Request(string? Service, string? Country, string? Status, bool? OnHold, string? Sort, PageRequest Page) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor, Facets Facets)
    {
        /// <summary>The shop's own, for the page.</summary>
        internal IReadOnlyList<Box> Boxes { get; init; } = [];
    }

    /// <summary>What can be filtered by, over the whole queue.</summary>
    public sealed record Facets(int All, int OnHold, IReadOnlyList<Service> Services, IReadOnlyList<Country> Countries);

    public sealed record Service(string Carrier, string Name, int Count);

    public sealed record Country(string Code, int Count);

    /// <param name="Id">The shipment's.</param>
    /// <param name="WeightGrams">As weighed, else the sum of its goods.</param>
    /// <param name="Kind"><c>carrier</c>: its label is bought; <c>own</c>: staff sends it, and says by whom.</param>
    /// <param name="Box">Null where it is the smallest of the shop's that fits, or estimated from the weight.</param>
    /// <param name="PackingSince">Since its packing slip was printed.</param>
    /// <param name="LabelAskedAt">Since its label is to be bought; null while staff has not asked for it.</param>
    /// <param name="Problem">Why there is no label yet, or none for good; for staff.</param>
    /// <param name="Alert">What somebody must look after.</param>
    public sealed record Item(
        Guid Id, Guid OrderId, string OrderNumber, string Status, string Kind, DateTimeOffset WaitsSince, string Carrier, string Service, Address ShipTo,
        IReadOnlyList<Goods> Lines, int WeightGrams, bool IsWeighed, BoxSize? Box, DateTimeOffset? PackingSince, DateTimeOffset? LabelAskedAt,
        string? TrackingCode, string? LabelUrl, Hold? Hold, string? Problem, string? Alert)
    {
        /// <summary>Which parcel of the order it is, from 1.</summary>
        public required int Part { get; init; }

        /// <summary>It holds a part of the order, not all.</summary>
        public required bool IsPartial { get; init; }
    }

    public sealed record Goods(string Sku, string Name, int Quantity);

    public sealed record Hold(DateTimeOffset Since, string? Reason);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapGet("/admin/to-ship", (
                string? service, string? country, string? status, bool? onHold, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(service, country, status, onHold, sort, page), ct).Ok()).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapGet("/to-ship", (
                string? service, string? country, string? status, string? onHold, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(service, country, status, onHold switch { "true" => true, "false" => false, _ => null }, sort, page with { Limit = OnPage }), ct)
                    .Page(typeof(ListToShipPage))).RequireAccess(Permissions.ReadShipping).AsList();
        }
    }

    internal sealed class Handler(ShippingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        private static readonly ShipmentState[] Queued = [ShipmentState.Pending, ShipmentState.Labelled, ShipmentState.Failed];

        private static readonly ListSorts<Shipment, Guid> Sorts = new ListSorts<Shipment, Guid>("waits", s => s.Id)
            .By("waits", s => s.QueuedAt!.Value).By("number", s => s.OrderNumber).By("service", s => s.Service).By("country", s => s.ShipTo.Country);

        private IQueryable<Shipment> Queue => db.Shipments.AsNoTracking().Where(s => s.QueuedAt != null);

        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var wanted = Queue;
            if (request.Service is { Length: > 0 } service) wanted = wanted.Where(s => s.Service == service);
            if (request.Country is { Length: > 0 } country) wanted = wanted.Where(s => s.ShipTo.Country == country);
            if (request.OnHold is { } onHold) wanted = wanted.Where(s => s.KeptBackAt != null == onHold);
            if (request.Status is { Length: > 0 } name)
            {
                if (Queued.Cast<ShipmentState?>().FirstOrDefault(s => s!.Value.Name() == name) is not { } state)
                    return Error.Malformed($"status can be {string.Join(", ", Queued.Select(s => s.Name()))}.");
                wanted = wanted.Where(s => s.State == state);
            }
            var sort = Sorts.Of(request.Sort);
            var rows = await sort.Take(wanted, request.Page).Include(s => s.Changes).AsSplitQuery().ToListAsync(cancellationToken);
            var page = sort.ToResult(request.Page, rows, s => s);
            var items = new List<Item>(page.Items.Count);
            foreach (var shipment in page.Items) items.Add(await ShowAsync(shipment, cancellationToken));
            return new Response(items, page.NextCursor, await FacetsAsync(cancellationToken))
            {
                Boxes = await db.Boxes.AsNoTracking().OrderBy(b => b.Name).ToListAsync(cancellationToken),
            };
        }

        private async Task<Item> ShowAsync(Shipment s, CancellationToken ct) => new(
            s.Id, s.OrderId, s.OrderNumber, s.State.Name(), s.Kind.Name(), s.QueuedAt!.Value, s.Carrier, s.Service, s.ShipTo,
            [.. s.Contents.Select(c => new Goods(c.Sku, c.Name, c.Quantity))], s.Grams, s.WeighedGrams is not null, s.Box, s.PackingSince, s.LabelAskedAt,
            s.TrackingCode, s.LabelUrl, s.KeptBackAt is { } since ? new(since, s.KeptBackFor) : null, await ProblemAsync(s, ct), s.Alert)
        { Part = s.Part, IsPartial = s.IsPartial };

        private async Task<string?> ProblemAsync(Shipment s, CancellationToken ct) => s switch
        {
            { State: ShipmentState.Failed } => s.Changes.MaxBy(c => c.Number)?.Why,
            { State: ShipmentState.Pending, LabelAskedAt: not null } =>
                await db.FindFailureAsync("The label could not be bought", new BuyLabelJob(s.Id, s.OrderNumber), ct) is { } failure
                    ? $"{failure.What}: {failure.Why}" : null,
            _ => null,
        };

        private async Task<Facets> FacetsAsync(CancellationToken ct)
        {
            var services = await Queue.GroupBy(s => new { s.Carrier, s.Service }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            var countries = await Queue.GroupBy(s => s.ShipTo.Country).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            return new(services.Sum(s => s.Count), await Queue.CountAsync(s => s.KeptBackAt != null, ct),
                [.. services.Select(s => new Service(s.Key.Carrier, s.Key.Service, s.Count)).OrderBy(s => s.Carrier).ThenBy(s => s.Name)],
                [.. countries.Select(c => new Country(c.Key, c.Count)).OrderBy(c => c.Code)]);
        }
    }
}

using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>Staff has weighed the selected parcels and wants their labels: each is bought by its own job, once, however often it is asked for.</summary>
internal static class AskForLabels
{
    /// <param name="Parcels">What was measured of them; those of other shipments are left out.</param>
    public sealed record Request(IReadOnlyList<Guid>? Shipments, IReadOnlyList<Parcel>? Parcels) : IRequest<Result<PackingResult>>;

    /// <param name="WeightGrams">With its box; null where the sum of its goods does, with what the box weighs.</param>
    /// <param name="BoxId">One of the shop's boxes; it goes before a size.</param>
    /// <param name="LengthMm">Of another box; all three, or none where the smallest of the shop's that fits does, else a size that fits the weight.</param>
    public sealed record Parcel(Guid ShipmentId, int? WeightGrams, Guid? BoxId, int? LengthMm, int? WidthMm, int? HeightMm)
    {
        internal BoxSize? Size => this is { LengthMm: { } length, WidthMm: { } width, HeightMm: { } height } ? new(length, width, height) : null;
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/to-ship/labels", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/to-ship/labels", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).BackToQueue(http, n => n == 1 ? "One label is being bought." : $"{n} labels are being bought."))
                .RequireAccess(Permissions.Fulfil);
            app.Admin().MapPost("/orders/{order:guid}/shipments/{id:guid}/label", (Guid order, Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request([id], null), ct).BackToOrder(order, "Its label is being bought."))
                .RequireAccess(Permissions.Fulfil);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        /// <summary>No carrier takes more by parcel.</summary>
        private const int MostGrams = 70_000, MostMm = 3_000;

        public Validator()
        {
            RuleFor(r => r.Shipments).Ticked();
            RuleForEach(r => r.Parcels).Must(parcel => parcel is not null).ChildRules(parcel =>
            {
                parcel.RuleFor(p => p.WeightGrams).InclusiveBetween(1, MostGrams);
                parcel.RuleFor(p => p.LengthMm).InclusiveBetween(1, MostMm);
                parcel.RuleFor(p => p.WidthMm).InclusiveBetween(1, MostMm);
                parcel.RuleFor(p => p.HeightMm).InclusiveBetween(1, MostMm);
                parcel.RuleFor(p => p.LengthMm).Must((p, _) => p.Size is not null || p is { LengthMm: null, WidthMm: null, HeightMm: null })
                    .WithMessage("Enter length, width and height, or none of them.");
            });
        }
    }

    internal sealed class Handler(ShippingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<PackingResult>>
    {
        public async Task<Result<PackingResult>> Handle(Request request, CancellationToken cancellationToken)
        {
            var measured = (request.Parcels ?? []).DistinctBy(p => p.ShipmentId).ToDictionary(p => p.ShipmentId);
            var boxes = await db.Boxes.AsNoTracking().ToDictionaryAsync(b => b.Id, cancellationToken);
            var items = new List<PackingResult.Item>();
            foreach (var shipment in await db.SelectedAsync(request.Shipments!, cancellationToken))
            {
                var refused = measured.GetValueOrDefault(shipment.Id) is { } parcel ? Weigh(shipment, parcel, boxes) : null;
                refused ??= shipment.AskForLabel(caller.Actor, clock.GetUtcNow()).Error;
                if (refused is null) await db.EnsureEnqueuedAsync(new BuyLabelJob(shipment.Id, shipment.OrderNumber), cancellationToken);
                items.Add(PackingResult.Item.Of(shipment, refused));
            }
            return new PackingResult(items);
        }

        private static Error? Weigh(Shipment shipment, Parcel parcel, Dictionary<Guid, Box> boxes)
        {
            if (parcel.BoxId is not { } id) return shipment.Weigh(parcel.WeightGrams, parcel.Size).Error;
            return boxes.TryGetValue(id, out var box) ? shipment.Weigh(parcel.WeightGrams, box.Size).Error
                : Error.NotYet("The shop has no such box any more. Choose another.");
        }
    }
}

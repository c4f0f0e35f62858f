using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Shipping.Packing;

/// <summary>Staff has weighed the selected parcels and wants their labels: each is bought by its own job, once, however often it is asked for.</summary>
internal static class AskForLabels
{
    /// <param name="Parcels">What was measured of them; those of other shipments are left out.</param>
    public sealed record Request(IReadOnlyList<Guid>? Shipments, IReadOnlyList<Parcel>? Parcels) : IRequest<Result<PackingResult>>;

    /// <param name="WeightGrams">With its box; null where the sum of its goods does.</param>
    /// <param name="LengthMm">Of the box; all three, or none where a size that fits the weight does.</param>
    public sealed record Parcel(Guid ShipmentId, int? WeightGrams, int? LengthMm, int? WidthMm, int? HeightMm)
    {
        internal Box? Box => this is { LengthMm: { } length, WidthMm: { } width, HeightMm: { } height } ? new(length, width, height) : null;
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/to-ship/labels", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .RequireAccess(Access.Admin);
            app.Admin().MapPost("/to-ship/labels", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).BackToQueue(http, n => n == 1 ? "One label is being bought." : $"{n} labels are being bought."))
                .RequireAccess(Access.Admin);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        /// <summary>No carrier takes more by parcel.</summary>
        private const int MostGrams = 70_000, MostMm = 3_000;

        public Validator()
        {
            RuleFor(r => r.Shipments).Ticked();
            RuleForEach(r => r.Parcels).ChildRules(parcel =>
            {
                parcel.RuleFor(p => p.WeightGrams).InclusiveBetween(1, MostGrams);
                parcel.RuleFor(p => p.LengthMm).InclusiveBetween(1, MostMm);
                parcel.RuleFor(p => p.WidthMm).InclusiveBetween(1, MostMm);
                parcel.RuleFor(p => p.HeightMm).InclusiveBetween(1, MostMm);
                parcel.RuleFor(p => p.LengthMm).Must((p, _) => p.Box is not null || p is { LengthMm: null, WidthMm: null, HeightMm: null })
                    .WithMessage("Enter length, width and height, or none of them.");
            });
        }
    }

    internal sealed class Handler(ShippingDbContext db, ICaller caller, TimeProvider clock) : IRequestHandler<Request, Result<PackingResult>>
    {
        public async Task<Result<PackingResult>> Handle(Request request, CancellationToken cancellationToken)
        {
            var measured = (request.Parcels ?? []).DistinctBy(p => p.ShipmentId).ToDictionary(p => p.ShipmentId);
            var items = new List<PackingResult.Item>();
            foreach (var shipment in await db.SelectedAsync(request.Shipments!, cancellationToken))
            {
                var refused = measured.GetValueOrDefault(shipment.Id) is { } parcel ? shipment.Weigh(parcel.WeightGrams, parcel.Box).Error : null;
                refused ??= shipment.AskForLabel(caller.Actor, clock.GetUtcNow()).Error;
                if (refused is null) await db.EnsureEnqueuedAsync(new BuyLabelJob(shipment.Id, shipment.OrderNumber), cancellationToken);
                items.Add(PackingResult.Item.Of(shipment, refused));
            }
            return new PackingResult(items);
        }
    }
}

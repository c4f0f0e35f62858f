using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Zones;
using Microsoft.Extensions.Options;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Staff puts goods of an order into a parcel of their own: its label is bought as the shop buys labels, or it is sent with a carrier of one's own. Never
/// more than was ordered and is in no other parcel. Publishes ParcelPacked; ShipmentBooked where it is sent at once.
/// </summary>
internal static class CreateFulfilment
{
    /// <param name="Lines">What goes into it.</param>
    /// <param name="Service">One of those that are offered to its address, such as <c>usps-priority</c>; missing for that of the order.</param>
    /// <param name="TrackingCode">Of a carrier of one's own; missing where there is none.</param>
    /// <param name="Carrier">Who has it now, for the customer: then no label is bought, and it is on its way once it is paid for.</param>
    public sealed record Request(IReadOnlyList<Line>? Lines, string? Service, string? TrackingCode, string? Carrier) : IRequest<Result<ShipmentResponse>>
    {
        [JsonIgnore] public Guid OrderId { get; init; }
    }

    public sealed record Line(string? Sku, int? Quantity);

    /// <param name="Left">How many are in no parcel yet.</param>
    internal sealed record Refusal(string Sku, int Requested, int Left, string Why);

    internal static readonly Error NotFulfillable = Error.Conflict("not-fulfillable",
        "Nothing of this order can be put into parcels: it is not confirmed, it is over, kept back until staff decides about it, or picked up.");

    internal static Error NotAllocatable(IReadOnlyList<Refusal> lines) =>
        Error.Conflict("not-allocatable", $"{lines[0].Sku} cannot go into this parcel: {lines[0].Why}").With("lines", lines);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Shipping").MapPost("/admin/orders/{id:guid}/fulfilments", (Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { OrderId = id }, ct).Created(_ => $"{Endpoints.ApiPrefix}/admin/orders/{id}/shipments"))
                .Refuses("not-fulfillable", "not-allocatable", "carrier-unavailable").RequireAccess(Permissions.Fulfil).Keyed();
            app.Admin().MapPost("/orders/{id:guid}/fulfilments", (Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(Chosen(r) with { OrderId = id }, ct))
                    .Redirect(_ => $"/admin/orders/{id}", "It is a parcel of its own.", again: $"/admin/orders/{id}"))
                .RequireAccess(Permissions.Fulfil).Keyed();
        }
    }

    /// <summary>A page lists all that is left; what has no number stays.</summary>
    private static Request Chosen(Request typed) => typed with { Lines = [.. (typed.Lines ?? []).Where(l => l.Quantity is not (null or 0))] };

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Lines).NotEmpty().WithMessage("Say what goes into the parcel.");
            RuleFor(r => r.Lines!).Must(lines => lines.Count <= 500 && lines.DistinctBy(l => l?.Sku, StringComparer.Ordinal).Count() == lines.Count)
                .WithMessage("Each SKU stands in one line.").When(r => r.Lines is not null);
            RuleForEach(r => r.Lines).NotNull().ChildRules(line =>
            {
                line.RuleFor(l => l.Sku).NotEmpty().MaximumLength(64);
                line.RuleFor(l => l.Quantity).NotNull().GreaterThan(0);
            });
            RuleFor(r => r.Service).MaximumLength(200);
            RuleFor(r => r.Service).Empty().When(r => !string.IsNullOrEmpty(r.Carrier))
                .WithMessage("A carrier of your own has no service of the list: name the one or the other.");
            RuleFor(r => r.Carrier).NamesWhoBringsIt();
            RuleFor(r => r.Carrier).NotEmpty().When(r => !string.IsNullOrWhiteSpace(r.TrackingCode)).WithMessage("Say who brings it.");
            RuleFor(r => r.TrackingCode).MaximumLength(60).IsLine("code");
        }
    }

    internal sealed class Handler(
        ShippingDbContext db, IOrderReader orders, ICatalog catalog, IShippingRates rates, DeliveryTable table, IOptionsMonitor<LabelSettings> labels,
        ICaller caller, TimeProvider clock, IIds ids) : IRequestHandler<Request, Result<ShipmentResponse>>
    {
        public async Task<Result<ShipmentResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await orders.FindAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            var all = await db.Shipments.Include(s => s.Changes).Where(s => s.OrderId == order.Id).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id)
                .ToListAsync(cancellationToken);
            if (!order.MayGo() || all.Count == 0 || all.Exists(s => s.IsPickUp)) return NotFulfillable;
            var goods = new UnpackedGoods(all);
            Refusal[] refused = [.. request.Lines!.Select(l => Refused(order, goods, l)).OfType<Refusal>()];
            if (refused.Length > 0) return NotAllocatable(refused);

            var weights = (await catalog.FindAsync(goods.Skus, cancellationToken)).ToDictionary(i => i.Key, i => i.Value.WeightGrams, StringComparer.Ordinal);
            var wanted = request.Lines!.ToDictionary(l => l.Sku!, l => l.Quantity!.Value, StringComparer.Ordinal);
            var parcel = goods.Pack(ids, wanted, weights, caller.Actor, clock.GetUtcNow());
            if (!all.Contains(parcel)) db.Add(parcel);
            db.Publish(new ParcelPacked(order.Id, parcel.Id, parcel.Part,
                [.. parcel.Contents.Select(c => new ParcelLine(c.Sku, c.Quantity))], caller.Actor, clock.GetUtcNow()));
            var goes = await SendAsync(parcel, request, cancellationToken);
            if (goes.Error is { } impossible) return impossible;
            return ShipmentResponse.Of(parcel);
        }

        private static Refusal? Refused(OrderDetails order, UnpackedGoods goods, Line wanted)
        {
            // What the order waits for is among what nobody has packed. A change that made it less may not have reached what waits yet.
            var (waits, ordered) = (order.Backordered.GetValueOrDefault(wanted.Sku!), order.Lines.Where(l => l.Sku == wanted.Sku).Sum(l => l.Quantity));
            var left = Math.Max(0, Math.Min(goods.LeftOf(wanted.Sku!), ordered - goods.PackedOf(wanted.Sku!)) - waits);
            return wanted.Quantity <= left ? null : new(wanted.Sku!, wanted.Quantity!.Value, left,
                ordered == 0 ? "It was not ordered."
                : waits > 0 ? $"{waits} of it are not there yet, and {left} are there and in no parcel."
                : left == 0 ? "All of it is in parcels already." : $"Only {left} of it is left: the others are in parcels already.");
        }

        private async Task<Result> SendAsync(Shipment parcel, Request request, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (!string.IsNullOrEmpty(request.Carrier))
            {
                var code = string.IsNullOrWhiteSpace(request.TrackingCode) ? null : request.TrackingCode.Trim();
                parcel.GoBy(new(ShipmentKind.Own, request.Carrier.Trim(), ""));
                var sent = parcel.Sent(request.Carrier.Trim(), code, now);
                if (sent.Error is { } refused) return refused;
                foreach (var happened in sent.Value) db.Publish(happened);
                return Result.Success;
            }
            if (!string.IsNullOrEmpty(request.Service))
            {
                var offered = await rates.ForAsync(parcel.ShipTo, parcel.Goods, parcel.Currency, ct);
                if (offered.Error is { } unavailable) return unavailable;
                if (offered.Value.FirstOrDefault(r => r.Id == request.Service && !r.IsPickUp) is not { } rate)
                    return Error.Invalid("service", "This is not offered for the parcel: "
                        + $"{string.Join(", ", offered.Value.Where(r => !r.IsPickUp).Select(r => r.Id))}.");
                parcel.GoBy(Dispatch.Of(await table.ReadAsync(ct), rate.Id, rate.Carrier, rate.Service));
            }
            if (parcel.Kind is not ShipmentKind.Carrier || (!labels.CurrentValue.AreAutomatic && parcel.LabelAskedAt is null)) return Result.Success;
            parcel.WantLabel(now);
            await db.EnsureEnqueuedAsync(new BuyLabelJob(parcel.Id, parcel.OrderNumber), ct);
            return Result.Success;
        }
    }
}

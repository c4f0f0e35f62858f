using System.ComponentModel.DataAnnotations;
using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The parcel of one order, from the confirmed order to the doorstep. Each change of state is a row of <see cref="Changes"/>.</summary>
internal sealed partial class Shipment : Aggregate
{
    /// <summary>Without a webhook for this long, the carrier is asked.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    /// <summary>How often the carrier may say that nobody carries the parcel before that is believed.</summary>
    public const int MaxEmptyOffers = 4;

    private readonly List<ShipmentChange> _changes = [];

    private Shipment() { }

    /// <param name="by">By whom it is sent.</param>
    /// <param name="customs">What customs are told of the goods, by SKU; none for a parcel that crosses no border.</param>
    public Shipment(IIds ids, OrderConfirmed order, Dispatch by, IReadOnlyDictionary<string, CustomsFacts> customs, DateTimeOffset now) : base(ids.New())
    {
        (OrderId, OrderNumber, ShipTo, Kind, Carrier, Service) = (order.OrderId, order.Number, order.ShipTo, by.Kind, by.Carrier, by.Service);
        (Currency, CreatedAt, QueuedAt) = (order.Total.Currency, now, IsPickUp ? null : now);
        Hold(order.Lines, order.LineDiscounts, order.WeightGrams, customs);
        Record(null, "order confirmed", now);
    }

    private void Hold(
        IReadOnlyList<OrderLine> lines, IReadOnlyList<Money>? discounts, int grams, IReadOnlyDictionary<string, CustomsFacts>? customs)
    {
        // Goods may weigh next to nothing; no parcel does.
        WeightGrams = Math.Max(1, grams);
        Contents = [.. lines.Select((l, i) => new ParcelItem(l.Sku, l.Name, l.Quantity, ValueOf(l, discounts?.ElementAtOrDefault(i).Amount ?? 0),
            customs?.GetValueOrDefault(l.Sku)?.OriginCountry, customs?.GetValueOrDefault(l.Sku)?.HsCode))];
    }

    /// <summary>Its order was changed before it left: it holds other goods, and what was weighed and offered for it is void.</summary>
    public void Repack(OrderDetails order, IReadOnlyDictionary<string, CustomsFacts>? customs, DateTimeOffset now)
    {
        Hold(order.Lines, order.LineDiscounts, order.WeightGrams, customs);
        // Nobody has put these goods into it by hand.
        PackedBy = null;
        ChangedAt = now;
        ForgetWeight();
    }

    // What was given away is worth its price to customs, who take no parcel of nothing.
    private static long ValueOf(OrderLine line, long discount) =>
        line.Quantity * line.UnitPrice.Amount is var price && price > discount ? price - discount : price;

    /// <summary>Another try for a parcel whose label was refused or given back, with what was put right.</summary>
    public Shipment(IIds ids, Shipment refused, DeliveryCorrected corrected, Dispatch by, DateTimeOffset now) : base(ids.New())
    {
        (OrderId, OrderNumber, ShipTo, Kind, Carrier, Service) = (refused.OrderId, refused.OrderNumber, corrected.ShipTo, by.Kind, by.Carrier, by.Service);
        (WeightGrams, Currency, Contents, CreatedAt) = (refused.WeightGrams, refused.Currency, refused.Contents, now);
        TakePlaceOf(refused);
        Record(null, refused.VoidedBy is null ? "delivery put right" : "to be packed anew", now);
    }

    public Guid OrderId { get; private init; }
    [MaxLength(32)] public string OrderNumber { get; private init; } = "";
    public Address ShipTo { get; private set; } = null!;

    public ShipmentKind Kind { get; private set; }

    /// <summary>As the customer chose; once the label is bought, as bought; of what is sent by hand who brings it.</summary>
    [MaxLength(64)] public string Carrier { get; private set; } = "";

    [MaxLength(64)] public string Service { get; private set; } = "";

    /// <summary>Nobody carries it: it has no label, and staff says when it is ready and when it is gone.</summary>
    public bool IsPickUp => Kind is ShipmentKind.PickUp;

    public int WeightGrams { get; private set; }

    /// <summary>The goods, as customs are told of them.</summary>
    public IReadOnlyList<ParcelItem> Contents { get; private set; } = [];

    [MaxLength(3)] public string Currency { get; private init; } = "";
    public ShipmentState State { get; private set; } = ShipmentState.Pending;
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The carrier's id (<c>shp_…</c>), stored before the label is bought, so that no try buys another one.</summary>
    [MaxLength(64)] public string? CarrierShipmentId { get; private set; }

    /// <summary>Stored before the carrier is asked to sell: from then on there may be a label that we do not know of.</summary>
    public DateTimeOffset? BuyingSince { get; private set; }

    /// <summary>Since when staff has to decide whether it may be bought; null when it may.</summary>
    public DateTimeOffset? KeptBackAt { get; private set; }

    /// <summary>Not all of its order is there: it is kept back until goods arrive, and staff may pack what is there by hand.</summary>
    public bool AwaitsStock { get; private set; }

    public int EmptyOffers { get; private set; }
    [MaxLength(64)] public string? TrackingCode { get; private set; }
    [MaxLength(64)] public string? TrackerId { get; private set; }

    /// <summary>The carrier's page about the parcel, for anybody.</summary>
    [MaxLength(500)] public string? TrackingUrl { get; private set; }

    [MaxLength(500)] public string? LabelUrl { get; private set; }

    /// <summary>What the label cost, in minor units of <see cref="Currency"/>.</summary>
    public long? LabelAmount { get; private set; }

    public Money? LabelPrice => LabelAmount is { } amount ? new(amount, Currency) : null;

    /// <summary>The carrier's word for where the parcel is.</summary>
    [MaxLength(32)] public string? TrackerStatus { get; private set; }

    /// <summary>The order was cancelled while there was, or could have been, a label.</summary>
    public DateTimeOffset? CancelAskedAt { get; private set; }

    /// <summary>Something that people should look at.</summary>
    [MaxLength(500)] public string? Alert { get; private set; }

    /// <summary>When the carrier is asked unless a webhook came; null when there is nothing to wait for.</summary>
    public DateTimeOffset? AskAt { get; private set; }

    /// <summary>A change of its order came too late for it: it does not count for what the order's parcels hold.</summary>
    private bool IsNotAsOrdered => Alert is FollowEditedOrder.LeftBefore or FollowEditedOrder.PackedBefore or CancelGivenUpParcels.LeftAllTheSame;

    public int ChangeCount { get; private set; }
    public IReadOnlyCollection<ShipmentChange> Changes => _changes;

    public void KnownAtCarrierAs(string? carrierShipmentId)
    {
        CarrierShipmentId = carrierShipmentId;
        Touch();
    }

    public void Buying(DateTimeOffset now)
    {
        BuyingSince = now;
        Touch();
    }

    /// <summary>Nobody offers to carry the parcel. True when the carrier said so often enough to be final.</summary>
    public bool NobodyOffers()
    {
        EmptyOffers++;
        Touch();
        return EmptyOffers >= MaxEmptyOffers;
    }

    /// <summary>The label is ours. Null when the order was cancelled in the meantime: then no event is published, and the label goes back.</summary>
    public ShipmentBooked? Label(CarrierShipment bought, DateTimeOffset now)
    {
        var rate = bought.SelectedRate;
        var why = rate is null || (rate.Carrier == Carrier && rate.Service == Service)
            ? "label bought"
            : $"label bought: {Carrier} {Service} was no longer offered, so it goes by {rate.Carrier} {rate.Service}";
        if (LabelAskedBy is { } by) why += $"; asked for by {by}";
        (TrackingCode, LabelUrl, TrackerId, TrackingUrl, LabelAmount) =
            (bought.TrackingCode, bought.PostageLabel?.LabelUrl, bought.Tracker?.Id, bought.Tracker?.PublicUrl, rate?.Price?.Amount);
        if (rate is not null) (Carrier, Service) = (rate.Carrier, rate.Service);
        AskAt = now + Quiet;
        Move(ShipmentState.Labelled, why, now);
        if (LabelUrl is null) Warn("The carrier gave no safe address of the label: print it from the carrier's own pages.");
        return CancelAskedAt is null
            ? new ShipmentBooked(OrderId, Id, Carrier, Service, TrackingCode!, LabelUrl ?? "", now, LabelAskedBy is not null, Lines)
            : null;
    }

    /// <summary>Its order is kept back: nothing is bought, and nothing handed over, until it is released.</summary>
    /// <param name="why">For staff.</param>
    public void KeepBack(string? why, DateTimeOffset now)
    {
        if (ShipmentStates.IsFinal(State)) return;
        KeptBackAt ??= now;
        (KeptBackFor, AwaitsStock) = (why, false);
        Touch();
    }

    /// <summary>It waits for goods. What staff has packed by hand does not: it holds only what is there.</summary>
    public void AwaitStock(DateTimeOffset now)
    {
        if (PackedBy is not null) return;
        KeepBack("It waits for goods that are not there yet.", now);
        AwaitsStock = KeptBackAt is not null;
    }

    /// <summary>The order may go. True when its label is to be bought now. A try that saw the order kept back a moment ago loses against this change.</summary>
    public bool Release(DateTimeOffset now)
    {
        if (State is not ShipmentState.Pending && KeptBackAt is null) return false;
        (KeptBackAt, KeptBackFor, AwaitsStock, ChangedAt) = (null, null, false, now);
        Touch();
        return State is ShipmentState.Pending && LabelAskedAt is not null;
    }

    /// <param name="why">In the carrier's words.</param>
    /// <param name="reason">In words for everybody.</param>
    public ShipmentFailed Fail(string why, string reason, DateTimeOffset now)
    {
        Move(ShipmentState.Failed, why, now);
        return new ShipmentFailed(OrderId, Id, why, now, reason, IsPartial);
    }

    /// <summary>The order is cancelled. True when a label exists or may exist, which has to be given back.</summary>
    public bool Cancel(string why, DateTimeOffset now)
    {
        Leave();
        if (ShipmentStates.IsFinal(State) || CancelAskedAt is not null) return false;
        if (State is ShipmentState.Pending && BuyingSince is null)
        {
            Move(ShipmentState.Cancelled, why, now);
            return false;
        }
        CancelAskedAt = now;
        Touch();
        return true;
    }

    /// <summary>The label was given back, or it turned out that there is none.</summary>
    public LabelRefunded? GiveBack(DateTimeOffset now)
    {
        var had = State is ShipmentState.Labelled;
        (AskAt, Alert) = (null, null);
        Move(ShipmentState.Cancelled, had ? "label given back" : "no label was bought", now);
        return had ? new LabelRefunded(OrderId, Id, now) : null;
    }

    public void Warn(string alert)
    {
        if (Alert == alert) return;
        Alert = alert;
        Touch();
    }

    /// <summary>What the carrier says of the parcel. Late and repeated reports change nothing; missed ones are caught up on, in order.</summary>
    public IReadOnlyList<IIntegrationEvent> Track(string status, DateTimeOffset now)
    {
        if (State is not (ShipmentState.Labelled or ShipmentState.InTransit) || ShipmentStates.Rank(status) <= ShipmentStates.Rank(TrackerStatus)) return [];
        (TrackerStatus, AskAt) = (status, now + Quiet);
        Touch();
        if (status is "failure" or "error") Warn($"The carrier reports {status}: the parcel needs somebody's attention.");
        if (status is not ("in_transit" or "out_for_delivery" or "available_for_pickup" or "delivered" or "return_to_sender")) return [];

        var events = new List<IIntegrationEvent>();
        void Arrive(ShipmentState at, IIntegrationEvent @event)
        {
            Move(at, $"carrier: {status}", now);
            events.Add(@event);
        }
        if (State is ShipmentState.Labelled) Arrive(ShipmentState.InTransit, new ShipmentDispatched(OrderId, Id, now, Lines));
        if (status is "delivered") Arrive(ShipmentState.Delivered, new ShipmentDelivered(OrderId, Id, now));
        if (status is "return_to_sender") Arrive(ShipmentState.Returned, new ShipmentReturned(OrderId, Id, now, Lines));
        if (ShipmentStates.IsFinal(State)) (AskAt, Alert) = (null, IsNotAsOrdered ? Alert : null);
        return events;
    }

    /// <summary>
    /// The rate of the chosen carrier and service; else that carrier's cheapest; else the cheapest of all. Null when there is none in our currency.
    /// </summary>
    /// <param name="offers">Of carriers that can take the address.</param>
    public CarrierRate? Choose(IEnumerable<CarrierRate> offers)
    {
        var usable = offers
            .Where(o => o.Currency == Currency && o.Price is { Amount: >= 0 })
            .OrderBy(o => o.Price!.Value.Amount).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        return usable.Find(o => o.Carrier == Carrier && o.Service == Service) ?? usable.Find(o => o.Carrier == Carrier) ?? usable.FirstOrDefault();
    }

    private void Move(ShipmentState to, string why, DateTimeOffset now)
    {
        if (!ShipmentStates.Allows(State, to)) throw new InvalidOperationException($"Shipment {Id} cannot go from {State} to {to}.");
        (var from, State) = (State, to);
        // What is refused waits on, for its delivery to be put right.
        if (to is not (ShipmentState.Labelled or ShipmentState.Failed)) Leave();
        Record(from, why, now);
        Touch();
    }

    private void Record(ShipmentState? from, string why, DateTimeOffset now)
    {
        _changes.Add(new(Id, ++ChangeCount, from, State, now, why));
        ChangedAt = now;
    }
}

/// <summary>One change of state, numbered from 1 per shipment; <paramref name="From"/> is null for the first.</summary>
internal sealed record ShipmentChange(Guid ShipmentId, int Number, ShipmentState? From, ShipmentState To, DateTimeOffset At, string Why);

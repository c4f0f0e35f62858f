namespace ClickCart.Ordering.Orders;

/// <summary>
/// How a delivery was put right that the carrier had refused: by whom, when and why. Rows are only ever added; what was ordered, and its seal, stay as they
/// were, and the parcel goes by the newest row.
/// </summary>
internal sealed class DeliveryCorrection
{
    private DeliveryCorrection() { }

    public DeliveryCorrection(Guid orderId, int number, DateTimeOffset at, Actor by, Delivery to, string reason) =>
        (OrderId, Number, At, Actor, ActorName, ShipTo, ShippingOptionId, Carrier, Service, Reason) =
            (orderId, number, at, by.Role, by.Name, to.ShipTo, to.OptionId, to.Carrier, to.Service, reason);

    public Guid OrderId { get; private init; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The role, for everybody to see.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>The e-mail address, for staff.</summary>
    public string ActorName { get; private init; } = "";

    public Address ShipTo { get; private init; } = null!;
    public string ShippingOptionId { get; private init; } = "";
    public string Carrier { get; private init; } = "";
    public string Service { get; private init; } = "";
    public string Reason { get; private init; } = "";
}

/// <summary>Where a parcel goes, and by whom.</summary>
internal sealed record Delivery(Address ShipTo, string OptionId, string Carrier, string Service)
{
    /// <summary>Why it cannot go there instead: to a country that the shop does not serve. What was ordered to one that it served once stays.</summary>
    public Error? WhyNotServed(Address to, ServedCountries served) =>
        to.Country != ShipTo.Country && served.RefusalOf(to.Country) is { } why ? Error.Invalid("shipTo.country", why) : null;
}

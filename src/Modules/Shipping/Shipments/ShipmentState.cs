namespace ClickCart.Shipping.Shipments;

/// <summary>Where a parcel is. Contracts and the API say it in camelCase.</summary>
internal enum ShipmentState
{
    /// <summary>The order is confirmed; the label is not bought yet.</summary>
    Pending,

    Labelled,
    InTransit,
    Delivered,

    /// <summary>Came back to the sender.</summary>
    Returned,

    /// <summary>The order was cancelled; the label, if there was one, was given back.</summary>
    Cancelled,

    /// <summary>It came back, or is lost: another shipment with the same goods goes in its place.</summary>
    Resent,

    /// <summary>The carrier sold no label. When the delivery is put right, another shipment tries again.</summary>
    Failed,
}

/// <summary>The state table: which state may follow which.</summary>
internal static class ShipmentStates
{
    private static ShipmentState[] After(ShipmentState state) => state switch
    {
        ShipmentState.Pending => [ShipmentState.Labelled, ShipmentState.Cancelled, ShipmentState.Failed],
        ShipmentState.Labelled => [ShipmentState.InTransit, ShipmentState.Cancelled],
        ShipmentState.InTransit => [ShipmentState.Delivered, ShipmentState.Returned, ShipmentState.Resent],
        ShipmentState.Returned => [ShipmentState.Resent],
        _ => [],
    };

    /// <param name="from">Null: the shipment begins.</param>
    public static bool Allows(ShipmentState? from, ShipmentState to) => from is { } before ? After(before).Contains(to) : to is ShipmentState.Pending;

    public static bool IsFinal(ShipmentState state) =>
        state is not (ShipmentState.Pending or ShipmentState.Labelled or ShipmentState.InTransit);

    /// <summary>As contracts and the API write it.</summary>
    public static string Name(this ShipmentState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];

    /// <summary>The parcel has left and has not arrived: nothing comes of it but that people can read it.</summary>
    public static bool IsOnTheWay(string trackerStatus) => trackerStatus is "in_transit" or "out_for_delivery" or "available_for_pickup";

    /// <summary>How far along a tracker status of the carrier is. A status of a lower rank than the known one came late and changes nothing.</summary>
    public static int Rank(string? trackerStatus) => trackerStatus switch
    {
        "pre_transit" => 1,
        "in_transit" => 2,
        "out_for_delivery" or "available_for_pickup" => 3,
        "failure" or "error" or "cancelled" => 4,
        "delivered" or "return_to_sender" => 5,
        _ => 0,
    };
}

namespace ClickCart.Shipping.Shipments;

/// <summary>How a shipment gets to its customer. Contracts and the API say it in camelCase.</summary>
internal enum ShipmentKind
{
    /// <summary>Its label is bought from a carrier, who is asked where it is.</summary>
    Carrier,

    /// <summary>The shop sends it by its own means: it waits until staff has, and says by whom.</summary>
    Own,

    /// <summary>Its customer comes for it.</summary>
    PickUp,
}

internal static class ShipmentKinds
{
    /// <summary>As contracts and the API write it.</summary>
    public static string Name(this ShipmentKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
}

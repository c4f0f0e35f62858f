using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The rule about what may leave: only what is paid for, since a charge that fails cancels the order.</summary>
internal static class PaidOrders
{
    /// <summary>Parcels of it may be packed and sent: also of one that has left, where a parcel goes again.</summary>
    public static bool MayGo(this OrderDetails order) => order is { Status: "confirmed" or "shipped", IsKeptBack: false };

    /// <summary>The same, and all of it is there, or all that staff has put into this parcel by hand.</summary>
    public static bool MayGo(this OrderDetails order, Shipment shipment) => order.MayGo() && (!order.AwaitsStock || shipment.PackedBy is not null);

    /// <summary>Charged, whatever became of the money since, or nothing is to be paid before it leaves.</summary>
    public static bool IsPaid(this OrderDetails order) => order.PaymentStatus is "captured" or "partiallyRefunded" or "disputed" or "notRequired"
        || order is { PaysOnDelivery: true, PaymentStatus: "pending" };
}

using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Shipments;

/// <summary>The rule about what may leave: only what is paid for, since a charge that fails cancels the order.</summary>
internal static class PaidOrders
{
    /// <summary>Charged, whatever became of the money since, or nothing is to be paid before it leaves.</summary>
    public static bool IsPaid(this OrderDetails order) => order.PaymentStatus is "captured" or "partiallyRefunded" or "disputed" or "notRequired"
        || order is { PaysOnDelivery: true, PaymentStatus: "pending" };
}

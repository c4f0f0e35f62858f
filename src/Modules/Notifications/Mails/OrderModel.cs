using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// What templates about an order may read, in the language of the page that is set; money, times and addresses become words of the mail's language where it
/// is written, and keep their parts. Under <c>order</c>: <c>number</c>, <c>link</c> (opens it), <c>placed_on</c>, <c>lines</c> (each <c>name</c>, <c>sku</c>,
/// <c>quantity</c>, <c>unit_price</c>, <c>price</c>, <c>later</c>: when what is not there yet comes, nil where all is there),
/// <c>subtotal</c>, <c>discount</c> and <c>coupon</c> (nil for none), <c>shipping</c>, <c>tax</c> (added;
/// nil for none), <c>tax_note</c>, <c>total</c>, <c>to_pay</c> (what gift cards and store credit leave of it),
/// <c>delivery</c>, <c>is_pick_up</c>, <c>awaits_goods</c>, <c>ship_to</c>, <c>bill_to</c>, <c>pay_by</c>,
/// <c>payment</c> (<c>method</c>, <c>instructions</c>, <c>is_on_delivery</c>; nil where the gateway takes the money).
/// </summary>
internal static class OrderModel
{
    public static Dictionary<string, object?> Of(OrderLetter order, string link, ShopTime time) => new(StringComparer.Ordinal)
    {
        ["number"] = order.Number,
        ["link"] = link,
        ["placed_on"] = time.DayOf(order.PlacedAt),
        ["lines"] = order.Lines,
        ["subtotal"] = order.Subtotal,
        ["discount"] = Unless0(order.Discount),
        ["coupon"] = order.CouponCode,
        ["shipping"] = order.Shipping,
        ["tax"] = Unless0(order.Tax),
        ["tax_note"] = order.TaxNote,
        ["total"] = order.Total,
        ["to_pay"] = order.ToPay,
        ["delivery"] = Texts.Said(ServiceName.Of(order.Carrier, order.Service)),
        ["awaits_goods"] = order.Lines.Any(l => l.Later is not null),
        ["is_pick_up"] = order.Carrier == PickUpPoint.Carrier,
        ["ship_to"] = TypedWords.Of(order.ShipTo),
        ["bill_to"] = TypedWords.Of(order.BillTo),
        ["pay_by"] = order.PayBy,
        ["payment"] = order.Payment is { } payment ? new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["method"] = Texts.Said(payment.Method),
            ["instructions"] = payment.Instructions,
            ["is_on_delivery"] = payment.IsOnDelivery,
        } : null,
    };

    /// <summary>A parcel; its <c>lines</c> where it holds a part of the order, else none.</summary>
    public static Dictionary<string, object?> Parcel(ParcelDetails? parcel, OrderLetter order) => new(StringComparer.Ordinal)
    {
        ["carrier"] = parcel is null ? null : Texts.Said(ServiceName.Of(parcel.Carrier, parcel.Service)),
        ["tracking_code"] = parcel?.TrackingCode is { Length: > 0 } code ? code : null,
        ["tracking_link"] = parcel?.TrackingUrl,
        ["lines"] = parcel?.Lines?.Select(l => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = order.Lines.FirstOrDefault(o => o.Sku == l.Sku)?.Name ?? l.Sku,
            ["sku"] = l.Sku,
            ["quantity"] = l.Quantity,
        }).ToArray(),
    };

    /// <summary>What a mail about a return says of it.</summary>
    public static Dictionary<string, object?> Return(string number, params (string Name, object? Value)[] more) => Model([("number", number), .. more]);

    public static Dictionary<string, object?> Model(params (string Name, object? Value)[] members) =>
        members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);

    /// <summary>What had paid for an exchange is refunded by the order that it came back of: its own mail says so.</summary>
    public static bool IsOfAnother(string? to, OrderLetter order) => to == "credit" && order.IsPaidByExchange;

    private static Money? Unless0(Money money) => money.Amount == 0 ? null : money;
}

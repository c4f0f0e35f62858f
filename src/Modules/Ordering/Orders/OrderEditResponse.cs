using System.Text.Json.Serialization;
using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>What comes of a change of an order, or came of it.</summary>
/// <param name="Difference">Of the totals: negative where the order costs less.</param>
/// <param name="Payment">What the payment does with it.</param>
internal sealed record OrderEditResponse(
    OrderEditResponse.Side Before, OrderEditResponse.Side After, Money Difference, PaymentChange Payment, int Version) : IVersioned
{
    /// <summary>What the customer is asked to pay for another change, and cannot pay any more once this one is made; missing where nothing is asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public EndedSupplement? EndsSupplement { get; init; }

    internal Guid OrderId { get; private init; }
    internal string OrderNumber { get; private init; } = "";

    /// <summary>As it was asked for, for a page on which it is confirmed.</summary>
    internal required EditAsked Asked { get; init; }

    /// <param name="was">Before the change, as the order may have been changed by now.</param>
    /// <param name="plan">Null where lines and amounts stay.</param>
    /// <param name="isPreview">The order was not changed.</param>
    public static OrderEditResponse Of(
        Order order, (OrderFigures Figures, Delivery Delivery) was, EditPlan? plan, bool isPreview, Delivery wanted, EditAsked asked)
    {
        var after = plan is null ? was.Figures : isPreview ? plan.After : OrderFigures.Of(order);
        return new(Side.Of(was.Figures, was.Delivery), Side.Of(after, wanted), after.Total - was.Figures.Total,
            plan?.Payment ?? new(PaymentChange.Nothing, order.Of(0)), order.Version)
        {
            OrderId = order.Id,
            OrderNumber = order.Number,
            Asked = asked,
        };
    }

    /// <param name="was">Before, as the order may have been changed by now.</param>
    public static OrderEditResponse OfRest(Order order, (OrderFigures Figures, Delivery Delivery) was, RestPlan plan, EditAsked asked)
    {
        var nothing = order.Of(0);
        var after = plan.Priced is { } priced ? OrderFigures.Of(priced) : new([], nothing, nothing, nothing, nothing, nothing, nothing);
        return new(Side.Of(was.Figures, was.Delivery), Side.Of(after, was.Delivery), after.Total - was.Figures.Total, plan.Payment, order.Version)
        {
            OrderId = order.Id,
            OrderNumber = order.Number,
            Asked = asked,
        };
    }

    public sealed record Side(Address ShipTo, Option ShippingOption, IReadOnlyList<OrderResponse.LineResponse> Lines, Money Subtotal, Money Discount,
        Money Shipping, Money Tax, Money TaxIncluded, Money Total)
    {
        /// <summary>Not all of it is there.</summary>
        internal bool AwaitsStock => Lines.Any(l => l.Backordered > 0);

        internal OrderFigures Figures => new(Lines, Subtotal, Discount, Shipping, Tax, TaxIncluded, Total);

        internal static Side Of(OrderFigures f, Delivery d) =>
            new(d.ShipTo, new(d.OptionId, d.Carrier, d.Service), f.Lines, f.Subtotal, f.Discount, f.Shipping, f.Tax, f.TaxIncluded, f.Total);
    }

    public sealed record Option(string Id, string Carrier, string Service);

    /// <param name="Difference">What was to be paid.</param>
    /// <param name="Reason">What for, as its customer reads it.</param>
    /// <param name="Payment"><c>none</c>, <c>pending</c>, <c>actionRequired</c> or <c>declined</c>: one that is under way goes back.</param>
    public sealed record EndedSupplement(Guid Id, Money Difference, string Reason, SupplementPayment Payment);
}

/// <summary>What of a change a page asks for once more.</summary>
internal sealed record EditAsked(
    IReadOnlyList<EditedLine> Lines, Money? Discount = null, Money? ShippingPrice = null, string? Reason = null, string? Note = null);

using System.ComponentModel.DataAnnotations;
using ClickCart.Inventory.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>How an order was changed before it shipped: by whom, when, why, and what it was before and after. Rows are only ever added.</summary>
/// <param name="Id">Under it Inventory holds what its lines gain, before the change is stored.</param>
/// <param name="Number">From 1 for each order, without gaps.</param>
/// <param name="Actor">The role, for everybody to see.</param>
/// <param name="ActorName">The e-mail address, for staff.</param>
/// <param name="Note">To the customer; null for none.</param>
/// <param name="Difference">Of the totals, in minor units of the order's currency: negative where it costs less.</param>
/// <param name="SealBefore">The order's, which the change before left.</param>
internal sealed record OrderEdit(
    Guid Id, Guid OrderId, int Number, DateTimeOffset At, string Actor, string ActorName, [property: MaxLength(500)] string Reason,
    [property: MaxLength(OrderEdit.NoteLength)] string? Note, long Difference, [property: MaxLength(64)] string SealBefore,
    [property: MaxLength(64)] string SealAfter)
{
    public const int NoteLength = 1000;

    public required OrderFigures Before { get; init; }
    public required OrderFigures After { get; init; }
}

/// <summary>All that an order comes to, in lines and sums.</summary>
/// <param name="Tax">Added, of goods and delivery.</param>
/// <param name="TaxIncluded">Contained in the prices; part of no sum.</param>
/// <param name="Total">Subtotal − discount + shipping + tax.</param>
internal sealed record OrderFigures(
    IReadOnlyList<OrderResponse.LineResponse> Lines, Money Subtotal, Money Discount, Money Shipping, Money Tax, Money TaxIncluded, Money Total)
{
    /// <param name="order">With its lines.</param>
    public static OrderFigures Of(Order order)
    {
        var o = OrderResponse.Of(order);
        return new(o.Lines, o.Subtotal, o.Discount, o.Shipping, o.Tax, o.TaxIncluded, o.Total);
    }

    /// <param name="order">Whose lines become that, and keep what they wait for; null where nothing waits.</param>
    /// <param name="waits">What they gain, and is not there yet.</param>
    public static OrderFigures Of(Repriced priced, Order? order = null, IReadOnlyList<StockWait>? waits = null) => new(
        [.. priced.Lines.Select(l =>
        {
            var (was, wait) = (order?.Lines.FirstOrDefault(o => o.Sku == l.Sku), waits?.FirstOrDefault(w => w.Sku == l.Sku));
            var later = (was?.WaitsAt(l.Quantity) ?? 0) + (wait?.Quantity ?? 0);
            return new OrderResponse.LineResponse(l.Sku, l.Name, l.Quantity, l.UnitPrice, l.Discount, l.Tax, l.TaxIncluded, l.Total)
            {
                Shipped = 0,
                Delivered = 0,
                Backordered = later,
                ExpectedOn = later == 0 ? null : wait is null ? was?.ExpectedOn : wait.ExpectedOn,
            };
        })],
        priced.Subtotal, priced.Discount, priced.Shipping, priced.Tax + priced.ShippingTax,
        priced.Lines.Aggregate(priced.ShippingTaxIncluded, (sum, l) => sum + l.TaxIncluded), priced.Total);
}

/// <summary>An order before a change and after it, for pieces of pages.</summary>
internal sealed record EditSides(OrderFigures Before, OrderFigures After);

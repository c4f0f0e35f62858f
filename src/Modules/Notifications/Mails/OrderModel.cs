using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Web;
using ClickCart.Web.Components;

namespace ClickCart.Notifications.Mails;

/// <summary>
/// What templates about an order may read, in the language of the page that is set: money, dates, countries and addresses are text already. Under
/// <c>order</c>: <c>number</c>, <c>link</c> (opens it), <c>placed_on</c>, <c>lines</c> (each <c>name</c>, <c>sku</c>, <c>quantity</c>, <c>unit_price</c>,
/// <c>price</c>), <c>subtotal</c>, <c>discount</c> and <c>coupon</c> (nil for none), <c>shipping</c>, <c>tax</c> (added; nil for none), <c>tax_note</c>,
/// <c>total</c>, <c>delivery</c>, <c>is_pick_up</c>, <c>ship_to</c> and <c>bill_to</c> (lists of lines), <c>pay_by</c>.
/// </summary>
internal static class OrderModel
{
    public static Dictionary<string, object?> Of(OrderLetter order, string shop, ShopTime time) => new(StringComparer.Ordinal)
    {
        ["number"] = order.Number,
        ["link"] = shop + order.Path,
        ["placed_on"] = Day(order.PlacedAt, time),
        ["lines"] = order.Lines.Select(l => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = l.Name,
            ["sku"] = l.Sku,
            ["quantity"] = l.Quantity,
            ["unit_price"] = MoneyText.Of(l.UnitPrice),
            ["price"] = MoneyText.Of(l.Price),
        }).ToList(),
        ["subtotal"] = MoneyText.Of(order.Subtotal),
        ["discount"] = Unless0(order.Discount),
        ["coupon"] = order.CouponCode,
        ["shipping"] = MoneyText.Of(order.Shipping),
        ["tax"] = Unless0(order.Tax),
        ["tax_note"] = order.TaxNote,
        ["total"] = MoneyText.Of(order.Total),
        ["delivery"] = Texts.Said(ServiceName.Of(order.Carrier, order.Service)),
        ["is_pick_up"] = order.Carrier == PickUpPoint.Carrier,
        ["ship_to"] = Lines(order.ShipTo),
        ["bill_to"] = Lines(order.BillTo),
        ["pay_by"] = Moment(order.PayBy, time),
    };

    private static string? Unless0(Money money) => money.Amount == 0 ? null : MoneyText.Of(money);

    private static string Day(DateTimeOffset at, ShopTime time) => time.Local(at).ToString("D", Language.Current.Culture);

    private static string Moment(DateTimeOffset at, ShopTime time) => time.Local(at).ToString("f", Language.Current.Culture);

    private static List<string> Lines(Address a) =>
        [.. new[] { a.Name, a.Line1, a.Line2, Places.TownOf(a), Texts.Country(a.Country) }.Where(line => !string.IsNullOrWhiteSpace(line)).Cast<string>()];
}

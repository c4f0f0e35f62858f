using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// What each kind of mail offers to its templates, with examples: the list that the editor shows, and what a preview is written over where there is no order.
/// Whoever sends a mail of the kind passes these names.
/// </summary>
internal static class SampleModel
{
    private const string Link = "https://shop.example/…";

    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);
    private static readonly Address ShipTo = new("Ada Lovelace", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    /// <summary>The same with the stand-in that mails are written with, for links that are the recipient's alone.</summary>
    public static IReadOnlyDictionary<string, object?> WithHiddenLink(MailKind kind) => Hiding(Of(kind));

    private static Dictionary<string, object?> Hiding(IReadOnlyDictionary<string, object?> model) => model.ToDictionary(m => m.Key, m =>
        m.Key is "link" or "code" ? HiddenLinks.StandIn : m is { Key: "order", Value: IReadOnlyDictionary<string, object?> order } ? Hiding(order) : m.Value,
        StringComparer.Ordinal);

    /// <summary>Without <c>shop</c> and <c>language</c>, which all have.</summary>
    public static IReadOnlyDictionary<string, object?> Of(MailKind kind) => kind switch
    {
        MailKind.PaymentAsked => OfOrder(("note", "As we said on the phone."), ("to_pay", null)),
        MailKind.PaymentFailed => OfOrder(("payment", Some(("message", "Your card was declined.")))),
        MailKind.ReadyForPickUp => OfOrder(("pick_up", Some(
            ("name", "Counter on Main Street"), ("instructions", "Ring twice. Open from 9 to 5."), ("address", ShipTo)))),
        MailKind.Shipped or MailKind.Delivered => OfOrder(("shipment", Some(
            ("carrier", "USPS Priority"), ("tracking_code", "9400 1000 0000 0000 0000 00"), ("tracking_link", "https://track.example/9400"),
            ("lines", new[] { Some(("name", "Stoneware mug, 300 ml"), ("sku", "MUG-300"), ("quantity", 1)) })))),
        MailKind.Cancelled => OfOrder(("cancellation", Some(("reason", "You asked for it.")))),
        MailKind.OrderChanged => OfOrder(("change", Some(
            ("reason", "You asked for one less."), ("note", "We put a card in, too."), ("back", new Money(1999, "USD")), ("more", null)))),
        MailKind.DifferenceAsked => OfOrder(("change", Some(
            ("reason", "You asked for one more."), ("note", "We put a card in, too."), ("difference", new Money(1999, "USD"))))),
        MailKind.DifferenceGivenBack => OfOrder(("change", Some(("reason", "It is sold out meanwhile."), ("paid", new Money(1999, "USD"))))),
        MailKind.GoodsExpected => OfOrder(("expected_on", new DateOnly(2026, 12, 20))),
        MailKind.RefundWithdrawn => OfOrder(("refund", Some(("amount", new Money(1999, "USD")), ("reason", "It was meant for another order.")))),
        MailKind.Refunded => OfOrder(("refund", Some(("amount", new Money(1999, "USD")), ("as_store_credit", false), ("as_exchange", false), ("of_exchange", false)))),
        MailKind.RefundUnderWay or MailKind.RefundFailed => OfOrder(("refund", Some(("amount", new Money(1999, "USD"))))),
        MailKind.ReturnRequested or MailKind.ReturnReceived => OfOrder(("return", Some(("number", "CC-10042-R1")))),
        MailKind.ReturnApproved => OfOrder(("return", Some(("number", "CC-10042-R1"), ("label_link", "https://labels.example/1.png"), ("send_to", null)))),
        MailKind.ReturnDeclined => OfOrder(("return", Some(("number", "CC-10042-R1"), ("reason", "It was made to your measure.")))),
        MailKind.GiftCard => Some(
            ("code", "7K2M-9QXA-4RTB-W8ZE"), ("amount", new Money(5000, "USD")), ("expires_at", At.AddYears(3)), ("message", "Happy birthday!"),
            ("balance_url", Link)),
        MailKind.AccountConfirm or MailKind.PasswordReset => Some(("name", "Ada"), ("link", Link), ("expires_at", At)),
        MailKind.AddressChanged => Some(("name", "Ada"), ("old_email", "ada@old.example"), ("new_email", "ada@new.example"), ("at", At), ("link", Link)),
        MailKind.PasswordChanged => Some(("name", "Ada"), ("at", At), ("link", Link)),
        MailKind.StaffSignIn => Some(("name", "Ada"), ("at", At), ("device", "Firefox on Linux"), ("address", "203.0.113.7"), ("link", Link)),
        MailKind.StaffInvited => Some(
            ("name", "Ada"), ("link", Link), ("expires_at", At.AddDays(7)), ("role", "support"), ("invited_by", "owner@shop.example")),
        MailKind.StaffDigest => Some(("name", "Ada"), ("count", 1), ("settings_url", Link), ("groups", new[] { Notices() })),
        _ when kind.Template().StartsWith("back-in-stock", StringComparison.Ordinal) => Some(("link", Link), ("days", 90), ("product", Some(
            ("name", "Stoneware mug, 300 ml"), ("sku", "MUG-300"), ("price", new Money(1999, "USD")), ("url", Link)))),
        _ when kind.Template().StartsWith("staff-", StringComparison.Ordinal) => Notices(("name", "Ada"), ("settings_url", Link)),
        _ => OfOrder(),
    };

    /// <summary>Of a customer's order.</summary>
    public static bool IsOfOrder(MailKind kind) => Of(kind).ContainsKey("order");

    private static Dictionary<string, object?> Notices(params ReadOnlySpan<(string, object?)> more) => Some([
        ("label", "New orders"), ("count", 1), ("more", 0), ("url", Link), ("title", "Order CC-10042"),
        ("items", new[] { Some(("title", "Order CC-10042"), ("detail", "$45.44"), ("url", Link), ("at", "25 November 2026, 09:30 UTC")) }), .. more]);

    /// <summary>The same names as of a real one: <see cref="OrderModel"/>.</summary>
    private static Dictionary<string, object?> OfOrder(params ReadOnlySpan<(string, object?)> more) => Some([
        ("number", "CC-10042"),
        ("link", Link),
        ("order", Some(
            ("number", "CC-10042"),
            ("link", Link),
            ("placed_on", new DateOnly(2026, 11, 25)),
            ("pay_by", At.AddMinutes(15)),
            ("payment", Some(("method", "Bank transfer"), ("instructions", "Account 12345 at Example Bank"), ("is_on_delivery", false))),
            ("lines", new[]
            {
                Some(("name", "Stoneware mug, 300 ml"), ("sku", "MUG-300"), ("quantity", 2), ("unit_price", new Money(1999, "USD")),
                    ("price", new Money(3998, "USD")), ("later", null)),
            }),
            ("subtotal", new Money(3998, "USD")),
            ("discount", new Money(400, "USD")),
            ("coupon", "WELCOME10"),
            ("shipping", new Money(600, "USD")),
            ("tax", new Money(346, "USD")),
            ("tax_note", "Tax 8.25\u00a0% on $41.98."),
            ("total", new Money(4544, "USD")),
            ("to_pay", new Money(4544, "USD")),
            ("delivery", "USPS Priority"),
            ("is_pick_up", false),
            ("awaits_goods", false),
            ("ship_to", ShipTo),
            ("bill_to", ShipTo))),
        .. more]);

    private static Dictionary<string, object?> Some(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var made = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in members) made[name] = value;
        return made;
    }
}

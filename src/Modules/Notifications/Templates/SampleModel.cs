using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// What each kind of mail offers to its templates, with examples: the list that the editor shows, and what a preview is written over where there is no order.
/// Whoever sends a mail of the kind passes these names.
/// </summary>
internal static class SampleModel
{
    private const string Order = "https://shop.example/orders/…";

    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero);
    private static readonly Address ShipTo = new("Ada Lovelace", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    /// <summary>Without <c>shop</c> and <c>language</c>, which all have.</summary>
    public static IReadOnlyDictionary<string, object?> Of(MailKind kind) => kind switch
    {
        MailKind.PaymentFailed => OfOrder(("payment", Some(("failure", "Your card was declined.")))),
        MailKind.ConfirmationNeeded => OfOrder(("payment", Some(("action_url", Order)))),
        MailKind.Shipped or MailKind.Delivered or MailKind.Returned => OfOrder(("shipment", Some(
            ("carrier", "USPS"), ("service", "Priority Mail"), ("tracking_code", "9400 1000 0000 0000 0000 00"), ("tracking_url", "https://track.example/9400")))),
        MailKind.Cancelled => OfOrder(("reason", "You asked for it.")),
        MailKind.RefundUnderWay or MailKind.Refunded or MailKind.RefundFailed => OfOrder(("refund", Some(("amount", new Money(1999, "USD")), ("reason", "It broke.")))),
        MailKind.AccountConfirm => Some(("name", "Ada"), ("link", "https://shop.example/confirm/…"), ("expires_at", At)),
        MailKind.AddressChanged => Some(("old_email", "ada@old.example"), ("new_email", "ada@new.example"), ("at", At)),
        MailKind.PasswordReset => Some(("name", "Ada"), ("link", "https://shop.example/password/…"), ("expires_at", At)),
        MailKind.PasswordChanged => Some(("at", At)),
        MailKind.StaffSignIn => Some(("at", At), ("device", "Firefox on Linux"), ("address", "203.0.113.7")),
        MailKind.StaffInvited => Some(("link", "https://shop.example/password/…"), ("expires_at", At.AddDays(7)), ("role", "support"), ("invited_by", "owner@shop.example")),
        MailKind.BackInStock => Some(("product", Some(
            ("name", "Stoneware mug, 300 ml"), ("sku", "MUG-300"), ("price", new Money(1999, "USD")), ("url", "https://shop.example/products/mug")))),
        MailKind.StaffNewOrder => OfOrder(),
        MailKind.StaffPaymentAlert => Some(("alert", Some(
            ("detail", "The gateway charged another amount than the order's."), ("at", At), ("url", "https://shop.example/admin/alerts")))),
        MailKind.StaffFailedJob => Some(("job", Some(
            ("name", "Buy label of CC-10042"), ("error", "The carrier did not answer."), ("at", At), ("url", "https://shop.example/admin/work")))),
        MailKind.StaffLowStock => Some(("item", Some(
            ("sku", "MUG-300"), ("name", "Stoneware mug, 300 ml"), ("available", 3), ("threshold", 5), ("url", "https://shop.example/admin/stock/MUG-300")))),
        MailKind.StaffCheckFailed => Some(("check", Some(
            ("detail", "1 order is not what its payments say."), ("at", At), ("url", "https://shop.example/admin/system/invariants")))),
        MailKind.StaffDigest => Some(("from", At.AddDays(-1)), ("to", At), ("items", new[]
        {
            Some(("title", "New order CC-10042"), ("detail", "$45.98"), ("at", At), ("url", "https://shop.example/admin/orders")),
        })),
        _ => OfOrder(),
    };

    /// <summary>Of a customer's order.</summary>
    public static bool IsOfOrder(MailKind kind) => Of(kind).ContainsKey("order");

    /// <summary>The same names as of a real one: <see cref="OrderModel"/>.</summary>
    private static Dictionary<string, object?> OfOrder(params ReadOnlySpan<(string, object?)> more) => Some([("order", Some(
        ("number", "CC-10042"),
        ("url", Order),
        ("placed_at", At),
        ("pay_by", At.AddMinutes(15)),
        ("email", "ada@example.com"),
        ("lines", new[]
        {
            Some(("name", "Stoneware mug, 300 ml"), ("sku", "MUG-300"), ("quantity", 2), ("unit_price", new Money(1999, "USD")), ("price", new Money(3998, "USD"))),
        }),
        ("subtotal", new Money(3998, "USD")),
        ("discount", new Money(400, "USD")),
        ("coupon_code", "WELCOME10"),
        ("shipping", new Money(600, "USD")),
        ("tax", new Money(346, "USD")),
        ("tax_included", null),
        ("tax_note", "Tax 8.25 % of $41.98: $3.46"),
        ("total", new Money(4544, "USD")),
        ("ship_to", ShipTo),
        ("bill_to", ShipTo),
        ("carrier", "USPS"),
        ("service", "Priority Mail"))), .. more]);

    private static Dictionary<string, object?> Some(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var made = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in members) made[name] = value;
        return made;
    }
}

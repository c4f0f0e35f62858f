using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>What the back office calls a kind of mail, and says of it.</summary>
/// <param name="Group">Who gets it.</param>
/// <param name="When">What it is sent for.</param>
internal sealed record KindWords(string Group, string Name, string When)
{
    private const string Orders = "Orders";
    private const string Accounts = "Accounts";
    private const string Staff = "Staff";

    public static readonly IReadOnlyList<string> Groups = [Orders, Accounts, Staff];

    public static KindWords Of(MailKind kind) => kind switch
    {
        MailKind.PaymentAsked => new(Orders, "Payment link", "Staff put an order together; the link pays for it."),
        MailKind.OrderReceived => new(Orders, "Order received", "The order was placed."),
        MailKind.PaymentFailed => new(Orders, "Payment failed", "The payment was declined; the customer may pay in another way."),
        MailKind.ConfirmationNeeded => new(Orders, "Payment to confirm", "The bank wants the customer to confirm the payment."),
        MailKind.PaymentConfirmed => new(Orders, "Order confirmed", "The payment is confirmed."),
        MailKind.ReadyForPickUp => new(Orders, "Ready for pick-up", "The order is put ready for who comes for it."),
        MailKind.Shipped => new(Orders, "Shipped", "A parcel has left."),
        MailKind.Delivered => new(Orders, "Delivered", "The carrier says that the parcel is there."),
        MailKind.Returned => new(Orders, "Parcel came back", "The carrier brought the parcel back."),
        MailKind.Cancelled => new(Orders, "Cancelled", "The order was cancelled, by whomever."),
        MailKind.OrderChanged => new(Orders, "Order changed", "Lines or amounts of the order were changed before it was sent."),
        MailKind.DifferenceAsked => new(Orders, "Difference to be paid", "A change makes the order dearer; the link pays the difference."),
        MailKind.DifferenceGivenBack => new(Orders, "Difference given back", "It was paid when the order could not be changed any more."),
        MailKind.GoodsArrived => new(Orders, "Goods arrived", "All that the order waited for is there."),
        MailKind.GoodsExpected => new(Orders, "Goods expected", "What the order waits for is expected on another day."),
        MailKind.RefundUnderWay => new(Orders, "Refund under way", "A refund was asked for."),
        MailKind.Refunded => new(Orders, "Refunded", "Money was given back."),
        MailKind.RefundWithdrawn => new(Orders, "Refund withdrawn", "A refund that was to be paid by hand is not made."),
        MailKind.RefundFailed => new(Orders, "Refund failed", "Money could not be given back."),
        MailKind.ReturnRequested => new(Orders, "Return asked for", "Somebody wants to send things back."),
        MailKind.ReturnApproved => new(Orders, "Return approved", "Things can be sent back, with the label where the shop buys it."),
        MailKind.ReturnDeclined => new(Orders, "Return declined", "The shop does not take things back."),
        MailKind.ReturnReceived => new(Orders, "Return received", "Things came back and were looked at."),
        MailKind.GiftCard => new(Orders, "Gift card", "Staff issued a gift card by mail, or sent it a new code."),
        MailKind.BackInStock => new(Orders, "Back in stock", "A product is there again, for whoever asked."),
        MailKind.AccountConfirm => new(Accounts, "Confirm the address", "Somebody signed up, or changes the address of an account."),
        MailKind.AddressChanged => new(Accounts, "Address changed", "The address of an account was changed; goes to the old one."),
        MailKind.PasswordReset => new(Accounts, "Password reset", "Somebody forgot the password."),
        MailKind.PasswordChanged => new(Accounts, "Password changed", "The password of an account was changed."),
        MailKind.StaffSignIn => new(Accounts, "New sign-in by staff", "One of the staff signed in from a new device."),
        MailKind.StaffInvited => new(Accounts, "Invitation", "An admin invites somebody to the staff."),
        MailKind.StaffNewOrder => new(Staff, "New order", "An order was placed."),
        MailKind.StaffPaymentAlert => new(Staff, "Payment alert", "Something about money needs a person."),
        MailKind.StaffFailedJob => new(Staff, "Failed work", "Background work failed for good."),
        MailKind.StaffLowStock => new(Staff, "Low stock", "A stock fell below its threshold."),
        MailKind.StaffCheckFailed => new(Staff, "Check failed", "The nightly check found something."),
        MailKind.StaffDigest => new(Staff, "Digest", "What happened, in one mail."),
        _ when kind.Template() == "back-in-stock-confirm" => new(Orders, "Back in stock, to confirm", "Somebody asked to be told when a product is back."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

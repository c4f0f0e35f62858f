namespace ClickCart.Sandbox.Refunds;

internal enum RefundStatus { Pending, Succeeded, Failed, Canceled }

/// <summary>The document under a refund's own id: the refund lies in its payment.</summary>
internal sealed record RefundPlace(string Payment) : IDocument
{
    public static string Prefix => "re_";
}

/// <summary>Money on its way back. Its status is a matter of time: the card says how the bank answers, <paramref name="SettlesAt"/> when.</summary>
internal sealed record PaymentRefund(
    string Id, string Charge, long Amount, DateTimeOffset Created, string? Reason, Dictionary<string, string> Metadata, RefundCourse Course,
    DateTimeOffset SettlesAt)
{
    public bool Canceled { get; init; }

    public RefundStatus StatusAt(DateTimeOffset now) => (Canceled, Course, now >= SettlesAt) switch
    {
        (true, _, _) => RefundStatus.Canceled,
        (_, RefundCourse.Pends, false) => RefundStatus.Pending,
        (_, RefundCourse.Fails, true) => RefundStatus.Failed,
        _ => RefundStatus.Succeeded,
    };

    /// <summary>True while its amount is gone from the charge.</summary>
    public bool CountsAt(DateTimeOffset now) => StatusAt(now) is RefundStatus.Pending or RefundStatus.Succeeded;
}

/// <summary>The part of a payment that is about giving money back.</summary>
internal static class Refunding
{
    public static long RefundedAt(this Payment payment, DateTimeOffset now) => payment.Refunds.Where(r => r.CountsAt(now)).Sum(r => r.Amount);

    /// <summary>Gives back <paramref name="amount"/>, or all that is left.</summary>
    public static PaymentRefund Refund(
        this Payment payment, string id, long? amount, string? reason, Dictionary<string, string> metadata, DateTimeOffset now, TimeSpan settling)
    {
        payment.Require(PaymentAct.Refund);
        var charge = payment.LatestCharge!;
        if (payment.IsDisputedAt(now)) throw StripeApiException.Disputed(charge.Id);
        var left = payment.Captured - payment.RefundedAt(now);
        if (left == 0) throw StripeApiException.AlreadyRefunded(charge.Id);
        if (amount > left)
            throw StripeApiException.Invalid("amount", $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left}).", keep: true);

        var course = TestCards.Find(charge.Card)!.Refunds;
        var refund = new PaymentRefund(id, charge.Id, amount ?? left, now, reason, metadata, course, now + settling);
        payment.Refunds.Add(refund);
        payment.Events.Add(new("refund.created", now, id));
        payment.Events.Add(new("charge.refunded", now));
        if (course != RefundCourse.Succeeds) payment.Events.Add(new("refund.updated", refund.SettlesAt, id, refund));
        if (course == RefundCourse.Fails) payment.Events.Add(new("refund.failed", refund.SettlesAt, id));
        return refund;
    }

    /// <summary>Takes a refund back that the bank has not yet decided.</summary>
    public static PaymentRefund CancelRefund(this Payment payment, string id, DateTimeOffset now)
    {
        var i = payment.Refunds.FindIndex(r => r.Id == id);
        var refund = payment.Refunds[i];
        if (refund.StatusAt(now) != RefundStatus.Pending)
            throw StripeApiException.Invalid("refund", $"A refund with a status of {WireJson.Word(refund.StatusAt(now))} cannot be canceled.", keep: true);
        payment.Refunds[i] = refund with { Canceled = true };
        payment.Events.Add(new("refund.updated", now, id, refund));
        return payment.Refunds[i];
    }
}

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The gateway's objects as they stand at a time.</summary>
internal static class StripeShapes
{
    public static object Intent(Payment p, DateTimeOffset at, bool expandCharge = false) => Recording.Of("payment_intent", new
    {
        AmountCapturable = p.Capturable,
        AmountReceived = p.Captured,
        CanceledAt = p.CanceledAt?.ToUnixTimeSeconds(),
        Created = p.Created.ToUnixTimeSeconds(),
        LastPaymentError = p.LastError is { } e ? new { Charge = p.LatestCharge?.Id, e.Code, e.DeclineCode, e.Message, e.Type } : null,
        LatestCharge = expandCharge && p.LatestCharge is { } charge ? ChargeOf(p, charge, at) : p.LatestCharge?.Id,
        PaymentMethod = p.MethodId ?? p.PaymentMethod,
        NextAction = p.Status == PaymentStatus.RequiresAction
            ? new { Type = "redirect_to_url", RedirectToUrl = new { p.ReturnUrl, Url = p.ChallengeUrl } }
            : null,
        Processing = p.Status == PaymentStatus.Processing ? new { Card = new { }, Type = "card" } : null,
    }, p);

    public static object ChargeOf(Payment p, Charge c, DateTimeOffset at)
    {
        var paid = c.Refused is null;
        var captured = paid ? p.Captured : 0;
        var refunds = p.Refunds.FindAll(r => r.Charge == c.Id);
        var refunded = refunds.Where(r => r.CountsAt(at)).Sum(r => r.Amount);
        return Recording.Of("charge", new
        {
            c.Id,
            AmountCaptured = captured,
            AmountRefunded = refunded,
            BalanceTransaction = captured > 0 ? "txn_" + c.Id[3..] : null,
            Captured = captured > 0,
            Created = c.Created.ToUnixTimeSeconds(),
            Disputed = p.DisputedAt <= at,
            FailureCode = c.Refused?.Code,
            FailureMessage = c.Refused?.Message,
            Outcome = Recording.Of("outcome", new
            {
                NetworkStatus = paid ? "approved_by_network" : "declined_by_network",
                Reason = c.Refused?.DeclineCode ?? c.Refused?.Code,
                SellerMessage = paid ? "Payment complete." : "The bank did not return any further details with this decline.",
                Type = paid ? "authorized" : "issuer_declined",
            }),
            Paid = paid && p.Status != PaymentStatus.Processing,
            PaymentIntent = p.Id,
            PaymentMethod = c.Method ?? c.Card,
            PaymentMethodDetails = new { Card = CardOf(p, TestCards.Find(c.Card)!, c), Type = "card" },
            Refunded = captured > 0 && refunded == captured,
            Refunds = Page($"/v1/charges/{c.Id}/refunds", [.. refunds.Select(r => RefundOf(p, r, at)).Reverse()], hasMore: false),
            Status = !paid ? "failed" : p.Status == PaymentStatus.Processing ? "pending" : "succeeded",
        }, p);
    }

    public static object RefundOf(Payment p, PaymentRefund r, DateTimeOffset at)
    {
        var (status, transaction) = (r.StatusAt(at), "txn_" + r.Id[3..]);
        return Recording.Of("refund", new
        {
            BalanceTransaction = transaction,
            Created = r.Created.ToUnixTimeSeconds(),
            p.Currency,
            FailureBalanceTransaction = status == RefundStatus.Failed ? transaction + "f" : null,
            FailureReason = status == RefundStatus.Failed ? "expired_or_canceled_card" : null,
            PaymentIntent = p.Id,
            PaymentMethod = TestCards.Find(p.LatestCharge!.Card)!.Name,
            Status = status,
        }, r);
    }

    public static object DisputeOf(Payment p) => Recording.Of("dispute", new
    {
        Id = p.DisputeId,
        Amount = p.Captured,
        Charge = p.LatestCharge!.Id,
        Created = p.DisputedAt!.Value.ToUnixTimeSeconds(),
        p.Currency,
        EvidenceDetails = Recording.Of("evidence_details", new { DueBy = p.DisputedAt.Value.AddDays(7).ToUnixTimeSeconds() }),
        PaymentIntent = p.Id,
        PaymentMethodDetails = new
        {
            Card = new { TestCards.Find(p.LatestCharge.Card)!.Brand, CaseType = "chargeback", Network = "visa", NetworkReasonCode = "83" },
            Type = "card",
        },
        Status = p.DisputeOutcome ?? "needs_response",
    });

    public static object Page(string url, IReadOnlyList<object> data, bool hasMore) => new { Object = "list", Url = url, HasMore = hasMore, Data = data };

    private static object CardOf(Payment p, TestCard card, Charge c) => Recording.Of("card", new
    {
        AmountAuthorized = c.Refused is null ? p.Amount : (long?)null,
        Checks = Recording.Of("checks", new { CvcCheck = c.Refused?.Code == "incorrect_cvc" ? "fail" : "pass" }),
        Fingerprint = "sandbox" + card.Last4,
        Network = card.Brand,
        Overcapture = new { MaximumAmountCapturable = p.Amount, Status = "unavailable" },
        ThreeDSecure = c.Authenticated ? Recording.Of("three_d_secure") : null,
    }, card);
}

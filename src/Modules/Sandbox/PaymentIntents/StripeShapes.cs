using ClickCart.Sandbox.Refunds;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The gateway's objects as they stand at a time, with every field and null of the published API.</summary>
internal static class StripeShapes
{
    private static readonly object Empty = new Dictionary<string, string>();

    public static object Intent(Payment p, DateTimeOffset at, bool expandCharge = false) => new
    {
        p.Id,
        Object = "payment_intent",
        p.Amount,
        AmountCapturable = p.Capturable,
        AmountDetails = new { Tip = Empty },
        AmountReceived = p.Captured,
        Application = Null,
        ApplicationFeeAmount = Null,
        AutomaticPaymentMethods = Null,
        CanceledAt = p.CanceledAt?.ToUnixTimeSeconds(),
        p.CancellationReason,
        p.CaptureMethod,
        p.ClientSecret,
        ConfirmationMethod = "automatic",
        Created = p.Created.ToUnixTimeSeconds(),
        p.Currency,
        Customer = Null,
        CustomerAccount = Null,
        p.Description,
        ExcludedPaymentMethodTypes = Null,
        LastPaymentError = p.LastError is { } e ? new { Charge = p.LatestCharge?.Id, e.Code, e.DeclineCode, e.Message, e.Type } : null,
        LatestCharge = p.LatestCharge is null ? null : expandCharge ? ChargeOf(p, p.LatestCharge, at) : p.LatestCharge.Id,
        Livemode = false,
        ManagedPayments = Null,
        p.Metadata,
        NextAction = p.Status == PaymentStatus.RequiresAction
            ? new { Type = "redirect_to_url", RedirectToUrl = new { ReturnUrl = p.ReturnUrl, Url = p.ChallengeUrl } }
            : null,
        OnBehalfOf = Null,
        p.PaymentMethod,
        PaymentMethodConfigurationDetails = Null,
        PaymentMethodOptions = new { Card = new { Installments = Null, MandateOptions = Null, Network = Null, RequestThreeDSecure = "automatic" } },
        p.PaymentMethodTypes,
        Processing = p.Status == PaymentStatus.Processing ? new { Card = Empty, Type = "card" } : null,
        p.ReceiptEmail,
        Review = Null,
        SetupFutureUsage = Null,
        Shipping = Null,
        Source = Null,
        StatementDescriptor = Null,
        StatementDescriptorSuffix = Null,
        p.Status,
        TransferData = Null,
        TransferGroup = Null,
    };

    public static object ChargeOf(Payment p, Charge c, DateTimeOffset at)
    {
        var card = TestCards.Find(c.Card)!;
        var paid = c.Refused is null;
        var captured = paid ? p.Captured : 0;
        var refunded = p.Refunds.Where(r => r.Charge == c.Id && r.CountsAt(at)).Sum(r => r.Amount);
        return new
        {
            c.Id,
            Object = "charge",
            p.Amount,
            AmountCaptured = captured,
            AmountRefunded = refunded,
            Application = Null,
            ApplicationFee = Null,
            ApplicationFeeAmount = Null,
            BalanceTransaction = captured > 0 ? "txn_" + c.Id[3..] : null,
            BillingDetails = new
            {
                Address = new { City = Null, Country = Null, Line1 = Null, Line2 = Null, PostalCode = Null, State = Null },
                Email = Null,
                Name = Null,
                Phone = Null,
                TaxId = Null,
            },
            CalculatedStatementDescriptor = "CLICKCART SANDBOX",
            Captured = captured > 0,
            Created = c.Created.ToUnixTimeSeconds(),
            p.Currency,
            Customer = Null,
            p.Description,
            Disputed = p.DisputedAt <= at,
            FailureBalanceTransaction = Null,
            FailureCode = c.Refused?.Code,
            FailureMessage = c.Refused?.Message,
            FraudDetails = Empty,
            Livemode = false,
            p.Metadata,
            OnBehalfOf = Null,
            Outcome = new
            {
                AdviceCode = Null,
                NetworkAdviceCode = Null,
                NetworkDeclineCode = Null,
                NetworkStatus = paid ? "approved_by_network" : "declined_by_network",
                Reason = c.Refused is { } r ? r.DeclineCode ?? r.Code : null,
                SellerMessage = paid ? "Payment complete." : "The bank did not return any further details with this decline.",
                Type = paid ? "authorized" : "issuer_declined",
            },
            Paid = paid && p.Status != PaymentStatus.Processing,
            PaymentIntent = p.Id,
            PaymentMethod = c.Card,
            PaymentMethodDetails = new { Card = CardOf(p, card, c), Type = "card" },
            p.ReceiptEmail,
            ReceiptNumber = Null,
            ReceiptUrl = Null,
            Refunded = captured > 0 && refunded == captured,
            Refunds = Page($"/v1/charges/{c.Id}/refunds",
                [.. p.Refunds.Where(r => r.Charge == c.Id).Reverse().Select(r => RefundOf(p, r, at))], hasMore: false),
            Review = Null,
            Shipping = Null,
            Source = Null,
            SourceTransfer = Null,
            StatementDescriptor = Null,
            StatementDescriptorSuffix = Null,
            Status = !paid ? "failed" : p.Status == PaymentStatus.Processing ? "pending" : "succeeded",
            TransferData = Null,
            TransferGroup = Null,
        };
    }

    public static object RefundOf(Payment p, PaymentRefund r, DateTimeOffset at)
    {
        var failed = r.StatusAt(at) == RefundStatus.Failed;
        return new
        {
            r.Id,
            Object = "refund",
            r.Amount,
            BalanceTransaction = "txn_" + r.Id[3..],
            r.Charge,
            Created = r.Created.ToUnixTimeSeconds(),
            p.Currency,
            Customer = Null,
            CustomerAccount = Null,
            DestinationDetails = new { Card = new { Type = "refund" }, Type = "card" },
            FailureBalanceTransaction = failed ? "txn_" + r.Id[3..] + "f" : null,
            FailureReason = failed ? "expired_or_canceled_card" : null,
            r.Metadata,
            PaymentIntent = p.Id,
            PaymentMethod = TestCards.Find(p.LatestCharge!.Card)!.Name,
            r.Reason,
            ReceiptNumber = Null,
            SourceTransferReversal = Null,
            Status = r.StatusAt(at),
            TransferReversal = Null,
        };
    }

    public static object DisputeOf(Payment p) => new
    {
        Id = "dp_" + p.Id[3..],
        Object = "dispute",
        Amount = p.Captured,
        BalanceTransactions = Array.Empty<object>(),
        Charge = p.LatestCharge!.Id,
        Created = p.DisputedAt!.Value.ToUnixTimeSeconds(),
        p.Currency,
        EnhancedEligibilityTypes = Array.Empty<string>(),
        Evidence = Empty,
        EvidenceDetails = new
        {
            DueBy = p.DisputedAt.Value.AddDays(7)
            .ToUnixTimeSeconds(),
            EnhancedEligibility = Empty,
            HasEvidence = false,
            PastDue = false,
            SubmissionCount = 0
        },
        IsChargeRefundable = false,
        Livemode = false,
        Metadata = Empty,
        PaymentIntent = p.Id,
        PaymentMethodDetails = new
        {
            Card = new { Brand = TestCards.Find(p.LatestCharge.Card)!.Brand, CaseType = "chargeback", Network = "visa", NetworkReasonCode = "83" },
            Type = "card",
        },
        Reason = "fraudulent",
        Status = "needs_response",
    };

    public static object Page(string url, IReadOnlyList<object> data, bool hasMore) => new { Object = "list", Url = url, HasMore = hasMore, Data = data };

    private static object CardOf(Payment p, TestCard card, Charge c) => new
    {
        AmountAuthorized = c.Refused is null ? p.Amount : (long?)null,
        AuthorizationCode = Null,
        card.Brand,
        Checks = new { AddressLine1Check = Null, AddressPostalCodeCheck = Null, CvcCheck = c.Refused?.Code == "incorrect_cvc" ? "fail" : "pass" },
        Country = "US",
        ExpMonth = 8,
        ExpYear = 2030,
        ExtendedAuthorization = new { Status = "disabled" },
        Fingerprint = "sandbox" + card.Last4,
        Funding = "credit",
        IncrementalAuthorization = new { Status = "unavailable" },
        Installments = Null,
        card.Last4,
        Mandate = Null,
        Multicapture = new { Status = "unavailable" },
        Network = card.Brand,
        NetworkToken = new { Used = false },
        NetworkTransactionId = Null,
        Overcapture = new { MaximumAmountCapturable = p.Amount, Status = "unavailable" },
        RegulatedStatus = Null,
        ThreeDSecure = !c.Authenticated ? null : new
        {
            AuthenticationFlow = "challenge",
            ElectronicCommerceIndicator = "05",
            ExemptionIndicator = Null,
            Result = "authenticated",
            ResultReason = Null,
            TransactionId = Null,
            Version = "2.2.0",
        },
        TransactionLinkId = Null,
        Wallet = Null,
    };

    private static string? Null => null;
}

using System.Text.Json.Serialization;

namespace ClickCart.Sandbox.PaymentIntents;

internal enum PaymentStatus { RequiresPaymentMethod, RequiresConfirmation, RequiresAction, Processing, RequiresCapture, Succeeded, Canceled }

/// <summary>What can be done to a payment. Authenticate: the buyer approves or declines on the bank's page.</summary>
internal enum PaymentAct { Update, Confirm, Authenticate, Capture, Cancel, Refund }

/// <summary>One try to charge a card. <paramref name="Refused"/> is why it failed, if it did.</summary>
internal sealed record Charge(string Id, DateTimeOffset Created, string Card, Decline? Refused, bool Authenticated, string? Method = null);

/// <summary>An event for the merchant, due now or later, about this payment or about one of its refunds.</summary>
internal sealed record PaymentEvent(string Type, DateTimeOffset At, string? Refund = null, PaymentRefund? Before = null);

/// <summary>
/// A PaymentIntent with its charges and refunds: the whole of what the bank knows of one payment, stored as one document. What the bank decides
/// later (slow payments, refunds, disputes) is written down at once with the time at which it becomes true, so nothing has to wake up for it.
/// </summary>
internal sealed class Payment : IDocument
{
    public static string Prefix => "pi_";

    private const string DisputePrefix = "dp_";

    public required string Id { get; init; }
    public required long Amount { get; set; }
    public required string Currency { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required string ClientSecret { get; init; }

    /// <summary>The bank's page, on which the buyer confirms.</summary>
    public required string ChallengeUrl { get; init; }

    public string CaptureMethod { get; init; } = "automatic";
    public bool OffSession { get; set; }
    public string? ReturnUrl { get; set; }
    public string? Description { get; set; }
    public string? ReceiptEmail { get; set; }
    public IReadOnlyList<string> PaymentMethodTypes { get; init; } = ["card"];
    public Dictionary<string, string> Metadata { get; init; } = [];

    public PaymentStatus Status { get; set; }

    /// <summary>A test card's name; none after a decline.</summary>
    public string? PaymentMethod { get; set; }

    /// <summary>The id of a card that was typed; null where the payment method is a test card by its name.</summary>
    public string? MethodId { get; set; }

    public string? Customer { get; init; }

    /// <summary>Set: once the payment went through, the customer keeps the card.</summary>
    public string? SetupFutureUsage { get; set; }

    public Decline? LastError { get; set; }
    public List<Charge> Charges { get; init; } = [];
    public long Captured { get; set; }
    public DateTimeOffset? CapturedAt { get; set; }
    public List<PaymentRefund> Refunds { get; init; } = [];
    public DateTimeOffset? SettlesAt { get; set; }
    public DateTimeOffset? DisputedAt { get; set; }

    /// <summary>How the bank decided about the dispute: <c>won</c> by the merchant, or <c>lost</c>.</summary>
    public string? DisputeOutcome { get; set; }

    public DateTimeOffset? CanceledAt { get; set; }
    public string? CancellationReason { get; set; }

    /// <summary>The events of the present call; not stored.</summary>
    [JsonIgnore]
    public List<PaymentEvent> Events { get; } = [];

    [JsonIgnore]
    public string DisputeId => $"{DisputePrefix}{Id[Prefix.Length..]}";

    [JsonIgnore]
    public Charge? LatestCharge => Charges.Count > 0 ? Charges[^1] : null;

    [JsonIgnore]
    public long Capturable => Status == PaymentStatus.RequiresCapture ? Amount : 0;

    private TestCard Card => TestCards.Find(LatestCharge?.Card ?? PaymentMethod ?? "") ?? throw new InvalidOperationException($"{Id} has no card.");

    /// <summary>The state table: which acts each state allows. Where they lead, the card decides.</summary>
    public static bool Allows(PaymentStatus status, PaymentAct act) => (status, act) switch
    {
        (PaymentStatus.RequiresPaymentMethod or PaymentStatus.RequiresConfirmation or PaymentStatus.RequiresAction,
            PaymentAct.Update or PaymentAct.Confirm or PaymentAct.Cancel) => true,
        (PaymentStatus.RequiresAction, PaymentAct.Authenticate) => true,
        (PaymentStatus.RequiresCapture, PaymentAct.Capture or PaymentAct.Cancel) => true,
        (PaymentStatus.Succeeded, PaymentAct.Refund) => true,
        _ => false,
    };

    /// <summary>A payment just made: waits for a payment method, or for its confirmation.</summary>
    public void Begin(ChosenCard? card, DateTimeOffset now)
    {
        Choose(card);
        Events.Add(new("payment_intent.created", now));
    }

    /// <summary>Chooses another payment method without confirming it.</summary>
    public void Choose(ChosenCard? card)
    {
        if (card is null) return;
        (PaymentMethod, MethodId) = (card.Card.Name, card.Id);
        Status = PaymentStatus.RequiresConfirmation;
    }

    /// <summary>Charges the chosen card, or sends the buyer to the bank's page first.</summary>
    public void Confirm(DateTimeOffset now, TimeSpan settling)
    {
        Require(PaymentAct.Confirm);
        var card = TestCards.Find(PaymentMethod ?? "") ?? throw StripeApiException.Missing("payment_method");
        LastError = null;
        if (!card.Challenge) Charge(card, authenticated: false, now, settling);
        else if (OffSession) Refuse(card, Decline.AuthenticationRequired, authenticated: false, now);
        else Become(PaymentStatus.RequiresAction, "payment_intent.requires_action", now);
    }

    /// <summary>The buyer has answered on the bank's page.</summary>
    public void Authenticate(bool approved, DateTimeOffset now, TimeSpan settling)
    {
        Require(PaymentAct.Authenticate);
        var card = TestCards.Find(PaymentMethod!)!;
        if (approved) Charge(card, authenticated: true, now, settling);
        else Refuse(card, Decline.AuthenticationFailed, authenticated: false, now);
    }

    /// <summary>Takes the money that was set aside, all or part of it; the rest is let go.</summary>
    public void Capture(long? amount, DateTimeOffset now, TimeSpan settling)
    {
        Require(PaymentAct.Capture);
        if (amount > Amount)
            throw StripeApiException.TooLarge("amount_to_capture", $"Amount to capture must be less than or equal to the capturable amount of {Amount}.");
        Take(amount ?? Amount, now, settling);
    }

    public void Cancel(string? reason, DateTimeOffset now)
    {
        Require(PaymentAct.Cancel);
        (CanceledAt, CancellationReason) = (now, reason);
        Become(PaymentStatus.Canceled, "payment_intent.canceled", now);
    }

    /// <summary>Whether the bank has still to decide about a dispute: until then nothing is refunded.</summary>
    public bool IsDisputedAt(DateTimeOffset now) => DisputedAt <= now && DisputeOutcome is null;

    /// <summary>The merchant has answered the dispute, and the bank decides at once.</summary>
    public void DecideDispute(string outcome, DateTimeOffset now)
    {
        if (!IsDisputedAt(now)) throw StripeApiException.Invalid("dispute", $"This dispute is already closed with a status of {DisputeOutcome}.");
        DisputeOutcome = outcome;
        Events.Add(new("charge.dispute.closed", now));
    }

    /// <summary>Lets come true what the bank has decided by <paramref name="now"/>.</summary>
    public void Settle(DateTimeOffset now, TimeSpan settling)
    {
        if (Status != PaymentStatus.Processing || SettlesAt is not { } at || now < at) return;
        Secure(at, settling);
        Events.Clear();
    }

    /// <summary>Throws the protocol's error when the present state does not allow the act.</summary>
    public void Require(PaymentAct act)
    {
        if (!Allows(Status, act)) throw StripeApiException.UnexpectedState(this, act);
    }

    /// <summary>The merchant's page after the bank's, with the outcome in its query.</summary>
    public string BackUrl()
    {
        var outcome = Status is PaymentStatus.RequiresPaymentMethod or PaymentStatus.Canceled ? "failed" : "succeeded";
        return $"{ReturnUrl}{(ReturnUrl!.Contains('?') ? '&' : '?')}payment_intent={Id}&payment_intent_client_secret={ClientSecret}&redirect_status={outcome}";
    }

    private void Charge(TestCard card, bool authenticated, DateTimeOffset now, TimeSpan settling)
    {
        if (card.Decline is { } refused)
        {
            Refuse(card, refused, authenticated, now);
            return;
        }
        Charges.Add(new(ChargeId(), now, card.Name, null, authenticated, MethodId));
        if (!card.Slow)
        {
            Secure(now, settling);
            return;
        }
        SettlesAt = now + settling;
        Become(PaymentStatus.Processing, "payment_intent.processing", now);
        Events.Add(new(CaptureMethod == "manual" ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", SettlesAt.Value));
    }

    private void Secure(DateTimeOffset now, TimeSpan settling)
    {
        if (CaptureMethod == "manual") Become(PaymentStatus.RequiresCapture, "payment_intent.amount_capturable_updated", now);
        else Take(Amount, now, settling);
    }

    private void Take(long amount, DateTimeOffset now, TimeSpan settling)
    {
        (Captured, CapturedAt) = (amount, now);
        Become(PaymentStatus.Succeeded, "payment_intent.succeeded", now);
        if (!Card.Disputed) return;
        DisputedAt = now + settling;
        Events.Add(new("charge.dispute.created", DisputedAt.Value));
    }

    private void Refuse(TestCard card, Decline why, bool authenticated, DateTimeOffset now)
    {
        // A failed authentication never becomes a charge.
        if (why != Decline.AuthenticationFailed) Charges.Add(new(ChargeId(), now, card.Name, why, authenticated, MethodId));
        (LastError, PaymentMethod, MethodId) = (why, null, null);
        Become(PaymentStatus.RequiresPaymentMethod, "payment_intent.payment_failed", now);
    }

    private void Become(PaymentStatus status, string type, DateTimeOffset now)
    {
        Status = status;
        Events.Add(new(type, now));
    }

    // The payment's own id and the number of the try, so that a charge leads to its payment.
    private string ChargeId() => $"ch_{Id[3..]}{Charges.Count:x2}";

    /// <summary>The payment of a dispute's id; of anything else an id that no payment has.</summary>
    public static string IdOfDispute(string dispute) =>
        dispute.StartsWith(DisputePrefix, StringComparison.Ordinal) ? $"{Prefix}{dispute[DisputePrefix.Length..]}" : "";

    /// <summary>The payment of a charge's id; of anything else an id that no payment has.</summary>
    public static string IdOfCharge(string charge) => charge.Length > 5 && charge.StartsWith("ch_", StringComparison.Ordinal) ? $"pi_{charge[3..^2]}" : "";
}

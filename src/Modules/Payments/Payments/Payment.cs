using System.ComponentModel.DataAnnotations;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Credits;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <summary>When something happens, by whom, and where new ids come from.</summary>
/// <param name="Day">The shop's day of it.</param>
internal readonly record struct Stamp(DateTimeOffset At, IIds Ids, string Actor, DateOnly Day);

/// <summary>
/// The payment of one order; its id is the order's, unless it is a supplement's (<see cref="SupplementOf"/>). Handlers ask it to begin something: it stores
/// the intent with its key and names the job that calls.
/// Whatever the gateway answers, by a job, a webhook or the poller, comes back through <see cref="Observe(PaymentIntent, Stamp)"/>, which only follows
/// edges of the state table, so that it does not matter which source reports it, how often and in which order.
/// </summary>
internal sealed partial class Payment : Aggregate
{
    /// <summary>When the poller looks first, if no webhook comes.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(20);

    private readonly List<Attempt> _attempts = [];
    private readonly List<Refund> _refunds = [];
    private readonly List<LedgerEntry> _ledger = [];
    private readonly List<IIntegrationEvent> _events = [];
    private readonly List<IJob> _work = [];
    private readonly List<Alert> _alerts = [];
    private readonly List<CreditMove> _moves = [];

    private Payment() { }

    private Payment(OrderPlaced order, Stamp s) : base(order.OrderId) =>
        (OrderNumber, AccountId, KeepsCard, Amount, CreditUsed, Currency, OpenedAt, ChangedAt, HoldExpiresAt, AttemptNumber, Manual, State) =
            (order.Number, order.AccountId, order.KeepCard && order.AccountId is not null, order.Total.Amount, order.Credit?.Amount ?? 0,
                order.Total.Currency, s.At, s.At,
                order.HoldExpiresAt, 1, ManualMethod.Is(order.PaymentMethod) ? order.PaymentMethod : null,
                order.Total.Amount == 0 ? PaymentState.NotRequired
                : ManualMethod.Is(order.PaymentMethod) ? PaymentState.Awaited : PaymentState.Authorizing);

    [MaxLength(40)] public string OrderNumber { get; private init; } = "";

    /// <summary>Whose order it is; null for a guest's.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>The account wants to pay with this card again: it is kept at the gateway.</summary>
    public bool KeepsCard { get; private init; }

    /// <summary>The order's total, in minor units of <see cref="Currency"/>; <see cref="CreditUsed"/> and <see cref="Supplemented"/> are parts of it.</summary>
    public long Amount { get; private set; }

    [MaxLength(3)] public string Currency { get; private init; } = "";
    public PaymentState State { get; private set; }
    public long Authorized { get; private set; }
    public long Captured { get; private set; }

    /// <summary>Pending and succeeded refunds.</summary>
    public long Refunded { get; private set; }

    /// <summary>What the customer's bank took back for good: disputes that were lost.</summary>
    public long TakenBack { get; private set; }

    /// <summary>What can still be given back.</summary>
    public long Refundable => Math.Max(0, Captured - Refunded - TakenBack);

    /// <summary>The gateway's PaymentIntent; null until its id is known.</summary>
    [MaxLength(255)] public string? GatewayId { get; private set; }

    /// <summary>The customer's visit to the gateway's own page, which makes the payment; null where there was none.</summary>
    public string? Session => _attempts.Where(a => a.Session is not null).MaxBy(a => a.Sequence)?.Session;

    /// <summary>How many payment methods the customer has tried, this one included.</summary>
    public int AttemptNumber { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset HoldExpiresAt { get; private set; }

    /// <summary>The order was cancelled: what is authorised is voided and what is captured is refunded, also when that happens later.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    [MaxLength(500)] public string? CancelReason { get; private set; }

    /// <summary>Who of the staff had it charged before the order goes out: the ledger names them. Null where nobody did.</summary>
    [MaxLength(255)] public string? CaptureAskedBy { get; private set; }

    /// <summary>Since when the customer's bank has been deciding about a dispute; null when there is none.</summary>
    public DateTimeOffset? DisputedAt { get; private set; }

    /// <summary>When the poller looks next; null at rest.</summary>
    public DateTimeOffset? PollAt { get; private set; }

    public IReadOnlyList<Attempt> Attempts => _attempts;
    public IReadOnlyList<Refund> Refunds => _refunds;

    /// <summary>Written, never loaded with the payment.</summary>
    public IReadOnlyList<LedgerEntry> Ledger => _ledger;

    /// <summary>The call that is under way or was the last.</summary>
    public Attempt Current => _attempts.MaxBy(a => a.Sequence) ?? throw new InvalidOperationException($"Payment {Id} has never called the gateway.");

    public Money Of(long amount) => new(amount, Currency);

    /// <summary>Begins to authorise an order's total. Of an order that costs nothing it only records that.</summary>
    public static Payment Open(OrderPlaced order, Stamp s)
    {
        var payment = new Payment(order, s);
        if (payment.IsByCreditAlone) payment.Authorize(s);
        else if (payment.State is PaymentState.Authorizing) payment.Start(CallKind.Authorize, PaymentState.Authorizing, order.PaymentMethod, s);
        return payment;
    }

    /// <summary>Tries another payment method after a decline; in any other state the event is outdated. What it pays for is held until then, if that is
    /// said.</summary>
    public void Retry(string paymentMethod, int attempt, Stamp s, DateTimeOffset? until = null)
    {
        if (State is not PaymentState.Declined || attempt <= AttemptNumber || CancelledAt is not null) return;
        (AttemptNumber, HoldExpiresAt) = (attempt, until ?? HoldExpiresAt);
        Start(CallKind.Authorize, PaymentState.Authorizing, paymentMethod, s);
    }

    /// <summary>The gateway has opened its own page, where the customer pays.</summary>
    public void Visit(string session)
    {
        Current.Session = session;
        Touch();
    }

    /// <summary>Begins to capture what is authorised; in any other state there is nothing to do.</summary>
    public void Capture(Stamp s)
    {
        if (State is not PaymentState.Authorized) return;
        if (IsByCreditAlone) Capture(0, s);
        else Start(CallKind.Capture, PaymentState.Capturing, null, s);
    }

    /// <summary>Staff wants it charged now. That it was asked for before, or is charged, is no refusal; all else is <c>not-capturable</c>.</summary>
    public Result CaptureNow(Stamp s)
    {
        if (State is PaymentState.Capturing or PaymentState.Captured && !IsManual) return Result.Success;
        if (IsManual || State is not PaymentState.Authorized || CancelledAt is not null) return this switch
        {
            { IsManual: true } => NotCharged with { Detail = "It is paid without the gateway: mark it as paid when the money has come." },
            { State: PaymentState.NotRequired } => NotCharged with { Detail = "There is nothing to pay for this order." },
            { CancelledAt: not null } => NotCharged with { Detail = "The order is cancelled." },
            { State: PaymentState.CaptureFailed } => NotCharged with { Detail = "The gateway refused to charge it, and nothing was charged." },
            _ => NotCharged,
        };
        CaptureAskedBy = s.Actor;
        Capture(s);
        return Result.Success;
    }

    internal static readonly Error NotCharged = Error.Conflict("not-capturable", "Nothing is authorised for this order, so nothing can be charged.");

    /// <summary>The order is cancelled: gives back what there is, now or as soon as it is known.</summary>
    public void Cancel(string reason, Stamp s)
    {
        if (CancelledAt is not null) return;
        (CancelledAt, CancelReason) = (s.At, Cut(reason));
        Touch();
        if (State is PaymentState.Captured) RefundTheRest(s);
        else VoidIfCancelled(s);
    }

    /// <summary>After a look at the gateway that the poller asked for: at rest there is no next one.</summary>
    public void Polled(DateTimeOffset now)
    {
        var before = PollAt;
        if (PollAt is not null && !IsPassing && !MayStillFail(now)) PollAt = null;
        if (PollAt != before) Touch();
    }

    /// <summary>Events to publish, jobs to enqueue and alerts to raise since the last call; each is returned once.</summary>
    public (IReadOnlyList<IIntegrationEvent> Events, IReadOnlyList<IJob> Work, IReadOnlyList<Alert> Alerts) TakeEvents()
    {
        var events = SupplementOf is null ? _events : _events.Select(AsOfSupplement).OfType<IIntegrationEvent>();
        var taken = (Events: events.ToArray(), Work: _work.ToArray(), Alerts: _alerts.ToArray());
        _events.Clear();
        _work.Clear();
        _alerts.Clear();
        return taken;
    }

    private bool IsPassing => PaymentStates.IsPassing(State) || (!IsManual && _refunds.Exists(r => r.State is RefundState.Pending));

    /// <summary>A payment that is no longer wanted goes back as soon as its state allows; one that is under way is waited for.</summary>
    private void VoidIfCancelled(Stamp s)
    {
        if (CancelledAt is null || State is not (PaymentState.Authorized or PaymentState.ActionRequired or PaymentState.Declined
            or PaymentState.CaptureFailed or PaymentState.Awaited))
            return;
        if ((GatewayId ?? Session) is null) Void(s);
        else Start(CallKind.Void, PaymentState.Voiding, null, s);
    }

    private void Start(CallKind kind, PaymentState state, string? paymentMethod, Stamp s)
    {
        if (State != state) Move(state, s);
        else Reschedule(s.At);
        Add(kind, paymentMethod, s);
        _work.Add(kind switch
        {
            CallKind.Authorize => new AuthorizePaymentJob(Id, OrderNumber),
            CallKind.Capture => new CapturePaymentJob(Id, OrderNumber),
            _ => new VoidPaymentJob(Id, OrderNumber),
        });
    }

    private void Add(CallKind kind, string? paymentMethod, Stamp s)
    {
        _attempts.Add(new Attempt(s.Ids.New(), _attempts.Count + 1, kind, paymentMethod, s.At));
        Touch();
    }

    private void Record(LedgerKind kind, long amount, string reason, string? reference, Stamp s) =>
        _ledger.Add(new LedgerEntry(s.Ids.New(), s.At, kind, amount, Currency, s.Actor, Cut(reason), reference ?? "none"));

    private void Alarm(string kind, string about, string detail, Stamp s) => _alerts.Add(Alert.Of(kind, about, OrderId, detail, s.At));

    private void Move(PaymentState to, Stamp s)
    {
        if (!PaymentStates.Allows(State, to)) throw new InvalidOperationException($"Payment {Id} cannot go from {State} to {to}.");
        (State, ChangedAt) = (to, s.At);
        Touch();
        Reschedule(s.At);
    }

    private void Reschedule(DateTimeOffset now) => PollAt = IsPassing ? now + FirstLook : MayStillFail(now) ? now + SecondLook : null;

    private static string Cut(string text) => text.Length > 500 ? text[..500] : text;
}

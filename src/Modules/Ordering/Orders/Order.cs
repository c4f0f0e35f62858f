using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClickCart.Inventory.Contracts;
using ClickCart.Kernel;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Who did something: the role that customers see, and the name that only staff sees.</summary>
internal sealed record Actor(string Role, string Name)
{
    public static readonly Actor System = new("system", "system");

    public static Actor Of(ICaller caller) => new(caller.Role, caller.Actor);
}

/// <summary>
/// A customer's accepted order. Its id is that of the quote it came from, so the primary key forbids a second order of one quote. Lines, amounts and
/// addresses never change; the three statuses change by <see cref="OrderState"/>'s table alone, each change with a row on the timeline. What the
/// other modules must hear collects in <see cref="News"/>.
/// </summary>
internal sealed class Order : Aggregate
{
    private const string NumberLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly List<Line> _lines = [];
    private readonly List<Shipment> _shipments = [];
    private readonly List<TimelineEntry> _timeline = [];
    private readonly List<IIntegrationEvent> _news = [];

    private Order()
    {
    }

    private Order(Guid id) : base(id)
    {
    }

    /// <summary>For people: <c>CC-261123-7K2M9Q</c>, the day and six random letters without look-alikes.</summary>
    public string Number { get; private init; } = "";

    /// <summary>Null for a guest's order, which opens by <see cref="TokenHash"/> instead.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>SHA-256 of the guest's access token, hexadecimal.</summary>
    public string? TokenHash { get; private init; }

    /// <summary>Lower case.</summary>
    public string Email { get; private init; } = "";

    /// <summary>Number, e-mail address and recipient in lower case: what staff searches in.</summary>
    public string Words { get; private init; } = "";

    public OrderStatus Status { get; private set; }
    public PaymentStatus PaymentStatus { get; private set; }
    public FulfilmentStatus FulfilmentStatus { get; private set; }

    public string Currency { get; private init; } = "";
    public long Subtotal { get; private init; }
    public long Discount { get; private init; }
    public long Shipping { get; private init; }
    public long Tax { get; private init; }
    public long Total { get; private init; }

    /// <summary>The part of <see cref="Tax"/> that shipping bears.</summary>
    public long ShippingTax { get; private init; }

    public string? CouponCode { get; private init; }
    public Address ShipTo { get; private init; } = null!;
    public Address BillTo { get; private init; } = null!;
    public string ShippingOptionId { get; private init; } = "";
    public string Carrier { get; private init; } = "";
    public string Service { get; private init; } = "";
    public int? DeliveryDays { get; private init; }
    public int WeightGrams { get; private init; }

    /// <summary>SHA-256 over all that never changes, hexadecimal; verified by an invariant.</summary>
    public string Seal { get; private init; } = "";

    /// <summary>The payment method tried last: 1, and one more for each after a decline.</summary>
    public int PaymentAttempt { get; private set; }

    public string? ActionUrl { get; private set; }
    public string? FailureCode { get; private set; }
    public string? FailureMessage { get; private set; }

    /// <summary>When what we know of its refunds was true: older news changes nothing.</summary>
    public DateTimeOffset? RefundsAsOf { get; private set; }

    public DateTimeOffset HoldExpiresAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>How many rows its timeline has; numbers the next.</summary>
    public int Happenings { get; private set; }

    public IReadOnlyList<Line> Lines => _lines;
    public IReadOnlyList<Shipment> Shipments => _shipments;
    public IReadOnlyList<TimelineEntry> Timeline => _timeline;

    /// <summary>For the other modules, to be published with the change.</summary>
    public IReadOnlyList<IIntegrationEvent> News => _news;

    public OrderState State => new(Status, PaymentStatus, FulfilmentStatus);
    public Money TotalMoney => new(Total, Currency);
    public IReadOnlyList<HoldLine> Hold => [.. _lines.Select(l => new HoldLine(l.Sku, l.Quantity))];

    public static Order Place(
        Quote quote, ShippingOption option, string number, Guid? accountId, string? accessToken, string email, Address? billTo, string paymentMethod,
        Actor actor, DateTimeOffset now, DateTimeOffset holdExpiresAt)
    {
        var order = new Order(quote.Id)
        {
            Number = number,
            AccountId = accountId,
            TokenHash = accessToken is null ? null : HashToken(accessToken),
            Email = email,
            Words = $"{number} {email} {quote.ShipTo.Name}".ToLowerInvariant(),
            Currency = quote.Currency,
            Subtotal = quote.Subtotal.Amount,
            Discount = quote.Discount.Amount,
            Shipping = option.Price.Amount,
            Tax = (quote.Tax + option.Tax).Amount,
            Total = option.Total.Amount,
            ShippingTax = option.Tax.Amount,
            CouponCode = quote.CouponCode,
            ShipTo = quote.ShipTo,
            BillTo = billTo ?? quote.ShipTo,
            ShippingOptionId = option.Id,
            Carrier = option.Carrier,
            Service = option.Service,
            DeliveryDays = option.DeliveryDays,
            WeightGrams = quote.WeightGrams,
            Seal = SealOf(quote.Lines.Select(l => new SealedLine(l.Sku, l.Name, l.Quantity, l.UnitPrice.Amount, l.Discount.Amount, l.Tax.Amount, l.Total.Amount)),
                quote.ShipTo, billTo ?? quote.ShipTo, option.Total),
            PaymentAttempt = 1,
            HoldExpiresAt = holdExpiresAt,
            CreatedAt = now,
        };
        order._lines.AddRange(quote.Lines.Select((l, i) => new Line(quote.Id, i + 1, l)));
        order.Become(OrderState.Placed);
        order.Record(null, Happening.OrderPlaced, actor, now, $"Order {number} was placed.");
        order._news.Add(new OrderPlaced(order.Id, number, accountId, email, order.ContractLines(), order.TotalMoney, quote.CouponCode, paymentMethod, now, holdExpiresAt));
        return order;
    }

    public static string NewNumber(IIds ids, DateTimeOffset now)
    {
        var random = (long)(ids.NextDouble() * (1L << 30));
        return $"CC-{now.UtcDateTime:yyMMdd}-{string.Create(6, random, static (letters, bits) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = NumberLetters[(int)(bits >> (5 * i)) & 31];
        })}";
    }

    /// <summary>Its account, or for a guest's order who holds its token or opened it in a browser; staff have addresses of their own.</summary>
    public bool OpensTo(ICaller caller) => Opens(Id, AccountId, TokenHash, caller);

    /// <inheritdoc cref="OpensTo"/>
    public static bool Opens(Guid id, Guid? accountId, string? tokenHash, ICaller caller) =>
        (accountId is not null && accountId == caller.AccountId)
        || (accountId is null && caller.HasOpened(id))
        || (tokenHash is not null && caller.OrderToken is { } token
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(tokenHash), Encoding.ASCII.GetBytes(HashToken(token))));

    /// <summary>The gateway has authorised: an order that waited for it is confirmed, or cancelled when its stock could not be kept.</summary>
    /// <param name="stockKept">Whether the order's stock is set aside for good.</param>
    public void Authorized(bool stockKept, DateTimeOffset now)
    {
        if (Status is OrderStatus.Cancelled)
        {
            Record(Become(State.After(Happening.PaidLate)), Happening.PaidLate, Actor.System, now, "The payment came after the order was cancelled. It is given back in full.");
            return;
        }
        Apply(Happening.PaymentAuthorized, Actor.System, now, $"{TotalMoney} authorised.");
        if (Status is not OrderStatus.AwaitingPayment) return;
        if (!stockKept)
        {
            Cancel("The stock was gone before the payment came. The payment is given back in full.", Actor.System, now);
            return;
        }
        Apply(Happening.OrderConfirmed, Actor.System, now, "Paid for, and the stock is set aside.");
        _news.Add(new OrderConfirmed(Id, Number, ContractLines(), TotalMoney, ShipTo, Carrier, Service, WeightGrams, now));
    }

    /// <summary>A cancelled order stays as it is; one that was shipped is refused.</summary>
    public Result Cancel(string reason, Actor actor, DateTimeOffset now)
    {
        if (Status is OrderStatus.Cancelled) return Result.Success;
        if (!State.CanBeCancelled) return Error.Conflict("not-cancellable", "The order has been shipped. Ask for a return instead.");
        Apply(Happening.OrderCancelled, actor, now, reason);
        _news.Add(new OrderCancelled(Id, Number, reason, actor.Role, now));
        return Result.Success;
    }

    public void ActionRequired(int attempt, string url, DateTimeOffset now)
    {
        if (attempt < PaymentAttempt || !Apply(Happening.PaymentActionRequired, Actor.System, now, "The card's bank asks for a confirmation.")) return;
        ActionUrl = url;
    }

    public void Declined(int attempt, string code, string message, DateTimeOffset now)
    {
        if (attempt < PaymentAttempt || !Apply(Happening.PaymentDeclined, Actor.System, now, message)) return;
        (FailureCode, FailureMessage) = (Short(code, 100), Short(message, 500));
    }

    /// <summary>The customer sends another payment method, while the stock is still held.</summary>
    public Result RetryPayment(string paymentMethod, Actor actor, DateTimeOffset now)
    {
        if (!CanRetryPayment(now))
            return Error.Conflict("payment-not-retryable", "Another payment method can be sent after a decline, until the order's hold runs out.");
        Apply(Happening.PaymentRetried, actor, now, "Another payment method was sent.");
        PaymentAttempt++;
        _news.Add(new PaymentRetried(Id, paymentMethod, PaymentAttempt));
        return Result.Success;
    }

    public bool CanRetryPayment(DateTimeOffset now) => Status is OrderStatus.AwaitingPayment && PaymentStatus is PaymentStatus.Declined && HoldExpiresAt > now;

    /// <returns>Not yet, while the order still awaits the news that it is authorised.</returns>
    public Result Captured(Money amount, DateTimeOffset now)
    {
        if (Status is OrderStatus.AwaitingPayment) return Error.NotYet("The order is not confirmed yet.");
        Apply(Happening.PaymentCaptured, Actor.System, now,
            Status is OrderStatus.Cancelled ? $"{amount} charged after the order was cancelled. It is refunded in full." : $"{amount} charged.");
        return Result.Success;
    }

    public void CaptureFailed(string message, DateTimeOffset now)
    {
        if (!Apply(Happening.PaymentCaptureFailed, Actor.System, now, message)) return;
        (FailureCode, FailureMessage) = ("capture_failed", Short(message, 500));
        if (State.CanBeCancelled) Cancel("The payment could not be charged.", Actor.System, now);
    }

    public void Voided(DateTimeOffset now)
    {
        Apply(Happening.PaymentVoided, Actor.System, now, "The payment was given back; nothing was charged.");
        if (PaymentStatus is PaymentStatus.Voided && State.CanBeCancelled) Cancel("The payment was given back by the bank.", Actor.System, now);
    }

    public void RefundAsked(Money amount, string reason, Actor actor, DateTimeOffset now) =>
        Record(State, Happening.RefundRequested, actor, now, $"A refund of {amount} was asked for: {reason}");

    /// <param name="refunded">All succeeded refunds together.</param>
    /// <param name="asOf">When that was so.</param>
    public void Refunded(Money amount, Money refunded, Money captured, string reason, DateTimeOffset asOf, DateTimeOffset now) =>
        RefundsChanged(refunded >= captured ? Happening.RefundedInFull : Happening.RefundedInPart, asOf, now, $"{amount} refunded: {reason}");

    /// <inheritdoc cref="Refunded"/>
    public void RefundFailed(Money amount, Money refunded, string message, DateTimeOffset asOf, DateTimeOffset now) =>
        RefundsChanged(refunded.Amount > 0 ? Happening.RefundFailedInPart : Happening.RefundFailed, asOf, now, $"The refund of {amount} failed: {message}");

    public void Booked(ShipmentBooked news, DateTimeOffset now)
    {
        if (_shipments.Any(s => s.Id == news.ShipmentId)) return;
        _shipments.Add(new Shipment(Id, news));
        if (!Apply(Happening.ShipmentBooked, Actor.System, now, $"{news.Carrier} {news.Service}, tracking code {news.TrackingCode}."))
            Record(State, Happening.ShipmentBooked, Actor.System, now, $"Another label, tracking code {news.TrackingCode}.");
    }

    /// <returns>Not yet, while the label or the charge is still to be heard of.</returns>
    public Result Dispatched(Guid shipmentId, DateTimeOffset now)
    {
        if (_shipments.Find(s => s.Id == shipmentId) is not { } shipment) return Error.NotYet("The label is not booked yet.");
        if (Status is OrderStatus.AwaitingPayment || (Status is OrderStatus.Confirmed && !State.IsPaid)) return Error.NotYet("The order is not paid yet.");
        shipment.Become(ShipmentState.InTransit);
        Apply(Happening.ShipmentDispatched, Actor.System, now,
            Status is OrderStatus.Cancelled ? "The parcel was already on its way when the order was cancelled." : $"{shipment.Carrier} has the parcel.");
        return Result.Success;
    }

    /// <inheritdoc cref="Dispatched"/>
    public Result Delivered(Guid shipmentId, DateTimeOffset now)
    {
        if (Dispatched(shipmentId, now).Error is { } notYet) return notYet;
        if (FulfilmentStatus is FulfilmentStatus.Returned) return Result.Success;
        _shipments.Find(s => s.Id == shipmentId)!.Become(ShipmentState.Delivered);
        Apply(Happening.ShipmentDelivered, Actor.System, now, "The parcel was delivered.");
        return Result.Success;
    }

    /// <inheritdoc cref="Dispatched"/>
    public Result Returned(Guid shipmentId, DateTimeOffset now)
    {
        if (Dispatched(shipmentId, now).Error is { } notYet) return notYet;
        _shipments.Find(s => s.Id == shipmentId)!.Become(ShipmentState.Returned);
        Apply(Happening.ShipmentReturned, Actor.System, now, "The parcel came back.");
        return Result.Success;
    }

    /// <summary>No label can be had for good; an order that is not shipped is cancelled.</summary>
    public void ShipmentFailed(string message, DateTimeOffset now)
    {
        if (State.CanBeCancelled) Cancel(Short($"It cannot be shipped: {message}", 500), Actor.System, now);
    }

    public void LabelRefunded(Guid shipmentId, DateTimeOffset now)
    {
        _shipments.Find(s => s.Id == shipmentId)?.Become(ShipmentState.Cancelled);
        Apply(Happening.LabelRefunded, Actor.System, now, "The label was given back to the carrier.");
    }

    /// <summary>A note that only staff sees.</summary>
    public void AddNote(string text, Actor actor, DateTimeOffset now) => Record(State, Happening.Note, actor, now, text, staffOnly: true);

    /// <summary>The present time, as fine as every database stores it: an answer says the same before and after it was stored.</summary>
    public static DateTimeOffset Time(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static string HashToken(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What <see cref="Seal"/> must be.</summary>
    public static string SealOf(IEnumerable<SealedLine> lines, Address shipTo, Address billTo, Money total) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { lines, shipTo, billTo, total })));

    public sealed record SealedLine(string Sku, string Name, int Quantity, long UnitPrice, long Discount, long Tax, long Total);

    internal void Told() => _news.Clear();

    private void RefundsChanged(Happening what, DateTimeOffset asOf, DateTimeOffset now, string detail)
    {
        var late = asOf < RefundsAsOf;
        if (!late) RefundsAsOf = asOf;
        Record(late ? State : Become(State.After(what)), what, Actor.System, now, detail);
    }

    /// <returns>False when it changes nothing, because it is already so or comes too late.</returns>
    private bool Apply(Happening what, Actor actor, DateTimeOffset now, string detail)
    {
        if (State.After(what) == State) return false;
        Record(Become(State.After(what)), what, actor, now, detail);
        return true;
    }

    /// <returns>The state before.</returns>
    private OrderState Become(OrderState next)
    {
        var before = State;
        (Status, PaymentStatus, FulfilmentStatus) = (next.Status, next.Payment, next.Fulfilment);
        return before;
    }

    private void Record(OrderState? before, Happening what, Actor actor, DateTimeOffset now, string detail, bool staffOnly = false)
    {
        Touch();
        UpdatedAt = now;
        _timeline.Add(new TimelineEntry(Id, ++Happenings, now, what, actor, Short(detail, 2000), before, State, staffOnly));
    }

    private IReadOnlyList<OrderLine> ContractLines() => [.. _lines.Select(l => new OrderLine(l.Sku, l.Name, l.Quantity, new(l.UnitPrice, Currency)))];

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length];
}

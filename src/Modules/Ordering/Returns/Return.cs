using System.ComponentModel.DataAnnotations;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// Things of a delivered order that come back: asked for, decided, received, paid back. Each step also touches the order and its timeline, so that of two
/// at once one comes second and sees the first.
/// </summary>
internal sealed partial class Return : Aggregate
{
    private const string Withdrawn = "Withdrawn by the customer.", NothingToGive = "Nothing is to be given back for it.";

    private readonly List<ReturnLine> _lines = [];
    private readonly List<ReturnReceipt> _receipts = [];
    private readonly List<IIntegrationEvent> _events = [];

    private Return() { }

    private Return(Guid id) : base(id) { }

    public Guid OrderId { get; private init; }

    /// <summary>From 1 in each order.</summary>
    public int Sequence { get; private init; }

    /// <summary>The order's number with the sequence: <c>CC-261123-7K2M9Q-R1</c>.</summary>
    [MaxLength(32)] public string Number { get; private init; } = "";

    public ReturnStatus Status { get; private set; } = ReturnStatus.Requested;
    [MaxLength(3)] public string Currency { get; private init; } = "";

    /// <summary>What who asked wrote, for staff.</summary>
    [MaxLength(1000)] public string? Note { get; private init; }

    /// <summary>Why it was declined or closed, for everybody.</summary>
    [MaxLength(500)] public string? Decision { get; private set; }

    /// <summary>Null until it is approved.</summary>
    public ReturnWay? Way { get; private set; }
    [MaxLength(100)] public string? Carrier { get; private set; }
    [MaxLength(100)] public string? TrackingCode { get; private set; }
    [MaxLength(2048)] public string? LabelUrl { get; private set; }

    /// <summary>Why the carrier sells no label, for staff; null when all is well.</summary>
    [MaxLength(500)] public string? LabelProblem { get; private set; }
    public ReturnTransit? Transit { get; private set; }

    /// <summary>Of the refund that was decided last: known to Payments by it. Null where there was none.</summary>
    public Guid? RefundId { get; private set; }
    public ReturnRefundStatus? RefundStatus { get; private set; }

    /// <summary>Of <see cref="Goods"/> and <see cref="Shipping"/> less <see cref="Fee"/>, minor units of the order's currency.</summary>
    public long Amount { get; private set; }
    public long Goods { get; private set; }
    public long Shipping { get; private set; }
    public long Fee { get; private set; }

    /// <summary>Why its last refund was not made, for staff; null when all is well.</summary>
    [MaxLength(500)] public string? RefundProblem { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<ReturnLine> Lines => _lines;
    public IReadOnlyList<ReturnReceipt> Receipts => _receipts;

    /// <summary>For the other modules, to be published with the change.</summary>
    public IReadOnlyList<IIntegrationEvent> Events => _events;

    /// <param name="order">Delivered, with its lines.</param>
    /// <param name="earlier">How many returns it has already.</param>
    /// <param name="lines">Not more than is left to come back.</param>
    public static Return Ask(
        Guid id, Order order, int earlier, IEnumerable<AskedLine> lines, string? note, Actor by, DateTimeOffset now)
    {
        var asked = new Return(id)
        {
            OrderId = order.Id,
            Sequence = earlier + 1,
            Number = $"{order.Number}-R{earlier + 1}",
            Currency = order.Currency,
            Note = note,
            CreatedAt = now,
            UpdatedAt = now,
        };
        asked._lines.AddRange(lines.OrderBy(l => l.Line.Number).Select(l => new ReturnLine(id, l.Line.Number, l.Line.Sku, l.Line.Name, l.Quantity, l.Reason)
        {
            WantedSku = l.WantedSku,
            WantedQuantity = l.WantedQuantity,
        }));
        order.ReturnHappened(TimelineEventKind.ReturnRequested, $"Return {asked.Number} was asked for: {asked.Words(l => l.Quantity)}.", by, now);
        asked._events.Add(new ReturnRequested(id, order.Id, asked.Number, asked.ContractLines(order), now));
        return asked;
    }

    public Result Approve(Order order, ReturnWay way, Actor by, DateTimeOffset now)
    {
        // A label that nobody sells can be asked for again, or left to the customer.
        var again = Status is ReturnStatus.Approved && LabelProblem is not null;
        if (Status is not ReturnStatus.Requested && !again) return WrongState("approved");
        (Status, Way, LabelProblem) = (ReturnStatus.Approved, way, null);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ReturnApproved, $"Return {Number} was approved.", by, now);
        _events.Add(new ReturnApproved(
            Id, order.Id, Number, ContractLines(order), order.Delivery.ShipTo, WeightOf(order), way is ReturnWay.Carrier, now));
        if (way is ReturnWay.Own) _events.Add(new ReturnReady(Id, order.Id, Number, null, now));
        return Result.Success;
    }

    public Result Decline(Order order, string reason, Actor by, DateTimeOffset now)
    {
        if (Status is not ReturnStatus.Requested) return WrongState("declined");
        (Status, Decision) = (ReturnStatus.Declined, reason);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ReturnDeclined, $"Return {Number} was declined: {reason}", by, now);
        _events.Add(new ReturnDeclined(Id, order.Id, Number, reason, now));
        return Result.Success;
    }

    /// <summary>Ends it without a refund: the things do not come, or nothing goes back for them. What was received stays so.</summary>
    public Result Close(Order order, string reason, Actor by, DateTimeOffset now)
    {
        if (Status is not (ReturnStatus.Requested or ReturnStatus.Approved or ReturnStatus.Received)) return WrongState("closed");
        (Status, Decision) = (ReturnStatus.Closed, reason);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ReturnClosed, $"Return {Number} was closed: {reason}", by, now);
        _events.Add(new ReturnClosed(Id, order.Id, Number, Way is ReturnWay.Carrier && _receipts.Count == 0, now));
        return Result.Success;
    }

    /// <summary>Its customer keeps the things, as long as they are not on their way.</summary>
    public Result Withdraw(Order order, Actor by, DateTimeOffset now) =>
        Transit is not null || Status is not (ReturnStatus.Requested or ReturnStatus.Approved) ? WrongState("withdrawn") : Close(order, Withdrawn, by, now);

    /// <summary>The label of the way back is bought.</summary>
    public void Labelled(string carrier, string trackingCode, string labelUrl, DateTimeOffset now)
    {
        if (Status is not ReturnStatus.Approved || TrackingCode is not null) return;
        (Carrier, TrackingCode, LabelUrl, LabelProblem) = (carrier, trackingCode, labelUrl.Length > 0 ? labelUrl : null, null);
        Changed(now);
        _events.Add(new ReturnReady(Id, OrderId, Number, LabelUrl, now));
    }

    public void NotLabelled(string why, DateTimeOffset now)
    {
        if (Status is not ReturnStatus.Approved || TrackingCode is not null) return;
        LabelProblem = why.Length > 500 ? why[..500] : why;
        Changed(now);
    }

    /// <summary>Only forward: a late event changes nothing.</summary>
    public void Moved(ReturnTransit to, DateTimeOffset now)
    {
        if (to <= Transit) return;
        Transit = to;
        Changed(now);
    }

    /// <summary>Things came back and were looked at. Never more than was asked for: 409 <c>more-than-asked</c>.</summary>
    /// <param name="whole">Whether with this all that the order had has come back.</param>
    /// <param name="location">Where what can be sold again goes; null for the one that takes returns.</param>
    public Result Receive(Order order, IReadOnlyList<Inspected> goods, Func<bool> whole, Actor by, DateTimeOffset now, Guid? location = null)
    {
        if (Status is not (ReturnStatus.Approved or ReturnStatus.Received)) return WrongState("received");
        foreach (var some in goods.GroupBy(g => g.Sku, StringComparer.Ordinal))
        {
            var (asked, left) = (some.Sum(g => (long)g.Quantity), _lines.Find(l => l.Sku == some.Key) is { } line ? line.Quantity - line.Received : 0);
            if (asked > left)
                return Error.Conflict("more-than-asked", $"Of {some.Key}, {left} can still be received with this return, and not {asked}.")
                    .With("sku", some.Key).With("left", left);
        }
        foreach (var item in goods)
        {
            var line = _lines.First(l => l.Sku == item.Sku);
            line.Receive(item.Quantity, item.Restock);
            var why = item.Restock ? null : item.Reason;
            _receipts.Add(new(Id, _receipts.Count + 1, now, line.Number, line.Sku, item.Quantity, item.Restock, why, by.Role, by.Name));
        }
        Status = ReturnStatus.Received;
        Changed(now);
        order.ReturnHappened(whole() ? TimelineEventKind.ReturnReceivedInFull : TimelineEventKind.ReturnReceived,
            $"Of return {Number} came back: {string.Join(", ", goods.Select(g => $"{g.Quantity} × {_lines.First(l => l.Sku == g.Sku).Name}"))}.", by, now);
        _events.Add(new ReturnReceived(
            Id, OrderId, Number, [.. goods.Select(g => new ReceivedGoods(g.Sku, g.Quantity, g.Restock))], by.Name, now, location));
        return Result.Success;
    }

    /// <summary>Decides its refund, which Payments makes; where nothing goes back, it is closed.</summary>
    /// <param name="refundId">A new one.</param>
    /// <param name="asStoreCredit">The customer's account gets store credit in place of the money.</param>
    public Result Refund(
        Order order, ReturnAmounts amounts, Guid refundId, Actor by, Guid? accountId, DateTimeOffset now, bool asStoreCredit = false)
    {
        if (WhyNotRefunded is { } refused) return refused;
        Reckon(amounts);
        if (Amount == 0) return Close(order, NothingToGive, by, now);
        (Status, RefundId, RefundStatus, RefundProblem) = (ReturnStatus.Refunded, refundId, ReturnRefundStatus.Pending, null);
        Changed(now);
        order.Touched(now);
        _events.Add(new ReturnRefundDecided(Id, order.Id, refundId, order.Of(Amount), RefundReason, by.Name, accountId, now, asStoreCredit));
        return Result.Success;
    }

    private void Reckon(ReturnAmounts amounts)
    {
        foreach (var share in amounts.Lines) _lines.First(l => l.Number == share.Line).Refund(share);
        (Goods, Shipping, Fee, Amount) = (amounts.Goods, amounts.Shipping, amounts.Fee, amounts.Amount);
    }

    /// <summary>By which Payments knows what it has given for it.</summary>
    public string RefundReason => $"Return {Number}";

    /// <summary>Why nothing can be paid back for it now; null when it can.</summary>
    public Error? WhyNotRefunded => Status is ReturnStatus.Received ? null : WrongState("refunded");

    public void RefundSucceeded(DateTimeOffset now)
    {
        if (RefundStatus is ReturnRefundStatus.Succeeded) return;
        RefundStatus = ReturnRefundStatus.Succeeded;
        Changed(now);
    }

    /// <summary>The money is with the shop again, or never left it: staff may decide again.</summary>
    public void RefundFailed(string why, DateTimeOffset now)
    {
        if (Status is not ReturnStatus.Refunded) return;
        (Status, RefundStatus, RefundProblem) = (ReturnStatus.Received, ReturnRefundStatus.Failed, why.Length > 500 ? why[..500] : why);
        if (ExchangeStatus is Returns.ExchangeStatus.Decided) ExchangeStatus = Returns.ExchangeStatus.CalledOff;
        Changed(now);
    }

    /// <summary>What its refund gives back for a line of the order, or for shipping where none is named, less its share of the fee.</summary>
    public long GivenFor(int? line)
    {
        long[] parts = [.. _lines.Select(l => l.Amount), Shipping];
        var at = line is { } number ? _lines.FindIndex(l => l.Number == number) : _lines.Count;
        return at < 0 ? 0 : parts[at] - Allocation.Allocate(Fee, parts)[at];
    }

    internal void ClearEvents() => _events.Clear();

    private Error WrongState(string wanted) =>
        Error.Conflict("return-stands-otherwise", Status is ReturnStatus.Approved && Transit is not null
            ? $"This return is on its way, so it cannot be {wanted}." : $"This return is {OrderState.Word(Status)}, so it cannot be {wanted}.")
            .With("returnStatus", OrderState.Word(Status));

    private string Words(Func<ReturnLine, int> units) => string.Join(", ", _lines.Select(l => $"{units(l)} × {l.Name}"));

    private List<OrderLine> ContractLines(Order order) =>
        [.. _lines.Select(l => new OrderLine(l.Sku, l.Name, l.Quantity, order.Of(order.Lines.Single(o => o.Number == l.Number).UnitPrice)))];

    /// <summary>Orders know the weight of the whole alone: it is shared by what things cost.</summary>
    private int WeightOf(Order order) => order.Subtotal == 0 ? Math.Max(1, order.WeightGrams) : (int)Math.Clamp(
        Math.Ceiling((decimal)order.WeightGrams * _lines.Sum(l => l.Quantity * order.Lines.Single(o => o.Number == l.Number).UnitPrice) / order.Subtotal),
        1, Math.Max(1, order.WeightGrams));

    private void Changed(DateTimeOffset now)
    {
        UpdatedAt = now;
        Touch();
    }
}

/// <summary>What is asked to come back of a line.</summary>
/// <param name="WantedSku">What is wished instead; null for nothing.</param>
internal sealed record AskedLine(Line Line, int Quantity, ReturnReason Reason, string? WantedSku, int? WantedQuantity);

/// <summary>What came back of one SKU, and whether it can be sold again.</summary>
/// <param name="Reason">Why it is written off; null for what can be sold again.</param>
internal sealed record Inspected(string Sku, int Quantity, bool Restock, string? Reason);

using System.ComponentModel.DataAnnotations;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>
/// The part about exchanges: in place of all or a part of its refund, an order is sent, which a draft stands for until it is placed. What came back, the
/// return's amount, is what pays for that order and what is refunded.
/// </summary>
internal sealed partial class Return
{
    /// <summary>Of the draft, and of the order that comes of it; null where none was decided.</summary>
    public Guid? ExchangeId { get; private set; }
    public ExchangeStatus? ExchangeStatus { get; private set; }

    /// <summary>What is sent instead costs so much.</summary>
    public long ExchangeTotal { get; private set; }

    /// <summary>The part of <see cref="Amount"/> that pays for it: all, or all that it costs.</summary>
    public long Exchanged { get; private set; }

    public IReadOnlyList<Replacement>? Replacements { get; private set; }

    /// <summary>Of the order, once it is placed.</summary>
    [MaxLength(24)] public string? ReplacementNumber { get; private set; }

    /// <summary>Why its order could not be placed, for staff; null when all is well.</summary>
    [MaxLength(500)] public string? ExchangeProblem { get; private set; }

    /// <summary>Decides that something else is sent. Payments sets aside what pays for it, and refunds the rest.</summary>
    /// <param name="draft">What is sent.</param>
    /// <param name="refundId">A new one.</param>
    public Result Exchange(Order order, ReturnAmounts amounts, Draft draft, Guid refundId, Actor by, Guid? accountId, DateTimeOffset now)
    {
        if (WhyNotRefunded is { } refused) return refused;
        Reckon(amounts);
        (Status, RefundId, RefundStatus, RefundProblem) = (ReturnStatus.Refunded, refundId, ReturnRefundStatus.Pending, null);
        (ExchangeId, ExchangeStatus, ExchangeTotal, Exchanged) = (draft.Id, Returns.ExchangeStatus.Decided, draft.Total, draft.Covered);
        (Replacements, ReplacementNumber, ExchangeProblem) = (Of(draft.Quote), null, null);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ExchangeDecided,
            $"For return {Number} something else is sent: {string.Join(", ", Replacements.Select(l => $"{l.Quantity} × {l.Name}"))}.", by, now);
        _events.Add(new ReturnRefundDecided(
            Id, order.Id, refundId, order.Of(Amount), RefundReason, by.Name, accountId, now, Exchange: new(draft.Id, order.Of(Exchanged))));
        return Result.Success;
    }

    /// <summary>What came back is set aside for it.</summary>
    public void Covered(DateTimeOffset now)
    {
        RefundSucceeded(now);
        if (ExchangeStatus is not Returns.ExchangeStatus.Decided) return;
        ExchangeStatus = Returns.ExchangeStatus.Offered;
        Changed(now);
    }

    /// <summary>Staff tries again, or calls it off.</summary>
    public void NotReplaced(string why, DateTimeOffset now)
    {
        (ExchangeStatus, ExchangeProblem) = (Returns.ExchangeStatus.Stopped, why.Length > 500 ? why[..500] : why);
        Changed(now);
    }

    public void Replaced(Order order, Order instead, Actor by, DateTimeOffset now)
    {
        // It is paid, so what came back is set aside, whoever says so first.
        RefundSucceeded(now);
        (ExchangeStatus, ReplacementNumber, ExchangeProblem) = (Returns.ExchangeStatus.Placed, instead.Number, null);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ExchangePlaced, $"For return {Number}, order {instead.Number} is sent.", by, now);
    }

    /// <summary>It is refunded after all.</summary>
    /// <param name="refundId">A new one.</param>
    public Result CallOffExchange(Order order, Guid refundId, Actor by, DateTimeOffset now)
    {
        if (ExchangeStatus is not (Returns.ExchangeStatus.Offered or Returns.ExchangeStatus.Stopped))
            return NotOffered.With("exchangeStatus", ExchangeStatus is { } stands ? OrderState.Word(stands) : null);
        (ExchangeStatus, ExchangeProblem, RefundId, RefundStatus) = (Returns.ExchangeStatus.CalledOff, null, refundId, ReturnRefundStatus.Pending);
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ExchangeEnded, $"Nothing is sent for return {Number} after all. {order.Of(Exchanged)} are given back.", by, now);
        _events.Add(new ExchangeCalledOff(Id, order.Id, ExchangeId!.Value, refundId, by.Name, now));
        return Result.Success;
    }

    internal static readonly Error NotOffered =
        Error.Conflict("exchange-stands-otherwise", "An exchange can be called off while it waits to be placed. Once it is an order, cancel that.");

    /// <summary>Its order was cancelled; Payments gives back what paid for it.</summary>
    public void ExchangeEnded(Order order, DateTimeOffset now)
    {
        if (ExchangeStatus is not Returns.ExchangeStatus.Placed) return;
        ExchangeStatus = Returns.ExchangeStatus.Ended;
        Changed(now);
        order.ReturnHappened(TimelineEventKind.ExchangeEnded,
            $"Order {ReplacementNumber}, sent for return {Number}, was cancelled. What paid for it is given back.", Actor.System, now);
    }

    public static IReadOnlyList<Replacement> Of(Pricing.Contracts.Quote quote) =>
        [.. quote.Lines.Select(l => new Replacement(l.Sku, l.Name, l.Quantity, l.UnitPrice, l.Total))];
}

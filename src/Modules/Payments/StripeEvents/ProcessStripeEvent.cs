using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.StripeEvents;

/// <summary>Acts on a stored webhook. What the event claims is checked, not believed: the payment, its refunds and its disputes are read again from
/// the gateway.</summary>
internal sealed class ProcessStripeEvent(PaymentsDbContext db, StripeGateway gateway) : IEventHandler<StripeEventReceived>
{
    public static bool CallsOutside => true;

    public static string? MustNotBeDropped => "Every stored webhook has its effect or its alert. Run it again when the gateway answers.";

    public async Task<Result> HandleAsync(StripeEventReceived message, CancellationToken ct)
    {
        var received = await db.StripeEvents.FirstOrDefaultAsync(e => e.Id == message.EventId, ct);
        if (received is not { DoneAt: null }) return Result.Success;

        received.DoneAt = db.Now("gateway").At;
        var payment = await db.Payments.AsSingleQuery().FirstOrDefaultAsync(
            p => (received.PaymentIntent != null && p.GatewayId == received.PaymentIntent) || p.Id == received.OrderId, ct);
        if (payment is null)
        {
            // Somebody else's payment in the same account names no order of ours.
            return received.OrderId is { } order
                ? await AlertAsync(received, order, $"The gateway's event {received.Id} ({received.Type}) names order {order}, which has no payment.", ct)
                : Result.Success;
        }
        if (received.IsOfDispute) return await FollowDisputeAsync(received, payment, ct);
        return Contradiction(received, payment) is { } why
            ? await AlertAsync(
                received, payment.OrderId, $"The gateway's event {received.Id} ({received.Type}) does not fit order {payment.OrderNumber}: {why}.", ct)
            : await FollowAsync(received, payment, ct);
    }

    private async Task<Result> FollowAsync(StripeEvent received, Payment payment, CancellationToken ct)
    {
        if (received.PaymentIntent is null) return Result.Success;
        switch (await gateway.ReadAsync(received.PaymentIntent, ct))
        {
            case Outcome<PaymentIntent>.Succeeded { Value: var intent }:
                payment.Observe(intent, db.Now("gateway"));
                break;
            case Outcome<PaymentIntent>.Refused { Error: var error }:
                return await AlertAsync(
                    received, payment.OrderId, $"The gateway does not know {received.PaymentIntent} of its own event {received.Id}: {error.Reason}.", ct);
            case var unclear:
                return Error.NotYet($"The payment could not be read: {unclear.Doubt}");
        }
        if (received.IsOfRefund && payment.GatewayId == received.PaymentIntent)
        {
            var refunds = await gateway.RefundsOfAsync(received.PaymentIntent, ct);
            if (refunds is not Outcome<IReadOnlyList<StripeRefund>>.Succeeded { Value: var seen })
                return Error.NotYet($"The refunds could not be read: {refunds.Doubt}");
            payment.Observe(seen, db.Now("gateway"));
        }
        await db.PublishEventsAsync(payment, ct);
        return Result.Success;
    }

    private async Task<Result> FollowDisputeAsync(StripeEvent received, Payment payment, CancellationToken ct)
    {
        if (received.ObjectId is not { } id)
            return await AlertAsync(received, payment.OrderId, $"The gateway's event {received.Id} ({received.Type}) names no dispute.", ct);
        switch (await gateway.ReadDisputeAsync(id, ct))
        {
            case Outcome<StripeDispute>.Succeeded { Value: var dispute }:
                // A bank can be faster than what is known here of the charge.
                if (dispute.PaymentIntent is { } charged && charged == payment.GatewayId && dispute.Amount > payment.CapturedByMethod)
                {
                    var read = await gateway.ReadAsync(charged, ct);
                    if (read is not Outcome<PaymentIntent>.Succeeded { Value: var intent })
                        return Error.NotYet($"The payment could not be read: {read.Doubt}");
                    payment.Observe(intent, db.Now("gateway"));
                }
                if (Contradiction(dispute, payment) is { } why)
                    return await AlertAsync(received, payment.OrderId, $"The gateway's dispute {id} does not fit order {payment.OrderNumber}: {why}.", ct);
                // The opening may come after the close, or never.
                if (!await db.Ledger.AnyAsync(l => l.Kind == LedgerKind.Disputed && l.Reference == dispute.Id, ct))
                    payment.Dispute(dispute.Id, dispute.Amount, dispute.Status, db.Now("gateway"));
                if (received.Type == "charge.dispute.closed" && dispute.IsClosed)
                    payment.CloseDispute(dispute.Id, dispute.Amount, dispute.Status, db.Now("gateway"));
                await db.PublishEventsAsync(payment, ct);
                return Result.Success;
            case Outcome<StripeDispute>.Refused { Error: var error }:
                return await AlertAsync(
                    received, payment.OrderId, $"The gateway does not know the dispute {id} of its own event {received.Id}: {error.Reason}.", ct);
            case var unclear:
                return Error.NotYet($"The dispute could not be read: {unclear.Doubt}");
        }
    }

    private async Task<Result> AlertAsync(StripeEvent received, Guid order, string detail, CancellationToken ct)
    {
        await db.RaiseAsync(Alert.Of("wrong-event", received.Id, order, detail, db.Now("gateway").At), ct);
        return Result.Success;
    }

    private static string Written(long? amount, string? currency) =>
        amount is { } minor && currency is not null ? new Money(minor, currency.ToUpperInvariant()).ToString() : "no amount";

    private static string? Contradiction(StripeDispute dispute, Payment payment) =>
        dispute.PaymentIntent != payment.GatewayId ? $"it is about {dispute.PaymentIntent}, the order's payment is {payment.GatewayId}"
        : !string.Equals(dispute.Currency, payment.Currency, StringComparison.OrdinalIgnoreCase)
            || dispute.Amount <= 0 || dispute.Amount > payment.CapturedByMethod
            ? $"it is over {Written(dispute.Amount, dispute.Currency)}, and {payment.Of(payment.CapturedByMethod)} were charged"
        : null;

    private static string? Contradiction(StripeEvent received, Payment payment) =>
        payment.GatewayId is not null && received.PaymentIntent != payment.GatewayId
            ? $"it is about {received.PaymentIntent}, the order's payment is {payment.GatewayId}"
        : !received.IsOfPayment ? null
        : received.OrderId != payment.Id ? $"it names order {received.OrderId}"
        : received.Amount != payment.ByMethod || !string.Equals(received.Currency, payment.Currency, StringComparison.OrdinalIgnoreCase)
            ? $"it is over {Written(received.Amount, received.Currency)}, not {payment.Of(payment.ByMethod)}"
        : null;
}

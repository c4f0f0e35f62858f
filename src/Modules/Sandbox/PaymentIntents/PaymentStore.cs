using ClickCart.Sandbox.PaymentMethods;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>What an event says about the call that caused it.</summary>
internal sealed record CallReference(string? Id, string? IdempotencyKey);

/// <summary>The gateway's payments: reads them as they stand now, and writes each together with its webhooks.</summary>
internal sealed class PaymentStore(SandboxDbContext db, WebhookTargets targets, SandboxSettings settings, TimeProvider clock, IIds ids)
{
    public SandboxDbContext Db => db;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public TimeSpan Settling => settings.Settling;

    public async Task<Payment?> FindAsync(string id)
    {
        var payment = await db.LoadAsync<Payment>(id);
        payment?.Settle(Now, Settling);
        return payment;
    }

    /// <summary>The card of a payment that went through is the customer's from now on, where the payment says so.</summary>
    public async Task KeepCardAsync(Payment payment)
    {
        if (payment is not { SetupFutureUsage: not null, Customer: { } customer, MethodId: { } id }
            || payment.Status is not (PaymentStatus.RequiresCapture or PaymentStatus.Succeeded or PaymentStatus.Processing)) return;
        if (await db.LoadAsync<CardMethod>(id) is not { Customer: null } method) return;
        method.Customer = customer;
        db.Put(id, method, method.Link);
    }

    /// <summary>Puts the payment and a row for each of its events, due now or later; takes effect with the save.</summary>
    public async Task PutAsync(Payment payment, CallReference cause)
    {
        db.Put(payment.Id, payment);
        var all = await targets.AllAsync();
        foreach (var @event in payment.Events)
        {
            var wanting = all.Where(t => !t.IsCarriers && t.Wants(@event.Type)).ToList();
            if (wanting.Count == 0) continue;
            var body = WireJson.Write(EventOf(payment, @event, wanting.Count, @event.At <= Now ? cause : new(null, null)));
            foreach (var target in wanting)
                db.Deliveries.Add(new(ids.New(), target.Id, @event.Type, @event.Refund ?? payment.Id, body, Now, @event.At));
        }
    }

    private object EventOf(Payment payment, PaymentEvent @event, int pending, CallReference cause) => new
    {
        Id = $"evt_{ids.New():N}",
        Object = "event",
        ApiVersion = StripeApi.Version,
        Created = @event.At.ToUnixTimeSeconds(),
        Data = @event.Before is { } before
            ? (object)new { Object = ObjectOf(payment, @event), PreviousAttributes = new { Status = before.StatusAt(Now) } }
            : new { Object = ObjectOf(payment, @event) },
        Livemode = false,
        PendingWebhooks = pending,
        Request = cause,
        @event.Type,
    };

    private object ObjectOf(Payment payment, PaymentEvent @event) => @event switch
    {
        { Refund: { } refund } => StripeShapes.RefundOf(payment, payment.Refunds.Find(r => r.Id == refund)!, @event.At),
        { Type: "charge.dispute.created" or "charge.dispute.closed" } => StripeShapes.DisputeOf(payment),
        { Type: "charge.refunded" } => StripeShapes.ChargeOf(payment, payment.LatestCharge!, @event.At),
        _ => StripeShapes.Intent(AsOf(payment, @event.At), @event.At),
    };

    private Payment AsOf(Payment payment, DateTimeOffset at)
    {
        if (at <= Now) return payment;
        var later = JsonSerializer.Deserialize<Payment>(JsonSerializer.Serialize(payment, WireJson.Stored), WireJson.Stored)!;
        later.Settle(at, Settling);
        return later;
    }
}

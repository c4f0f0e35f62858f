using ClickCart.Payments.Payments;

namespace ClickCart.Payments;

/// <summary>
/// Finding one payment, compiled: every call, webhook and event does it. Asked through <see cref="PaymentsDbContext"/>. One instance per
/// process, because a compiled query belongs to one model.
/// </summary>
internal sealed class PaymentsQueries
{
    /// <summary>In one query: attempts and refunds are few.</summary>
    public Func<PaymentsDbContext, Guid, CancellationToken, Task<Payment?>> PaymentToChange { get; } = EF.CompileAsyncQuery(
        (PaymentsDbContext db, Guid orderId, CancellationToken ct) => db.Payments.AsSingleQuery().FirstOrDefault(p => p.Id == orderId));

    public Func<PaymentsDbContext, string?, Guid?, CancellationToken, Task<KnownPayment?>> KnownOf { get; } = EF.CompileAsyncQuery(
        (PaymentsDbContext db, string? gatewayId, Guid? orderId, CancellationToken ct) => db.Payments.AsNoTracking().IgnoreAutoIncludes()
            .Where(p => (gatewayId != null && p.GatewayId == gatewayId) || p.Id == orderId)
            .Select(p => new KnownPayment(p.Id, p.State, p.GatewayId, p.Amount - p.CreditUsed - p.Supplemented, p.Currency)).FirstOrDefault());

    public Func<PaymentsDbContext, string, CancellationToken, Task<bool>> IsKnownEvent { get; } = EF.CompileAsyncQuery(
        (PaymentsDbContext db, string id, CancellationToken ct) => db.StripeEvents.Any(e => e.Id == id));
}

/// <summary>What a webhook is judged by.</summary>
/// <param name="Amount">What the gateway is to take.</param>
internal sealed record KnownPayment(Guid Id, PaymentState State, string? GatewayId, long Amount, string Currency);

using ClickCart.Ordering.Contracts;

namespace ClickCart.Payments.Payments;

/// <summary>Charges what was authorised for each of many orders.</summary>
internal sealed class BulkCapture(PaymentsDbContext db) : IBulkDeed
{
    public string Name => "capture";
    public string Label => "Charge what is authorised";
    public Permission Needs => Permissions.CapturePayments;

    public Task<Result<BulkProgress>> DoAsync(Guid orderId, string by, CancellationToken ct) => db.CommitAsync<Result<BulkProgress>>(async () =>
    {
        if (await db.FindPaymentAsync(orderId, ct) is not { } payment) return Error.NotFound("order") with { Detail = "There is no payment of it." };
        if (payment.CaptureNow(db.Now(by)).Error is { } refused) return refused;
        await db.PublishEventsAsync(payment, ct);
        return ProgressOf(payment);
    }, ct);

    public async Task<Result<BulkProgress>> LookAsync(Guid orderId, CancellationToken ct)
    {
        var payment = await db.ReadPaymentAsync(orderId, ct);
        return payment is { State: PaymentState.Capturing or PaymentState.Captured } ? ProgressOf(payment)
            : Payment.NotCharged with { Detail = "It could not be charged. The order's page says why." };
    }

    private static BulkProgress ProgressOf(Payment payment) => payment.State is PaymentState.Captured ? BulkProgress.Done : BulkProgress.UnderWay;
}

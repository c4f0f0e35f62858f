using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>
/// Money went back, and a credit note says so; or a refund failed after it had succeeded, so that the money is with the shop again: what its credit note took
/// back is taken back.
/// </summary>
internal sealed class CreditRefund(InvoiceRegister register) : IEventHandler<RefundsRecorded>
{
    public async Task<Result> HandleAsync(RefundsRecorded message, CancellationToken ct)
    {
        if (message.Failed) await register.ReverseAsync(message.OrderId, "The refund failed, and the money is with the shop again.", ct);
        else await register.CreditAsync(message.OrderId, message.Amount.Amount, message.Reason, ct, message.RefundId);
        return Result.Success;
    }
}

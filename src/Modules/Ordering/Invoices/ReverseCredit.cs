using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Invoices;

/// <summary>A refund failed after it had succeeded, so the money is with the shop again: what its credit note took back is taken back.</summary>
internal sealed class ReverseCredit(OrderingDbContext db, InvoiceBook book) : IEventHandler<RefundFailed>
{
    public async Task<Result> HandleAsync(RefundFailed message, CancellationToken ct)
    {
        if (!await db.KnowsOfRefundsAsync(message.OrderId, message.At, ct)) return Error.NotYet("The order does not say yet that this refund failed.");
        await book.ReverseAsync(message.OrderId, "The refund failed, and the money is with the shop again.", ct);
        return Result.Success;
    }
}

using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Invoices;

/// <summary>Money went back: a credit note says so, once the order does.</summary>
internal sealed class CreditRefund(OrderingDbContext db, InvoiceBook book) : IEventHandler<PaymentRefunded>
{
    public async Task<Result> HandleAsync(PaymentRefunded message, CancellationToken ct)
    {
        if (!await db.KnowsOfRefundsAsync(message.OrderId, message.At, ct)) return Error.NotYet("The order does not say yet that this was refunded.");
        await book.CreditAsync(message.OrderId, message.Amount.Amount, message.Reason, ct);
        return Result.Success;
    }
}

using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Invoices;

/// <summary>
/// A confirmed order gets its invoice. Not when the money is taken, which may be days later: what is confirmed is owed, and who has just paid by card
/// wants the paper with the confirmation.
/// </summary>
internal sealed class IssueInvoice(InvoiceRegister register) : IEventHandler<OrderConfirmed>
{
    public async Task<Result> HandleAsync(OrderConfirmed message, CancellationToken ct)
    {
        await register.IssueAsync(message.OrderId, ct);
        return Result.Success;
    }
}

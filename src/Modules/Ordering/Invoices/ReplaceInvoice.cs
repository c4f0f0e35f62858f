using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Invoices;

/// <summary>An order was changed: its invoice is taken back in full, and another says what it comes to now.</summary>
internal sealed class ReplaceInvoice(InvoiceRegister register) : IEventHandler<OrderEdited>
{
    public async Task<Result> HandleAsync(OrderEdited message, CancellationToken ct)
    {
        await register.IssueAsync(message.OrderId, ct);
        return Result.Success;
    }
}

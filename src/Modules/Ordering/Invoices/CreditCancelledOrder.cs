using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Invoices;

/// <summary>A cancelled order owes nothing: what is left of its invoice is taken back, whether its money was taken or only authorised.</summary>
internal sealed class CreditCancelledOrder(InvoiceRegister register) : IEventHandler<OrderCancelled>
{
    public async Task<Result> HandleAsync(OrderCancelled message, CancellationToken ct)
    {
        await register.CreditAsync(message.OrderId, null, message.Reason, ct);
        return Result.Success;
    }
}

using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>Payments' books, for checks across modules.</summary>
public interface IPaymentBooks
{
    IAsyncEnumerable<PaymentEntry> AllAsync(CancellationToken ct);
}

/// <param name="Refunded">Pending and succeeded refunds.</param>
public sealed record PaymentEntry(Guid OrderId, string State, Money Amount, Money Authorized, Money Captured, Money Refunded, string? GatewayId, DateTimeOffset ChangedAt);

using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>What may be given back now.</summary>
public interface IRefunds
{
    /// <summary>
    /// Whether a refund of an order would be accepted now from whoever calls. Refusals: 409 <c>refund-exceeds-captured</c> and <c>charge-disputed</c>,
    /// 403 <c>refund-above-limit</c>, 422 for an amount that the gateway cannot move. Nothing is stored.
    /// </summary>
    Task<Result> CheckAsync(Guid orderId, Money amount, CancellationToken ct);
}

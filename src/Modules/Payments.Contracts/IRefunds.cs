using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>What may be given back now.</summary>
public interface IRefunds
{
    /// <summary>
    /// Whether a refund of an order would be accepted now from whoever calls. Refusals: 409 <c>refund-exceeds-captured</c> and <c>charge-disputed</c>,
    /// 403 <c>refund-above-limit</c>, 422 for an amount that the gateway cannot move. Nothing is stored.
    /// </summary>
    /// <param name="reason">The refund's: what was given for it already, although the rest of that refund failed, is not given again. Null for none.</param>
    Task<Result> CheckAsync(Guid orderId, Money amount, string? reason, CancellationToken ct);
}

using ClickCart.Kernel;

namespace ClickCart.Customers.Contracts;

/// <summary>How much money the roles of staff let them give back.</summary>
public interface IRefundLimits
{
    /// <summary>As the account's role stands now; null where it sets no limit.</summary>
    /// <param name="accountId">One of the staff.</param>
    /// <param name="currency">ISO 4217. In one that the role does not name nothing is given back.</param>
    /// <param name="ct">Stops the look.</param>
    Task<RefundLimit?> OfAsync(Guid accountId, string currency, CancellationToken ct);
}

/// <param name="PerRefund">The most that one refund gives back.</param>
/// <param name="PerOrder">The most that is given back of one order in all, whoever gave it.</param>
public sealed record RefundLimit(Money PerRefund, Money PerOrder);

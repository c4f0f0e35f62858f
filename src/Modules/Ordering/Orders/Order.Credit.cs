using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about gift cards and store credit, which pay a part of it, or all.</summary>
internal sealed partial class Order
{
    /// <summary>What each has paid, when it was placed; null for none.</summary>
    public IReadOnlyList<CreditShare>? Credits { get; private init; }

    public long CreditUsed => Credits?.Sum(c => c.Amount.Amount) ?? 0;

    /// <summary>What the gateway takes, or hands.</summary>
    public Money ToPay => Of(Math.Max(0, Total - CreditUsed));
}

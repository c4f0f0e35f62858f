namespace ClickCart.Ordering.Returns;

/// <summary>
/// How far an exchange is. decided → offered | stopped | placed; offered, stopped → placed | calledOff; placed → ended; decided → calledOff, where Payments
/// does not make it.
/// </summary>
internal enum ExchangeStatus
{
    /// <summary>What came back is being set aside for it.</summary>
    Decided,

    /// <summary>It waits for the customer to pay the difference.</summary>
    Offered,

    /// <summary>It could not be placed, and waits for staff.</summary>
    Stopped,

    /// <summary>It is an order.</summary>
    Placed,

    /// <summary>It does not take place: what came back is refunded.</summary>
    CalledOff,

    /// <summary>Its order was cancelled: what came back and paid for it is refunded.</summary>
    Ended,
}

/// <summary>A line of what is sent instead.</summary>
/// <param name="Total">With tax, less what is waived.</param>
internal sealed record Replacement(string Sku, string Name, int Quantity, Money UnitPrice, Money Total);

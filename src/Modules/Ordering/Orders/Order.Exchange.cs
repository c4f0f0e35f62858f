using System.ComponentModel.DataAnnotations;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The return for which an order is sent instead.</summary>
/// <param name="ReturnNumber">For people: <c>CC-261123-7K2M9Q-R1</c>.</param>
/// <param name="OrderId">The order that the return is of.</param>
internal sealed record ExchangeOf(Guid ReturnId, string ReturnNumber, Guid OrderId);

/// <summary>The part about exchanges: it is sent instead of what came back of another order. A return has one such order.</summary>
internal sealed partial class Order
{
    /// <summary>Null of all orders that are sent for no return.</summary>
    public Guid? ExchangeReturnId { get; private init; }

    /// <inheritdoc cref="Orders.ExchangeOf.ReturnNumber"/>
    [MaxLength(32)] public string? ExchangeReturnNumber { get; private init; }

    /// <inheritdoc cref="Orders.ExchangeOf.OrderId"/>
    public Guid? ExchangeOrderId { get; private init; }

    public ExchangeOf? ExchangeOf => ExchangeReturnId is { } id ? new(id, ExchangeReturnNumber!, ExchangeOrderId!.Value) : null;

    /// <summary>All that credit pays of it came back for it.</summary>
    public bool IsPaidByExchange => Credits?.All(c => c.Kind == CreditShare.Exchange) is true;

    /// <summary>What the timeline says of the part that <see cref="CreditUsed"/> is.</summary>
    private string PaidByCredit(Money amount) => IsPaidByExchange
        ? $"{amount} paid by what came back." : $"{amount} paid by gift card or store credit.";
}

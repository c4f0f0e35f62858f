using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Somebody wants to send things of a delivered order back; the shop has to decide.</summary>
/// <param name="Number">For people: <c>CC-261123-7K2M9Q-R1</c>.</param>
[EventName("ordering.return-requested.v1")]
public sealed record ReturnRequested(Guid ReturnId, Guid OrderId, string Number, IReadOnlyList<OrderLine> Lines, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The shop takes things back. With <paramref name="BuyLabel"/> Shipping buys the label of the way back.</summary>
/// <param name="Customer">Where the parcel comes from.</param>
/// <param name="WeightGrams">Of the goods, estimated.</param>
[EventName("ordering.return-approved.v1")]
public sealed record ReturnApproved(
    Guid ReturnId, Guid OrderId, string Number, IReadOnlyList<OrderLine> Lines, Address Customer, int WeightGrams, bool BuyLabel, DateTimeOffset At)
    : IIntegrationEvent;

/// <summary>The customer can send the things: with the shop's label, or by own means.</summary>
/// <param name="LabelUrl">Null where the customer sends it by own means.</param>
[EventName("ordering.return-ready.v1")]
public sealed record ReturnReady(Guid ReturnId, Guid OrderId, string Number, string? LabelUrl, DateTimeOffset At) : IIntegrationEvent;

[EventName("ordering.return-declined.v1")]
public sealed record ReturnDeclined(Guid ReturnId, Guid OrderId, string Number, string Reason, DateTimeOffset At) : IIntegrationEvent;

/// <summary>A return is over without a refund: withdrawn by its customer, or ended by staff.</summary>
/// <param name="GiveLabelBack">Nothing came back, and the shop asked for a label of the way back: Shipping gives it back.</param>
[EventName("ordering.return-closed.v1")]
public sealed record ReturnClosed(Guid ReturnId, Guid OrderId, string Number, bool GiveLabelBack, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Things came back and were looked at: Inventory puts on hand what can be sold again.</summary>
/// <param name="LocationId">Where it does; null for the one that takes returns.</param>
[EventName("ordering.return-received.v1")]
public sealed record ReturnReceived(
    Guid ReturnId, Guid OrderId, string Number, IReadOnlyList<ReceivedGoods> Goods, string Actor, DateTimeOffset At,
    Guid? LocationId = null) : IIntegrationEvent;

/// <param name="Restock">It can be sold again; else it is written off.</param>
public sealed record ReceivedGoods(string Sku, int Quantity, bool Restock);

/// <summary>Staff has decided what goes back for a return: Payments makes that refund under <paramref name="RefundId"/>, once.</summary>
/// <param name="AsStoreCredit">The customer's account gets store credit in place of the money.</param>
/// <param name="AccountId">Who decided, by whose role the amount is bounded.</param>
/// <param name="Exchange">The part of it that pays for what the customer gets instead; null for none.</param>
[EventName("ordering.return-refund-decided.v1")]
public sealed record ReturnRefundDecided(
    Guid ReturnId, Guid OrderId, Guid RefundId, Money Amount, string Reason, string Actor, Guid? AccountId, DateTimeOffset At,
    bool AsStoreCredit = false, ExchangePart? Exchange = null) : IIntegrationEvent;

/// <param name="Id">Of the exchange: its order is paid by it.</param>
/// <param name="Amount">1 or more, at most the whole.</param>
public sealed record ExchangePart(Guid Id, Money Amount);

/// <summary>Nothing is sent instead after all: what was to pay for it goes back as the order was paid.</summary>
/// <param name="RefundId">A new one, under which that is done.</param>
[EventName("ordering.exchange-called-off.v1")]
public sealed record ExchangeCalledOff(Guid ReturnId, Guid OrderId, Guid ExchangeId, Guid RefundId, string Actor, DateTimeOffset At) : IIntegrationEvent;

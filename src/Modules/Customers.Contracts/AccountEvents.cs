using ClickCart.Kernel;

namespace ClickCart.Customers.Contracts;

/// <summary>A customer signed up.</summary>
[EventName("customers.account-registered.v1")]
public sealed record AccountRegistered(Guid AccountId, DateTimeOffset At) : IIntegrationEvent;

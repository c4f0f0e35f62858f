using ClickCart.Kernel;

namespace ClickCart.Customers.Contracts;

/// <summary>A customer signed up. Nobody has shown yet whose the address is.</summary>
/// <param name="AccountId">The new account.</param>
/// <param name="At">When.</param>
/// <param name="Language">ISO 639-1 code that mails about it are to be in; null from before there were any.</param>
[EventName("customers.account-registered.v1")]
public sealed record AccountRegistered(Guid AccountId, DateTimeOffset At, string? Language = null) : IIntegrationEvent;

/// <summary>The owner of an account asked for another link that confirms its address.</summary>
/// <param name="Id">This ask's.</param>
[EventName("customers.confirmation-asked.v1")]
public sealed record ConfirmationAsked(Guid Id, Guid AccountId, string Language, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Who has the account reads what is sent to its address.</summary>
[EventName("customers.address-confirmed.v1")]
public sealed record AddressConfirmed(Guid AccountId, string Email, DateTimeOffset At) : IIntegrationEvent;

/// <summary>The owner of an account wants another address for it, which a link confirms first.</summary>
/// <param name="Id">This ask's.</param>
[EventName("customers.address-change-asked.v1")]
public sealed record AddressChangeAsked(Guid Id, Guid AccountId, string Language, DateTimeOffset At) : IIntegrationEvent;

/// <summary>An account has another, confirmed address.</summary>
/// <param name="Id">This change's.</param>
[EventName("customers.address-changed.v1")]
public sealed record AddressChanged(
    Guid Id, Guid AccountId, string OldEmail, string NewEmail, string Name, string Language, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Somebody has forgotten the password of the account with this address, if there is one: nobody has looked yet.</summary>
/// <param name="Id">This ask's.</param>
[EventName("customers.password-reset-asked.v1")]
public sealed record PasswordResetAsked(Guid Id, string Email, string Language, DateTimeOffset At) : IIntegrationEvent;

/// <summary>An account has another password, by its owner or by a link.</summary>
/// <param name="Id">This change's.</param>
[EventName("customers.password-changed.v1")]
public sealed record PasswordChanged(Guid Id, Guid AccountId, string Email, string Name, string Language, DateTimeOffset At) : IIntegrationEvent;

/// <summary>One of the staff signed in with a browser, or from a network, that the account did not know.</summary>
/// <param name="Id">The session's.</param>
/// <param name="Client">The address that it came from.</param>
/// <param name="Browser">As it calls itself, cut short; empty where it does not.</param>
[EventName("customers.staff-signed-in.v1")]
public sealed record StaffSignedIn(
    Guid Id, Guid AccountId, string Email, string Name, string Language, string Client, string Browser, DateTimeOffset At) : IIntegrationEvent;

/// <summary>Somebody is to be one of the staff, once they have chosen a password by a link.</summary>
/// <param name="Version">Counts how often this invitation was sent.</param>
/// <param name="Role">The name of the role.</param>
/// <param name="InvitedBy">The address of who invites.</param>
[EventName("customers.staff-invited.v1")]
public sealed record StaffInvited(Guid InvitationId, int Version, string Role, string InvitedBy, string Language, DateTimeOffset At) : IIntegrationEvent;

/// <summary>A customer whose address is confirmed became one of the staff.</summary>
/// <param name="Id">This change's.</param>
/// <param name="Role">The name of the role.</param>
/// <param name="AppointedBy">The address of who appointed.</param>
[EventName("customers.staff-appointed.v1")]
public sealed record StaffAppointed(
    Guid Id, Guid AccountId, string Email, string Name, string Role, string AppointedBy, string Language, DateTimeOffset At) : IIntegrationEvent;

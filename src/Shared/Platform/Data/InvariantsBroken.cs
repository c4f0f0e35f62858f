namespace ClickCart.Platform.Data;

/// <summary>The nightly check found something that must hold and does not.</summary>
/// <param name="CheckId">This run.</param>
/// <param name="Names">Of the invariants that do not hold: <c>6 ledger adds up</c>.</param>
/// <param name="Rows">How many rows break them.</param>
[EventName("platform.invariants-broken.v1")]
public sealed record InvariantsBroken(Guid CheckId, IReadOnlyList<string> Names, int Rows, DateTimeOffset At) : IIntegrationEvent;

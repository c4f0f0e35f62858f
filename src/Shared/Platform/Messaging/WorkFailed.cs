namespace ClickCart.Platform.Messaging;

/// <summary>A delivery or a job is dead after its last try, and waits for a person. Told once each time that it dies.</summary>
/// <param name="WorkId">The outbox row.</param>
/// <param name="Module">Whose outbox holds it.</param>
/// <param name="Name">The event's or job's stable name.</param>
/// <param name="Subscriber">Who could not take it: <c>module.Slice</c>. Why is told only where it is read with the right permission.</param>
[EventName("platform.work-failed.v1")]
public sealed record WorkFailed(Guid WorkId, string Module, string Name, string Subscriber, DateTimeOffset At) : IIntegrationEvent;

namespace ClickCart.Platform.Jobs;

/// <summary>A recurring job has failed several times in a row. Told once, and again only when it has succeeded in between.</summary>
/// <param name="Name">As people read it: <c>Release expired holds</c>. Why it failed is told only where it is read with the right permission.</param>
/// <param name="Times">How often in a row.</param>
/// <param name="Since">When it failed first.</param>
[EventName("platform.recurring-job-failed.v1")]
public sealed record RecurringJobFailed(string Name, int Times, DateTimeOffset Since, DateTimeOffset At) : IIntegrationEvent;

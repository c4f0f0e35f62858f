namespace ClickCart.ArchitectureTests.Violations.Messages;

internal sealed record NamelessEvent : IIntegrationEvent;

internal sealed record NamelessJob : IJob
{
    string IJob.DisplayName => "Do something";
}

[EventName("madeup.SomethingHappened")]
internal sealed record OddlyNamed : IIntegrationEvent;

[EventName("ordering.something-happened.v1")]
internal sealed record NamedAfterAnother : IIntegrationEvent;

[EventName("madeup.told-twice.v1")]
internal sealed record ToldOnce : IIntegrationEvent;

[EventName("madeup.told-twice.v1")]
internal sealed record ToldAgain : IIntegrationEvent;

[EventName("madeup.well-named.v1")]
internal sealed record WellNamed : IIntegrationEvent;

internal static class HoldsItsJob
{
    [EventName("madeup.nested.v1")]
    internal sealed record NestedJob : IJob
    {
        string IJob.DisplayName => "Do something";
    }
}

internal sealed class HandlesWellNamed : IEventHandler<WellNamed>
{
    public Task<Result> HandleAsync(WellNamed message, CancellationToken ct) => Task.FromResult(Result.Success);
}

public sealed record Told(int Number, string Name);

public interface ITeller
{
    Told Tell(int number);
}

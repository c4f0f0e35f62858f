namespace ClickCart.Tests;

/// <summary>The system's clock, which a test may move. Timers run in real time.</summary>
public sealed class TestClock : TimeProvider
{
    private long _offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));
}

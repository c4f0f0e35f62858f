using ClickCart.Platform;

namespace ClickCart.Tests.Platform;

public sealed class CourtesyTests : IDisposable
{
    private readonly Courtesy _courtesy = new();

    [Fact]
    public async Task Without_a_crowd_work_begins_at_once()
    {
        (await _courtesy.GiveWayAsync(TimeSpan.Zero)).ShouldBeNull();
    }

    [Fact]
    public async Task In_a_crowd_fresh_work_goes_one_at_a_time()
    {
        using var crowd = Crowd();
        var first = (await _courtesy.GiveWayAsync(TimeSpan.Zero)).ShouldNotBeNull();
        var second = _courtesy.GiveWayAsync(TimeSpan.Zero);
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await second)?.Dispose();
    }

    [Fact]
    public async Task Work_that_has_waited_its_time_begins_in_any_crowd()
    {
        using var crowd = Crowd();
        using var first = (await _courtesy.GiveWayAsync(TimeSpan.Zero)).ShouldNotBeNull();
        (await _courtesy.GiveWayAsync(TimeSpan.FromMinutes(1))).ShouldBeNull();
        (await _courtesy.GiveWayAsync(TimeSpan.Zero)).ShouldBeNull("its patience ended while it waited");
    }

    [Fact]
    public async Task When_the_crowd_has_gone_all_that_waits_begins()
    {
        IDisposable first;
        Task<IDisposable?> second, third;
        using (Crowd())
        {
            first = (await _courtesy.GiveWayAsync(TimeSpan.Zero)).ShouldNotBeNull();
            (second, third) = (_courtesy.GiveWayAsync(TimeSpan.Zero).AsTask(), _courtesy.GiveWayAsync(TimeSpan.Zero).AsTask());
        }
        await Eventually.TrueAsync(async () => await _courtesy.GiveWayAsync(TimeSpan.Zero) is null, "there is room");
        first.Dispose();
        (await second)?.Dispose();
        (await third)?.Dispose();
        using var next = Crowd();
        using var lane = (await _courtesy.GiveWayAsync(TimeSpan.Zero)).ShouldNotBeNull("nobody kept the lane");
    }

    public void Dispose() => _courtesy.Dispose();

    private Visits Crowd() => new([.. Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => _courtesy.Enter())]);

    private sealed record Visits(IReadOnlyList<IDisposable> All) : IDisposable
    {
        public void Dispose()
        {
            foreach (var visit in All) visit.Dispose();
        }
    }
}

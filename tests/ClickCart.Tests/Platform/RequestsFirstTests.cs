using ClickCart.Platform.Messaging;

namespace ClickCart.Tests.Platform;

public sealed class RequestsFirstTests
{
    private static readonly TimeSpan Young = TimeSpan.Zero, Old = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task While_many_requests_are_under_way_work_goes_one_at_a_time_until_it_is_a_second_old()
    {
        using var requests = new RequestsFirst();
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++) requests.Begin();
        var (first, second, old) = (new Work(), new Work(), new Work());
        var running = new[]
        {
            requests.GiveWayAsync(Young, first.RunAsync), requests.GiveWayAsync(Young, second.RunAsync), requests.GiveWayAsync(Old, old.RunAsync),
        };
        (first.HasBegun, second.HasBegun, old.HasBegun).ShouldBe((true, false, true));
        first.Finish();
        await second.Begun.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
        second.Finish();
        old.Finish();
        await Task.WhenAll(running);
    }

    [Fact]
    public void While_few_are_under_way_all_work_begins_at_once()
    {
        using var requests = new RequestsFirst();
        for (var i = 1; i < 2 * Environment.ProcessorCount; i++) requests.Begin();
        var all = new[] { new Work(), new Work(), new Work() };
        foreach (var work in all) _ = requests.GiveWayAsync(Young, work.RunAsync);
        all.ShouldAllBe(work => work.HasBegun);
    }

    [Fact]
    public async Task What_fails_in_its_turn_lets_the_next_begin()
    {
        using var requests = new RequestsFirst();
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++) requests.Begin();
        await Should.ThrowAsync<InvalidOperationException>(() => requests.GiveWayAsync<bool>(Young, () => throw new InvalidOperationException()));
        var next = new Work();
        _ = requests.GiveWayAsync(Young, next.RunAsync);
        next.HasBegun.ShouldBeTrue();
    }

    private sealed class Work
    {
        private readonly TaskCompletionSource _begun = new();
        private readonly TaskCompletionSource<bool> _done = new();

        public Task Begun => _begun.Task;

        public bool HasBegun => _begun.Task.IsCompleted;

        public Task<bool> RunAsync()
        {
            _begun.TrySetResult();
            return _done.Task;
        }

        public void Finish() => _done.SetResult(true);
    }
}

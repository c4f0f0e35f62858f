using ClickCart.Sandbox.Webhooks;

namespace ClickCart.Tests.Sandbox.Webhooks;

public sealed class TargetQueueTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static TargetQueue Full(int parallelism)
    {
        var queue = new TargetQueue(parallelism);
        for (var i = 0; i < 20; i++) queue.Add(new(Guid.CreateVersion7(), "target", Now), Now);
        return queue;
    }

    [Fact]
    public void No_more_go_out_than_there_are_couriers()
    {
        var queue = Full(parallelism: 3);
        var out_ = 0;
        while (queue.TryTake(Now, out _)) out_++;
        out_.ShouldBe(3);
        queue.Return(accepted: true, Now, 0.5);
        queue.TryTake(Now, out _).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_goes_out_before_its_time()
    {
        var queue = new TargetQueue(3);
        queue.Add(new(Guid.CreateVersion7(), "target", Now), Now.AddSeconds(1));
        queue.TryTake(Now, out _).ShouldBeFalse();
        queue.NextAt.ShouldBe(Now.AddSeconds(1));
        queue.TryTake(Now.AddSeconds(1), out _).ShouldBeTrue();
    }

    [Fact]
    public void A_target_that_is_down_gets_one_try_at_a_time_until_it_takes_one()
    {
        var queue = Full(parallelism: 8);
        for (var i = 0; i < 5; i++) queue.TryTake(Now, out _).ShouldBeTrue();
        for (var i = 0; i < 5; i++) queue.Return(accepted: false, Now, 0.5);
        queue.TryTake(Now, out _).ShouldBeFalse();

        var later = queue.NextAt;
        later.ShouldBeGreaterThan(Now);
        queue.TryTake(later, out _).ShouldBeTrue();
        queue.TryTake(later, out _).ShouldBeFalse();
        queue.Return(accepted: true, later, 0.5);
        for (var i = 0; i < 8; i++) queue.TryTake(later, out _).ShouldBeTrue();
    }

    [Fact]
    public void Tries_come_further_apart_up_to_a_minute()
    {
        TargetQueue.Backoff(1, 0.5).ShouldBe(TimeSpan.FromSeconds(0.25));
        TargetQueue.Backoff(2, 0.5).ShouldBe(TimeSpan.FromSeconds(0.5));
        TargetQueue.Backoff(50, 0.5).ShouldBe(TimeSpan.FromSeconds(60));
        TargetQueue.Backoff(3, 0).ShouldBeLessThan(TargetQueue.Backoff(3, 0.99));
    }
}

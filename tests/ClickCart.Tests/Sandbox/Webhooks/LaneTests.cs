using ClickCart.Sandbox.Webhooks;

namespace ClickCart.Tests.Sandbox.Webhooks;

public sealed class LaneTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static Lane Full(int couriers)
    {
        var lane = new Lane(couriers);
        for (var i = 0; i < 20; i++) lane.Add(new(Guid.CreateVersion7(), "target", Now), Now);
        return lane;
    }

    [Fact]
    public void No_more_go_out_than_there_are_couriers()
    {
        var lane = Full(couriers: 3);
        var out_ = 0;
        while (lane.TryTake(Now, out _)) out_++;
        out_.ShouldBe(3);
        lane.Return(accepted: true, Now, 0.5);
        lane.TryTake(Now, out _).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_goes_out_before_its_time()
    {
        var lane = new Lane(3);
        lane.Add(new(Guid.CreateVersion7(), "target", Now), Now.AddSeconds(1));
        lane.TryTake(Now, out _).ShouldBeFalse();
        lane.NextAt.ShouldBe(Now.AddSeconds(1));
        lane.TryTake(Now.AddSeconds(1), out _).ShouldBeTrue();
    }

    [Fact]
    public void A_target_that_is_down_gets_one_try_at_a_time_until_it_takes_one()
    {
        var lane = Full(couriers: 8);
        for (var i = 0; i < 5; i++) lane.TryTake(Now, out _).ShouldBeTrue();
        for (var i = 0; i < 5; i++) lane.Return(accepted: false, Now, 0.5);
        lane.TryTake(Now, out _).ShouldBeFalse();

        var later = lane.NextAt;
        later.ShouldBeGreaterThan(Now);
        lane.TryTake(later, out _).ShouldBeTrue();
        lane.TryTake(later, out _).ShouldBeFalse();
        lane.Return(accepted: true, later, 0.5);
        for (var i = 0; i < 8; i++) lane.TryTake(later, out _).ShouldBeTrue();
    }

    [Fact]
    public void Tries_come_further_apart_up_to_a_minute()
    {
        Lane.Backoff(1, 0.5).ShouldBe(TimeSpan.FromSeconds(0.25));
        Lane.Backoff(2, 0.5).ShouldBe(TimeSpan.FromSeconds(0.5));
        Lane.Backoff(50, 0.5).ShouldBe(TimeSpan.FromSeconds(60));
        Lane.Backoff(3, 0).ShouldBeLessThan(Lane.Backoff(3, 0.99));
    }
}

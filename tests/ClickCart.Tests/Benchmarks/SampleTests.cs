using ClickCart.Benchmarks.Bench;

namespace ClickCart.Tests.Benchmarks;

/// <summary>The bench's figures from samples that are known.</summary>
public sealed class SampleTests
{
    [Fact]
    public void Percentiles_are_measured_values_of_which_so_many_are_no_higher()
    {
        var sample = Of(count: 200, seconds: 4, cpu: 400, milliseconds: [.. Enumerable.Range(1, 200).Reverse()]);
        var side = SideResult.Of(sample, new Sample());
        (side.P50, side.P95, side.P99).ShouldBe((100, 190, 198));
        (side.PerSecond, side.Count, side.Errors, side.Each.Cpu, side.AloneP99).ShouldBe((50, 200, 0, 2, null));
        new Sample().Percentile(0.99).ShouldBe(0);
        Of(1, 1, 1, 7).Percentile(0.99).ShouldBe(7);
    }

    [Fact]
    public void Rounds_are_added_before_anything_is_divided()
    {
        var all = new Sample();
        all.Add(Of(count: 10, seconds: 1, cpu: 10, milliseconds: 5));
        all.Add(Of(count: 30, seconds: 9, cpu: 110, milliseconds: 15));
        all.Failed("first");
        all.Failed("second");
        (all.Rate, all.Work.By(all.Count).Cpu, all.Errors, all.FirstError).ShouldBe((4, 3, 2, "first"));
        all.Milliseconds.ShouldBe([5, 15]);
    }

    [Fact]
    public void The_ratio_is_that_of_all_rounds_with_the_spread_of_single_ones_and_processor_time_counts_the_databases()
    {
        var (ours, limit) = (Of(count: 100, seconds: 10, cpu: 1000), Of(count: 400, seconds: 10, cpu: 1000));
        ours.Work = ours.Work with { DatabaseCpu = 600 };
        limit.Work = limit.Work with { DatabaseCpu = 600 };
        Ratio.Of(ours, limit, [0.4, 0.1, 0.2, 0.3]).ShouldBe(new Ratio(0.25, 0.1, 0.25, 0.4, 0.25));
        Ratio.Of(new Sample(), new Sample(), []).ShouldBe(new Ratio(0, 0, 0, 0, 0));
    }

    [Fact]
    public void What_is_not_known_of_one_look_is_not_known_of_the_difference()
    {
        var work = new Work(Cpu: 30, Commits: 7).Since(new Work(Cpu: 10, Commits: 1, Log: 5));
        (work.Cpu, work.Commits, work.Log, work.Statements).ShouldBe((20, 6, null, null));
        work.By(0).ShouldBe(new Work());
    }

    [Fact]
    public void A_slice_begins_nothing_more_after_its_time_or_its_count()
    {
        var clock = new StillClock();
        var bound = new SliceBound(TimeSpan.FromSeconds(4), most: 3, clock);
        clock.Seconds = 3;
        Enumerable.Range(0, 5).Select(_ => bound.Begin()).ShouldBe([true, true, true, false, false]);
        bound = new SliceBound(TimeSpan.FromSeconds(4), most: 3, clock);
        clock.Seconds = 7;
        bound.Begin().ShouldBeFalse();
    }

    private static Sample Of(int count, double seconds, double cpu, params double[] milliseconds)
    {
        var sample = new Sample { Count = count, Seconds = seconds, Work = new Work(Cpu: cpu) };
        sample.Milliseconds.AddRange(milliseconds);
        return sample;
    }

    private sealed class StillClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}

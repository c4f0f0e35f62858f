using System.Diagnostics;
using Spectre.Console;

namespace ClickCart.Benchmarks.Bench;

/// <summary>ClickCart and the limit in alternating slices of the same run, so that whatever else the machine does meets both.</summary>
/// <param name="slice">Until when a slice begins something new.</param>
/// <param name="few">How many there are of what is raced for.</param>
internal sealed class Comparison(Load ours, Load limit, ShopWindow shop, TimeSpan slice, int rounds, TimeSpan warmUp, int few)
{
    /// <summary>Both sides in all rounds, and the ratio of their rates in each.</summary>
    public sealed record Measured(Sample Ours, Sample OursAlone, Sample Limit, Sample LimitAlone, List<double> Ratios);

    public async Task<Measured> RunAsync(Workload workload)
    {
        var (measured, calm) = (new Measured(new(), new(), new(), new(), []), workload.Verb == "mixed" ? workload.Alone : null);
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(workload.Verb, maxValue: rounds + 1);
            foreach (var load in (Load[])[ours, limit]) await WarmUpAsync(load, workload);
            task.Increment(1);
            for (var round = 0; round < rounds; round++)
            {
                var (one, other) = (new Sample(), new Sample());
                // First one, then the other begins.
                foreach (var isOurs in (bool[])(round % 2 == 0 ? [true, false] : [false, true]))
                {
                    var load = isOurs ? ours : limit;
                    if (calm is not null) (isOurs ? measured.OursAlone : measured.LimitAlone).Add(await load.RunAsync(calm, slice));
                    var sample = await SliceAsync(load, workload, round);
                    (isOurs ? measured.Ours : measured.Limit).Add(sample);
                    (isOurs ? one : other).Add(sample);
                }
                if (other.Rate > 0) measured.Ratios.Add(one.Rate / other.Rate);
                task.Increment(1);
            }
        });
        return measured;
    }

    /// <summary>Commits and statements, in one slice more for each side, whose time does not count.</summary>
    public async Task<(Work Ours, Work Limit)> CountAsync(Workload workload)
    {
        var (one, other) = (await SliceAsync(ours, workload, rounds), await SliceAsync(limit, workload, rounds));
        return (one.Work.By(one.Count), other.Work.By(other.Count));
    }

    private async Task<Sample> SliceAsync(Load load, Workload workload, int round)
    {
        if (workload.Verb != "race") return await load.RunAsync(workload, slice);
        var hot = shop.HotItems[round];
        var sample = await load.RunAsync(workload with { HotItem = hot }, TimeSpan.FromMinutes(2));
        var left = await load.LeftAsync(hot);
        if (sample.Count != few || left != 0) sample.Failed($"{sample.Count} of {few} were sold of {hot}, and {left} are left.");
        return sample;
    }

    /// <summary>Until the compiler has seen which paths are hot: enough has been done, and the processor time of each step falls no more.</summary>
    private async Task WarmUpAsync(Load load, Workload workload)
    {
        var (last, done, watch) = (double.MaxValue, 0, Stopwatch.StartNew());
        for (var steady = 0; (steady < 2 || done < 1600) && watch.Elapsed < warmUp;)
        {
            var sample = await load.RunAsync(workload, slice);
            if (sample.FirstError is { } error) throw new CommandException($"{load.Side.Name} fails: {error}\n{load.Side.Shop.LastWords()}");
            var cpu = sample.Work.By(sample.Count).Cpu ?? last;
            done += sample.Count;
            steady = cpu > 0.9 * last ? steady + 1 : 0;
            last = Math.Min(last, cpu);
        }
    }
}

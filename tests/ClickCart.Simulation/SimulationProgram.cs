using System.Diagnostics;

namespace ClickCart.Simulation;

/// <summary>Plays seeds, shows how far it is, and tells the story of those that fail.</summary>
internal static class SimulationProgram
{
    public static async Task<int> Main(string[] args)
    {
        if (Options.Of(args) is not { } options)
        {
            Console.WriteLine(Options.Help);
            return 2;
        }
        if (options.Seed is { } seed)
        {
            var outcome = await Run.OfAsync(seed, options.Steps);
            Tell(outcome);
            return outcome.Broken is null ? 0 : 1;
        }
        var (series, watch) = (new Series(options), Stopwatch.StartNew());
        var playing = series.PlayAsync();
        while (await Task.WhenAny(playing, Task.Delay(TimeSpan.FromSeconds(5))) != playing) Console.WriteLine(Progress(series, watch.Elapsed));
        await playing;
        foreach (var failed in series.Failed.Take(3)) Tell(failed);
        Console.WriteLine(series.Coverage.ToTables());
        Console.WriteLine(Progress(series, watch.Elapsed));
        if (series.Failed.Count > 0) Console.WriteLine($"Failing seeds, each replayed by --seed N: {string.Join(", ", series.Failed.Select(f => f.Seed))}");
        return series.Failed.Count == 0 ? 0 : 1;
    }

    private static string Progress(Series series, TimeSpan time) =>
        $"{series.Played} runs from seed {series.First}, {series.Played / time.TotalSeconds:0.0} a second, {series.Steps / time.TotalSeconds:0} steps a second, {series.Failed.Count} failed";

    private static void Tell(Outcome outcome)
    {
        foreach (var line in outcome.Story) Console.WriteLine(line);
        Console.WriteLine(outcome.Broken is null ? $"Seed {outcome.Seed} is sound." : $"Seed {outcome.Seed} fails: {outcome.Broken}");
    }
}

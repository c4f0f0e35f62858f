using ClickCart.Simulation;

namespace ClickCart.Tests.Simulation;

/// <summary>Whole shops with everything that can go wrong, from seeds.</summary>
public sealed class SimulationTests
{
    private const int Steps = 120;

    [Fact]
    public async Task A_seed_tells_the_same_story_each_time()
    {
        var (first, again) = (await Run.OfAsync(20270301, Steps), await Run.OfAsync(20270301, Steps));
        first.Broken.ShouldBeNull();
        first.Story.Count.ShouldBeGreaterThan(Steps);
        again.Story.ShouldBe(first.Story);
    }

    /// <summary>As many of these seeds as fit into the time; others are played by hand.</summary>
    [Fact]
    public async Task Shops_stay_sound_under_every_fault()
    {
        var series = new Series(Options.Of(["--from", "20270301", "--seeds", "50", "--seconds", "20", "--steps", $"{Steps}", "--parallel", "1"])!);
        await series.PlayAsync();
        series.Played.ShouldBeGreaterThan(0);
        if (series.Failed.FirstOrDefault() is { } failed)
            Assert.Fail($"dotnet run -c Release --project tests/ClickCart.Simulation -- --seed {failed.Seed} --steps {Steps}\n{failed.Broken}\n{string.Join('\n', failed.Story.TakeLast(60))}");
        series.Coverage.IsEmpty.ShouldBeFalse("Faults met steps.");
    }
}

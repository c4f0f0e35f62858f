using ClickCart.Platform.Jobs;

namespace ClickCart.Simulation;

/// <summary>The recurring jobs of all modules, in their rhythm.</summary>
internal sealed class Schedules(World world)
{
    private readonly Dictionary<string, TimeSpan> _next = new(StringComparer.Ordinal);

    /// <summary>Runs what has fallen due, in an order that the seed draws.</summary>
    public async Task<string> RunAsync()
    {
        var now = world.Clock.Elapsed;
        var jobs = world.Shop.Get<RecurringJobs>();
        RecurringRoute[] due = [.. jobs.All.Where(j => _next.GetValueOrDefault(j.Name) <= now).OrderBy(j => j.Name, StringComparer.Ordinal)];
        world.Shuffle(due);
        var done = new List<string>();
        foreach (var job in due)
        {
            if (world.Crashes.IsDead) break;
            _next[job.Name] = now + job.Every;
            var before = world.Crashes.Commits;
            try
            {
                await jobs.RunAsync(job.Name);
                if (world.Crashes.Commits > before) done.Add(job.Name);
            }
            catch (Exception e) when (!world.Crashes.IsDead)
            {
                done.Add($"{job.Name} fails: {e.Message.Split('\n')[0]}");
            }
            catch (Exception) when (world.Crashes.IsDead)
            {
                done.Add(job.Name);
            }
        }
        return string.Join("; ", done);
    }
}

using ClickCart.Platform.Jobs;
using Hangfire.States;

namespace ClickCart.Simulation.Machine;

/// <summary>
/// The job store and its workers, one job at a time, when the simulation says so. In memory, so that a crash forgets all of it, and a job may be run once
/// more although it was run.
/// </summary>
internal sealed class JobEngine(World world) : IJobStore
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(20);

    private readonly List<Entry> _waiting = [];
    private int _last;

    public sealed record Entry(string Id, string Module, Guid Row, Guid? Subject, string Name, DateTimeOffset DueAt);

    /// <summary>Those that may run now.</summary>
    public IReadOnlyList<Entry> Due => _waiting.FindAll(e => e.DueAt <= world.Clock.GetUtcNow());

    public DateTimeOffset? NextDue => _waiting.Count == 0 ? null : _waiting.Min(e => e.DueAt);

    public string HandOver(OutboxMessage job)
    {
        var known = _waiting.FindIndex(e => e.Id == job.JobId && e.Row == job.Id);
        if (known >= 0)
        {
            // Back into its queue.
            _waiting[known] = _waiting[known] with { DueAt = world.Clock.GetUtcNow() };
            return _waiting[known].Id;
        }
        var entry = new Entry($"{++_last}", job.Subscriber.Split('.')[0], job.Id, job.Subject, job.Subscriber, world.Clock.GetUtcNow());
        _waiting.Add(entry);
        return entry.Id;
    }

    /// <summary>Runs one as Hangfire would: what it says of a failed try decides when it comes again.</summary>
    /// <param name="job">Of <see cref="Due"/>.</param>
    /// <param name="keep">It is run once more later, as an engine may that lost sight of a worker.</param>
    /// <returns>What came of it.</returns>
    public async Task<string> RunAsync(Entry job, bool keep)
    {
        if (!keep) _waiting.Remove(job);
        else _waiting[_waiting.IndexOf(job)] = job with { DueAt = world.Clock.GetUtcNow() + TimeSpan.FromSeconds(15) };
        try
        {
            await world.Shop.Get<JobRunner>().RunAsync(job.Module, job.Row, job.Id);
            return "done";
        }
        catch (JobNotDoneException e) when (e.State is ScheduledState again)
        {
            if (!keep) _waiting.Add(job with { DueAt = new(DateTime.SpecifyKind(again.EnqueueAt, DateTimeKind.Utc)) });
            return e.Message;
        }
        catch (JobNotDoneException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is not CrashedException)
        {
            if (!keep) _waiting.Add(job with { DueAt = world.Clock.GetUtcNow() + AfterTrouble });
            return $"{e.GetType().Name}: {e.Message.Split('\n')[0]}";
        }
    }

    public void Forget() => _waiting.Clear();
}

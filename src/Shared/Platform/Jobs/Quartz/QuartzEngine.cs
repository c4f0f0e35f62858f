using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClickCart.Platform;

/// <summary>
/// The job engine on Quartz. All tickets are triggers of one durable job, named by the ticket's key and deleted by Quartz once they ran; each schedule
/// is a durable job with one repeating trigger. The store is prepared while the host starts and fires when it has started, so that work which
/// calls this process finds it listening; hand-overs before that are stored and wait.
/// </summary>
internal sealed class QuartzEngine(ISchedulerFactory schedulers, QuartzStore store, MessageRoutes routes, TimeProvider clock, ILogger<QuartzEngine> log) : IJobEngine, IHostedLifecycleService
{
    private const string Tickets = "tickets";
    private const string Schedules = "schedules";

    /// <summary>The host gives all its services 30 s to stop; what still runs after this is run again by whoever starts next.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(25);

    private static readonly JobKey TicketJob = new("run", Tickets);
    private readonly TaskCompletionSource<IScheduler> _scheduler = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task EnqueueAsync(JobTicket ticket, CancellationToken ct)
    {
        var scheduler = await _scheduler.Task.WaitAsync(ct);
        var trigger = TriggerBuilder.Create(clock).WithIdentity(ticket.Key, Tickets).ForJob(TicketJob).StartNow().Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, ct);
    }

    public async Task<IReadOnlyDictionary<string, ScheduleTimes>> ScheduleTimesAsync(CancellationToken ct)
    {
        var scheduler = await _scheduler.Task.WaitAsync(ct);
        var times = new Dictionary<string, ScheduleTimes>(StringComparer.Ordinal);
        foreach (var name in routes.Schedules.Keys)
            if (await scheduler.GetTrigger(new TriggerKey(name, Schedules), ct) is { } trigger) times[name] = new(trigger.PreviousFireTimeUtc, trigger.NextFireTimeUtc);
        return times;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        // Without recovery a killed process would lose the tickets it was working on until their lease runs out.
        var run = JobBuilder.Create<RunTicket>().WithIdentity(TicketJob).StoreDurably().RequestRecovery().Build();
        await scheduler.AddJob(run, new AddJobOptions { Replace = true }, cancellationToken);
        await SyncSchedulesAsync(scheduler, cancellationToken);
        _scheduler.SetResult(scheduler);
    }

    public async Task StartedAsync(CancellationToken cancellationToken) => await (await _scheduler.Task).Start(cancellationToken);

    /// <summary>What is stored becomes what the slices say: new ones are added, changed intervals replaced, vanished ones deleted; the rest keeps its rhythm.</summary>
    private async Task SyncSchedulesAsync(IScheduler scheduler, CancellationToken ct)
    {
        foreach (var (name, schedule) in routes.Schedules)
        {
            var key = new TriggerKey(name, Schedules);
            if (await scheduler.GetTrigger(key, ct) is ISimpleTrigger stored && stored.RepeatInterval == schedule.Every) continue;
            var job = JobBuilder.Create<RunSchedule>().WithIdentity(name, Schedules).StoreDurably().Build();
            // A run that was missed because nobody was up is left out: the next one does its work.
            var trigger = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(job)
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(schedule.Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount))
                .Build();
            await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, ct);
        }
        var vanished = (await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Schedules), ct)).Where(k => !routes.Schedules.ContainsKey(k.Name)).ToList();
        if (vanished.Count > 0) await scheduler.DeleteJobs(vanished, ct);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (!_scheduler.Task.IsCompletedSuccessfully) return;
        var scheduler = await _scheduler.Task;
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Drain);
        try
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, bound.Token).AsTask().WaitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("Jobs were still running after {Drain}; they will be run again", Drain);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal sealed class RunTicket(Deliveries deliveries) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var key = context.Recovering ? context.RecoveringTriggerKey! : context.Trigger.Key;
            // Not cancelled by a stop: work that was begun is finished, or the drain runs out.
            await deliveries.RunJobAsync(JobTicket.Parse(key.Name), CancellationToken.None);
        }
    }

    [DisallowConcurrentExecution]
    internal sealed class RunSchedule(Deliveries deliveries, ILogger<RunSchedule> log) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var name = context.JobDetail.Key.Name;
            try
            {
                await deliveries.RunScheduleAsync(name);
            }
            catch (Exception e)
            {
                log.LogError(e, "Schedule {Schedule} failed; it runs again in its rhythm", name);
            }
        }
    }
}

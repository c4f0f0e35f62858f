using System.Threading.Channels;
using ClickCart.Platform.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ClickCart.Platform.Jobs.Quartz;

/// <summary>
/// The job engine on Quartz. Each schedule is a durable job with one repeating trigger in the store that the cluster shares. Tickets need no second
/// durable copy, so they wait in memory for one of a bounded number of runners. Both begin when the host has started, so that work which calls this
/// process finds it listening.
/// </summary>
internal sealed class QuartzEngine(
    ISchedulerFactory schedulers, QuartzStore store, MessageRoutes routes, Deliveries deliveries, TimeProvider clock, ILogger<QuartzEngine> log) : IJobEngine, IHostedLifecycleService
{
    /// <summary>Jobs wait for the gateway and the carrier most of the time, so more of them run at a time than there are cores.</summary>
    private const int Runners = 16;

    private const string Schedules = "schedules";

    /// <summary>The host gives all its services 30 s to stop; what still runs after this is taken over by somebody else.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(25);

    private readonly Channel<JobTicket> _tickets = Channel.CreateUnbounded<JobTicket>();
    private volatile bool _stopping;
    private Task _running = Task.CompletedTask;
    private IScheduler? _scheduler;

    public Task EnqueueAsync(JobTicket ticket, CancellationToken ct) => _tickets.Writer.WriteAsync(ticket, ct).AsTask();

    public async Task<IReadOnlyDictionary<string, ScheduleTimes>> ScheduleTimesAsync(CancellationToken ct)
    {
        var times = new Dictionary<string, ScheduleTimes>(StringComparer.Ordinal);
        if (_scheduler is null) return times;
        foreach (var name in routes.Schedules.Keys)
            if (await _scheduler.GetTrigger(new TriggerKey(name, Schedules), ct) is { } trigger) times[name] = new(trigger.PreviousFireTimeUtc, trigger.NextFireTimeUtc);
        return times;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        _scheduler = await schedulers.GetScheduler(cancellationToken);
        await SyncSchedulesAsync(_scheduler, cancellationToken);
    }

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        _running = Task.WhenAll(Enumerable.Range(0, Runners).Select(_ => Task.Run(RunTicketsAsync, CancellationToken.None)));
        await _scheduler!.Start(cancellationToken);
    }

    /// <summary>A job that was begun is finished, also while the host stops.</summary>
    private async Task RunTicketsAsync()
    {
        while (await _tickets.Reader.WaitToReadAsync(CancellationToken.None) && !_stopping)
            if (_tickets.Reader.TryRead(out var ticket)) await deliveries.RunJobAsync(ticket, CancellationToken.None);
    }

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
        _stopping = true;
        _tickets.Writer.TryComplete();
        var left = new List<JobTicket>();
        while (_tickets.Reader.TryRead(out var ticket)) left.Add(ticket);
        await deliveries.GiveBackAsync(left);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Drain);
        try
        {
            await Task.WhenAll(_running, _scheduler is null ? Task.CompletedTask : _scheduler.Shutdown(waitForJobsToComplete: true, bound.Token).AsTask()).WaitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            log.LogWarning("Jobs were still running after {Drain}; they will be run again", Drain);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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

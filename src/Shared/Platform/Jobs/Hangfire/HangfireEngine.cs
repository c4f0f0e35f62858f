using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Platform;

/// <summary>The job engine on Hangfire: a fire-and-forget job per ticket, a recurring job per schedule.</summary>
internal sealed class HangfireEngine(IBackgroundJobClient jobs, IRecurringJobManager recurring, JobStorage storage, MessageRoutes routes) : IJobEngine, IHostedService
{
    public Task EnqueueAsync(JobTicket ticket, CancellationToken ct)
    {
        // Hangfire gives every job an id of its own. A repeated hand-over makes a second job, which waits for the first and finds the work done.
        jobs.Enqueue<HangfireRuns>(runs => runs.TicketAsync(ticket.Key));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, ScheduleTimes>> ScheduleTimesAsync(CancellationToken ct)
    {
        using var connection = storage.GetConnection();
        return Task.FromResult<IReadOnlyDictionary<string, ScheduleTimes>>(connection.GetRecurringJobs().ToDictionary(j => j.Id, j => new ScheduleTimes(Utc(j.LastExecution), Utc(j.NextExecution)), StringComparer.Ordinal));

        static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
    }

    /// <summary>What is stored becomes what the slices say: new ones are added, changed intervals replaced, vanished ones deleted.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, schedule) in routes.Schedules)
            recurring.AddOrUpdate<HangfireRuns>(name, runs => runs.ScheduleAsync(name), Cron(schedule.Every), new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Ignorable });
        using var connection = storage.GetConnection();
        foreach (var stored in connection.GetRecurringJobs().Where(j => !routes.Schedules.ContainsKey(j.Id))) recurring.RemoveIfExists(stored.Id);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hangfire knows no intervals but cron: the shortest even rhythm that is not faster than asked for. 25 s becomes every 30 s.</summary>
    internal static string Cron(TimeSpan every) => every switch
    {
        { TotalSeconds: <= 30 } => $"*/{Step(every.TotalSeconds, 60)} * * * * *",
        { TotalMinutes: <= 30 } => $"*/{Step(every.TotalMinutes, 60)} * * * *",
        { TotalHours: <= 12 } => $"0 */{Step(every.TotalHours, 24)} * * *",
        _ => $"0 0 */{Math.Clamp((int)Math.Ceiling(every.TotalDays), 1, 31)} * *",
    };

    private static int Step(double atLeast, int whole) => Enumerable.Range(1, whole).First(step => whole % step == 0 && step >= atLeast);
}

/// <summary>What Hangfire stores a reference to. Retries are the outbox row's, so a job that throws is forgotten and handed over again.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
public sealed class HangfireRuns(Deliveries deliveries)
{
    /// <summary>Work that was begun is finished: the server's stop does not cancel it.</summary>
    [DisableConcurrentExecution("ticket:{0}", 60)]
    public Task TicketAsync(string key) => deliveries.RunJobAsync(JobTicket.Parse(key), CancellationToken.None);

    /// <summary>Never beside itself: a run that finds another one at work gives up.</summary>
    [DisableConcurrentExecution("schedule:{0}", 0)]
    public Task ScheduleAsync(string name) => deliveries.RunScheduleAsync(name);
}

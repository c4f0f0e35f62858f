using ClickCart.Platform.Jobs;
using Hangfire;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;

namespace ClickCart.Tests.Platform;

/// <summary>Hangfire runs what the outbox hands over, and shows the truth about it.</summary>
public sealed class HangfireTests : IAsyncLifetime
{
    private readonly List<WebApplication> _started = [];
    private Dictionary<string, string?> _database = [];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _started)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        if (_database.Count > 0) await TestDatabase.DropAsync(_database);
    }

    [Fact]
    public async Task An_enqueued_job_runs_once_and_its_row_is_done()
    {
        var notes = new ProbeNotes();
        var app = await StartAsync(notes);
        for (var i = 0; i < 50; i++) await EnqueueAsync(app, $"job {i}");

        await DoneAsync(app, 50);

        notes.Done.Order().ShouldBe(Enumerable.Range(0, 50).Select(i => $"job {i}").Order());
        await Eventually.TrueAsync(() => Task.FromResult(Names(app, "succeeded").Count == 50), "Hangfire shows one job per row");
        Names(app, "succeeded").Order().ShouldBe(Enumerable.Range(0, 50).Select(i => $"Do job {i}").Order());
    }

    [Fact]
    public async Task A_job_that_is_handed_over_again_when_it_is_done_does_nothing_and_is_not_among_the_succeeded()
    {
        var notes = new ProbeNotes();
        var app = await StartAsync(notes);
        await EnqueueAsync(app, "once");
        await DoneAsync(app, 1);
        var row = (await RowsAsync(app)).Single();

        row.JobId = null;
        app.Services.GetRequiredService<IJobStore>().HandOver(row);
        await Eventually.TrueAsync(() => Task.FromResult(Names(app, "deleted").Count(n => n == "Do once") == 1), "the second job had nothing to do");

        notes.Done.Count(d => d == "once").ShouldBe(1);
        Names(app, "succeeded").ShouldBe(["Do once"]);
    }

    [Fact]
    public async Task A_failed_try_waits_under_Retries_with_its_reason_and_the_next_one_succeeds()
    {
        var (tries, away) = (0, true);
        var notes = new ProbeNotes
        {
            Work = _ => Interlocked.Increment(ref tries) switch
            {
                1 => throw new TimeoutException("no answer"),
                _ => Task.FromResult(away ? Result.Failure(Error.NotYet("The gateway answered 503")) : Result.Success),
            },
        };
        var app = await StartAsync(notes);
        await EnqueueAsync(app, "stubborn");

        var reason = await Eventually.GetAsync(() => Task.FromResult(Retries(app)
            .SingleOrDefault(r => r.Reason?.EndsWith("of 14: The gateway answered 503", StringComparison.Ordinal) == true)), "it is under Retries");
        reason.Name.ShouldBe("Do stubborn");
        Names(app, "succeeded").ShouldBeEmpty();
        away = false;
        await DoneAsync(app, 1);

        await Eventually.TrueAsync(() => Task.FromResult(Names(app, "succeeded").SequenceEqual(["Do stubborn"])), "the one job has succeeded");
        Retries(app).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_graceful_stop_finishes_the_job_that_is_running()
    {
        var (running, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var notes = new ProbeNotes
        {
            Work = async _ =>
            {
                running.SetResult();
                await release.Task;
                return Result.Success;
            },
        };
        var app = await StartAsync(notes);
        await EnqueueAsync(app, "slow");
        await running.Task.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);

        var stopped = app.StopAsync(TestContext.Current.CancellationToken);
        (await Task.WhenAny(stopped, Task.Delay(300, TestContext.Current.CancellationToken))).ShouldNotBe(stopped);
        release.SetResult();
        await stopped;

        notes.Done.ShouldContain("slow");
        (await RowsAsync(app)).Single().DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_graceful_stop_gives_back_what_was_not_begun()
    {
        var (begun, release) = (0, new TaskCompletionSource());
        var first = new ProbeNotes
        {
            Work = async _ =>
            {
                Interlocked.Increment(ref begun);
                await release.Task;
                return Result.Success;
            },
        };
        var app = await StartAsync(first);
        for (var i = 0; i < 40; i++) await EnqueueAsync(app, $"job {i}");
        await Eventually.TrueAsync(() => Task.FromResult(begun == 16), "as many are running as run at a time");

        var stopping = app.StopAsync(TestContext.Current.CancellationToken);
        // By then the server has been told: no worker takes another job.
        await Eventually.TrueAsync(() => Task.FromResult(app.Lifetime.ApplicationStopping.IsCancellationRequested), "it is stopping");
        release.SetResult();
        await stopping;
        (await RowsAsync(app)).Count(r => r.DoneAt is not null).ShouldBe(16);

        var second = new ProbeNotes();
        app = await StartAsync(second);
        await DoneAsync(app, 40);
        second.Done.Count.ShouldBe(24);
    }

    [Fact]
    public async Task A_store_that_has_forgotten_its_jobs_is_told_of_them_again()
    {
        var release = new TaskCompletionSource();
        var notes = new ProbeNotes
        {
            Work = async _ =>
            {
                await release.Task;
                return Result.Success;
            },
        };
        var app = await StartAsync(notes);
        for (var i = 0; i < 20; i++) await EnqueueAsync(app, $"job {i}");
        await Eventually.TrueAsync(() => Task.FromResult(Monitor(app).EnqueuedCount("default") >= 4), "four wait behind those that run");

        var client = app.Services.GetRequiredService<IBackgroundJobClient>();
        using (var connection = app.Services.GetRequiredService<JobStorage>().GetConnection())
            foreach (var waiting in Monitor(app).EnqueuedJobs("default", 0, 100)) client.Delete(waiting.Key);
        release.SetResult();
        await Eventually.TrueAsync(() => Task.FromResult(Monitor(app).ProcessingCount() + Monitor(app).EnqueuedCount("default") == 0), "none runs or waits");
        // As when their leases have run out.
        DateTimeOffset? past = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ProbeDbContext>().Outbox.Where(m => m.DoneAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, past));

        await DoneAsync(app, 20);
        notes.Done.Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task More_than_waits_here_at_a_time_waits_in_the_outbox_and_is_done_once_all_the_same()
    {
        var notes = new ProbeNotes();
        var app = await StartAsync(notes);
        for (var i = 0; i < 3; i++) await EnqueueAsync(app, [.. Enumerable.Range(0, OutboxDispatcher.MostWaiting).Select(n => $"job {i}/{n}")]);

        await DoneAsync(app, 3 * OutboxDispatcher.MostWaiting);

        notes.Done.Count.ShouldBe(3 * OutboxDispatcher.MostWaiting);
    }

    [Fact]
    public async Task A_recurring_job_never_runs_beside_itself()
    {
        var (now, most) = (0, 0);
        var notes = new ProbeNotes
        {
            Tick = async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(2500);
                Interlocked.Decrement(ref now);
            },
        };
        var app = await StartAsync(notes);

        await Eventually.TrueAsync(() => Task.FromResult(notes.Ticks >= 2), "it ran twice");

        most.ShouldBe(1);
        Names(app, "deleted").ShouldContain("Keep ticking");
    }

    [Fact]
    public async Task A_recurring_job_keeps_its_rhythm_over_restarts_where_the_store_lasts_and_one_that_is_gone_is_forgotten()
    {
        var first = new ProbeNotes();
        var app = await StartAsync(first);
        await Eventually.TrueAsync(() => Task.FromResult(first.Ticks >= 1), "it ran");
        app.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<JobRunner>("Gone", runner => runner.RunRecurringAsync("Gone", null!), "0 0 1 1 *");
        var last = app.Services.GetRequiredService<RecurringJobs>().Times()["Keep ticking"].Last.ShouldNotBeNull();
        await app.StopAsync(TestContext.Current.CancellationToken);

        app = await StartAsync(new());
        var times = app.Services.GetRequiredService<RecurringJobs>().Times();
        times.Keys.ShouldNotContain("Gone");
        // In memory nothing is known of the runs before.
        if (app.Services.GetRequiredService<IDatabase>().IsShared) times["Keep ticking"].Last.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(last);
    }

    [Fact]
    public async Task A_recurring_job_that_fails_three_times_in_a_row_is_told_of_once_until_it_has_succeeded()
    {
        var fails = true;
        var notes = new ProbeNotes { Tick = () => fails ? throw new InvalidOperationException("broken") : Task.CompletedTask };
        var app = await StartAsync(notes);
        var jobs = app.Services.GetRequiredService<RecurringJobs>();
        await RunAsync(RecurringFailures.Told + 2);
        await Eventually.TrueAsync(() => Task.FromResult(!notes.Failures.IsEmpty), "it is told");
        fails = false;
        await Eventually.TrueAsync(async () => await jobs.RunAsync("Keep ticking") is null, "it succeeds");
        fails = true;
        await RunAsync(RecurringFailures.Told);
        await Eventually.TrueAsync(() => Task.FromResult(notes.Failures.Count == 2), "it is told again");
        notes.Failures.ShouldAllBe(f => f.Name == "Keep ticking" && f.Times == RecurringFailures.Told);

        async Task RunAsync(int times)
        {
            for (var failed = 0; failed < times;)
            {
                try
                {
                    // Another run may be at work.
                    if (await jobs.RunAsync("Keep ticking") is not null) await Task.Delay(20, TestContext.Current.CancellationToken);
                }
                catch (InvalidOperationException)
                {
                    failed++;
                }
            }
        }
    }

    [Theory]
    [InlineData(1, "*/1 * * * * *")]
    [InlineData(25, "*/30 * * * * *")]
    [InlineData(60, "*/1 * * * *")]
    [InlineData(600, "*/10 * * * *")]
    [InlineData(3600, "0 */1 * * *")]
    [InlineData(86400, "0 0 */1 * *")]
    public void An_interval_becomes_the_shortest_even_rhythm_that_is_not_faster(int seconds, string cron) =>
        RecurringJobs.Cron(TimeSpan.FromSeconds(seconds)).ShouldBe(cron);

    private async Task<WebApplication> StartAsync(ProbeNotes notes)
    {
        var app = await Probe.StartAsync(_database, notes);
        _started.Add(app);
        return app;
    }

    private static IMonitoringApi Monitor(WebApplication app) => app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();

    /// <summary>Names of the jobs in a state, those of recurring ones left out where they only succeeded.</summary>
    private static List<string> Names(WebApplication app, string state)
    {
        var monitor = Monitor(app);
        var jobs = state == "succeeded" ? monitor.SucceededJobs(0, 1000).Select(j => j.Value?.Job) : monitor.DeletedJobs(0, 1000).Select(j => j.Value?.Job);
        return [.. jobs.OfType<Hangfire.Common.Job>().Select(j => (string)j.Args[0])
            .Where(n => state != "succeeded" || n is not ("Keep ticking" or "Delete old messages"))];
    }

    private static List<(string Name, string? Reason)> RetriesOf(WebApplication app)
    {
        using var connection = (JobStorageConnection)app.Services.GetRequiredService<JobStorage>().GetConnection();
        return [.. connection.GetRangeFromSet("retries", 0, 100).Select(id =>
            (Name: (string)connection.GetJobData(id).Job.Args[0], connection.GetStateData(id).Reason))];
    }

    private sealed record Retry(string Name, string? Reason);

    private static List<Retry> Retries(WebApplication app) => RetriesOf(app).ConvertAll(r => new Retry(r.Name, r.Reason));

    private static Task EnqueueAsync(WebApplication app, params string[] names) => CommitAsync(app, db =>
    {
        foreach (var name in names) db.Enqueue(new Work(name));
    });

    private static async Task CommitAsync(WebApplication app, Action<ProbeDbContext> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProbeDbContext>();
        change(db);
        await db.SaveChangesAsync();
    }

    private static async Task<List<OutboxMessage>> RowsAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProbeDbContext>().Outbox.AsNoTracking().ToListAsync();
    }

    private static Task DoneAsync(WebApplication app, int jobs) =>
        Eventually.TrueAsync(async () => (await RowsAsync(app)).Count(r => r.DoneAt is not null) == jobs, $"{jobs} jobs are done");
}

using ClickCart.Platform.Jobs;

namespace ClickCart.Tests.Platform;

public sealed class JobEngineTests : IAsyncLifetime
{
    private readonly List<WebApplication> _started = [];
    private Dictionary<string, string?> _database = [];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Missing is null, TestDatabase.Missing ?? "");
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

        notes.Done.Where(d => d != "tick").Order().ShouldBe(Enumerable.Range(0, 50).Select(i => $"job {i}").Order());
    }

    [Fact]
    public async Task A_ticket_of_done_work_or_of_an_earlier_attempt_does_nothing()
    {
        var notes = new ProbeNotes();
        var app = await StartAsync(notes);
        await EnqueueAsync(app, "once");
        await DoneAsync(app, 1);
        var row = (await RowsAsync(app)).Single();

        var engine = app.Services.GetRequiredService<IJobEngine>();
        for (var attempt = 0; attempt <= row.Attempts; attempt++)
        {
            await engine.EnqueueAsync(new("probe", row.Id, attempt), TestContext.Current.CancellationToken);
            await engine.EnqueueAsync(new("probe", row.Id, attempt), TestContext.Current.CancellationToken);
        }
        await EnqueueAsync(app, "after");
        await DoneAsync(app, 2);

        notes.Done.Count(d => d == "once").ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_or_crashing_job_is_tried_again()
    {
        var tries = 0;
        var notes = new ProbeNotes { Work = _ => Interlocked.Increment(ref tries) switch { 1 => throw new TimeoutException(), 2 => Task.FromResult(Result.Failure(Error.NotYet("not yet"))), _ => Task.FromResult(Result.Success) } };
        var app = await StartAsync(notes);

        await EnqueueAsync(app, "stubborn");
        await DoneAsync(app, 1);

        tries.ShouldBe(3);
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
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

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

        var stopped = app.StopAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(async () => (await RowsAsync(app)).Count(r => r.DueAt <= TimeProvider.System.GetUtcNow()) == 24, "the rest may be claimed at once");
        release.SetResult();
        await stopped;
        (await RowsAsync(app)).Count(r => r.DoneAt is not null).ShouldBe(16);

        var second = new ProbeNotes();
        app = await StartAsync(second);
        await DoneAsync(app, 40);
        second.Done.Count(d => d != "tick").ShouldBe(24);
    }

    [Fact]
    public async Task More_than_this_node_takes_at_a_time_waits_in_the_outbox_and_is_done_all_the_same()
    {
        var release = new TaskCompletionSource();
        var app = await StartAsync(new()
        {
            Work = async _ =>
            {
                await release.Task;
                return Result.Success;
            },
        });
        const int each = 100;
        var commits = (Claims.Most / each) + 2;
        for (var i = 0; i < commits; i++) await EnqueueAsync(app, [.. Enumerable.Range(0, each).Select(n => $"job {i}/{n}")]);

        (await RowsAsync(app)).Count(r => r.Attempts == 0).ShouldBeGreaterThanOrEqualTo(each);
        release.SetResult();

        await DoneAsync(app, commits * each);
    }

    [Fact]
    public async Task Work_that_only_looks_is_not_put_behind_equal_work_that_waits()
    {
        var (busy, release) = (0, new TaskCompletionSource());
        var notes = new ProbeNotes
        {
            Work = async name =>
            {
                if (name != "look" && Interlocked.Increment(ref busy) > 0) await release.Task;
                return Result.Success;
            },
        };
        var app = await StartAsync(notes);
        for (var i = 0; i < 16; i++) await EnqueueAsync(app, $"busy {i}");
        await Eventually.TrueAsync(() => Task.FromResult(busy == 16), "as many are running as run at a time");
        for (var i = 0; i < 3; i++) await EnqueueUnlessWaitingAsync(app, "look");
        (await RowsAsync(app)).Count.ShouldBe(17);

        release.SetResult();
        await DoneAsync(app, 17);
        await EnqueueUnlessWaitingAsync(app, "look");
        await DoneAsync(app, 18);

        notes.Done.Count(d => d == "look").ShouldBe(2);
    }

    [Fact]
    public async Task A_schedule_never_runs_beside_itself()
    {
        var (now, most) = (0, 0);
        var notes = new ProbeNotes
        {
            Every = TimeSpan.FromMilliseconds(100),
            Tick = async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(300);
                Interlocked.Decrement(ref now);
            },
        };
        await StartAsync(notes);

        await Eventually.TrueAsync(() => Task.FromResult(notes.Done.Count >= 3), "the schedule ran three times");

        most.ShouldBe(1);
    }

    [Fact]
    public async Task A_schedule_keeps_its_rhythm_over_restarts_and_takes_a_new_interval()
    {
        var first = new ProbeNotes();
        var app = await StartAsync(first);
        await Eventually.TrueAsync(() => Task.FromResult(first.Done.Count == 1), "the schedule ran when it was new");
        await app.StopAsync(TestContext.Current.CancellationToken);

        var second = new ProbeNotes();
        app = await StartAsync(second);
        await EnqueueAsync(app, "some work");
        await DoneAsync(app, 1);
        second.Done.ShouldNotContain("tick");
        await app.StopAsync(TestContext.Current.CancellationToken);

        var third = new ProbeNotes { Every = TimeSpan.FromMilliseconds(200) };
        await StartAsync(third);
        await Eventually.TrueAsync(() => Task.FromResult(third.Done.Count(d => d == "tick") >= 2), "the schedule runs at its new interval");
    }

    private async Task<WebApplication> StartAsync(ProbeNotes notes)
    {
        var app = await Probe.StartAsync(_database, notes);
        _started.Add(app);
        return app;
    }

    private static Task EnqueueAsync(WebApplication app, params string[] names) => CommitAsync(app, db =>
    {
        foreach (var name in names) db.Enqueue(new Work(name));
    });

    private static Task EnqueueUnlessWaitingAsync(WebApplication app, string name) => CommitAsync(app, db => db.EnqueueUnlessWaiting(new Work(name)));

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

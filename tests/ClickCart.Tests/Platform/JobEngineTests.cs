using ClickCart.Kernel;
using ClickCart.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    private static async Task EnqueueAsync(WebApplication app, string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProbeDbContext>();
        db.Enqueue(new Work(name));
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

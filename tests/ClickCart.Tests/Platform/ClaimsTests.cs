using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Tests.Platform;

public sealed class ClaimsTests : ProbeTest
{
    [Fact]
    public async Task What_a_commit_leaves_is_claimed_by_it_and_handed_over_without_waiting_for_the_relay()
    {
        (await WriteAsync("fresh")).ShouldBe(201);
        await DoneAsync(Host);
        (await OutboxAsync()).ShouldAllBe(m => m.Attempts == 1);
    }

    [Fact]
    public async Task A_claim_is_renewed_for_as_long_as_its_delivery_runs()
    {
        var (running, release) = HoldJobs(Host);
        (await WriteAsync("slow")).ShouldBe(201);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        for (var i = 0; i < 4; i++)
        {
            Host.Clock.Advance(Outbox.Lease + TimeSpan.FromSeconds(1));
            await Eventually.TrueAsync(async () => (await JobAsync(Host)).DueAt > Host.Clock.GetUtcNow(), "the lease is renewed");
        }
        release.SetResult();

        await DoneAsync(Host);
        (await JobAsync(Host)).Attempts.ShouldBe(1);
        Host.Switches.JobRuns.ShouldBe(1);
    }

    [Fact]
    public async Task A_node_that_stands_still_loses_its_claim_and_what_it_does_late_is_refused()
    {
        var (running, release) = HoldJobs(Host);
        (await WriteAsync("contended")).ShouldBe(201);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await StandStillAsync(Host);

        await using (var next = await ProbeHost.StartAsync(Host.Database))
        {
            // On a database that nobody else may use, the next process need not wait.
            if (next.IsShared) next.Clock.Advance(Outbox.Lease + TimeSpan.FromSeconds(1));
            await DoneAsync(next);
            next.Switches.JobRuns.ShouldBe(1);
            release.SetResult();
            await Eventually.TrueAsync(() => Task.FromResult(Host.Claims.Find(new("probe", JobId, 1)) is null), "the late node has given up");

            var job = await JobAsync(next);
            job.Attempts.ShouldBe(2);
            job.LastError.ShouldBeNull();
            (await next.ReadAsync(db => db.Notes.Select(n => n.Version).SingleAsync())).ShouldBe(2);
            await next.KeepDatabaseAsync();
        }
    }

    [Fact]
    public async Task What_was_committed_and_never_handed_over_is_found_when_its_lease_runs_out()
    {
        await CommitAndDieAsync();
        Host.Switches.JobRuns.ShouldBe(0);

        Host.Clock.Advance(Outbox.Lease + TimeSpan.FromSeconds(1));
        await DoneAsync(Host);

        (await JobAsync(Host)).Attempts.ShouldBe(2);
        Host.Switches.JobRuns.ShouldBe(1);
    }

    [Fact]
    public async Task The_next_process_on_a_database_of_its_own_takes_what_a_killed_one_had_claimed_at_once()
    {
        if (Host.IsShared) return;
        await CommitAndDieAsync();
        var database = await Host.StopAsync();

        await using var next = await ProbeHost.StartAsync(database);
        await DoneAsync(next);

        next.Switches.JobRuns.ShouldBe(1);
    }

    [Fact]
    public async Task A_ticket_of_another_node_is_claimed_before_it_runs()
    {
        await CommitAndDieAsync();
        var deliveries = Host.App.Services.GetRequiredService<Deliveries>();

        await deliveries.RunJobAsync(new("probe", JobId, 1), TestContext.Current.CancellationToken);
        await deliveries.RunJobAsync(new("probe", JobId, 1), TestContext.Current.CancellationToken);

        (await JobAsync(Host)).ShouldSatisfyAllConditions(j => j.Attempts.ShouldBe(2), j => j.DoneAt.ShouldNotBeNull());
        Host.Switches.JobRuns.ShouldBe(1);
    }

    [Fact]
    public async Task News_that_came_too_early_runs_again_when_something_has_happened()
    {
        Host.Switches.OnNews = (_, run) => run == 1 ? ClickCart.Kernel.Error.NotYet("not yet") : ClickCart.Kernel.Result.Success;
        var note = (await WriteAsync("first")).ShouldBe(201)["id"].GetGuid();
        await Eventually.TrueAsync(() => Task.FromResult(Host.Switches.NewsRuns >= 1), "it has come");

        await Host.ReadAsync(async db =>
        {
            db.Publish(new NoteWritten(note, "second"));
            return await db.SaveChangesAsync();
        });

        await DoneAsync(Host);
        (await Host.ReadAsync(db => db.Echoes.Select(e => e.By + " " + e.Text).ToListAsync()))
            .ShouldBe(["EchoNote first", "EchoNote second", "MirrorNote first", "MirrorNote second"], ignoreOrder: true);
        Host.Switches.NewsRuns.ShouldBe(3);
    }

    private Guid JobId { get; set; }

    private async Task<OutboxMessage> JobAsync(ProbeHost host)
    {
        var job = await host.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Kind == MessageKind.Job));
        JobId = job.Id;
        return job;
    }

    private static Task DoneAsync(ProbeHost host) => Eventually.TrueAsync(() => host.ReadAsync(db => db.Outbox.AllAsync(m => m.DoneAt != null)), "everything is done");

    /// <summary>Jobs say that they run, and go on when they are let.</summary>
    private static (TaskCompletionSource Running, TaskCompletionSource Release) HoldJobs(ProbeHost host)
    {
        var (running, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        host.Switches.MeanwhileInJob = () =>
        {
            running.TrySetResult();
            return release.Task;
        };
        return (running, release);
    }

    /// <summary>As a process that is paused, or cut off: what it has begun goes on, but it renews nothing.</summary>
    private async Task StandStillAsync(ProbeHost host)
    {
        await JobAsync(host);
        foreach (var service in host.App.Services.GetServices<IHostedService>().Where(s => s is Claims or Relay)) await service.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Leaves what a process leaves that was killed between a commit and the hand-over: a job that is claimed and in nobody's hands.</summary>
    private async Task CommitAndDieAsync()
    {
        await Host.ReadAsync(async db =>
        {
            var note = new Note(Guid.CreateVersion7(), "orphan");
            db.Notes.Add(note);
            db.Enqueue(new WorkOnNote(note.Id), TimeSpan.FromHours(1));
            await db.SaveChangesAsync();
            return await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, 1).SetProperty(m => m.DueAt, Host.Clock.GetUtcNow() + Outbox.Lease));
        });
        await JobAsync(Host);
    }
}

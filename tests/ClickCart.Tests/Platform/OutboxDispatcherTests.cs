using ClickCart.Platform.Jobs;
using Hangfire;
using Hangfire.Storage.Monitoring;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Tests.Platform;

public sealed class OutboxDispatcherTests : ProbeTest
{
    [Fact]
    public async Task What_a_commit_leaves_is_leased_by_it_and_handed_over_without_a_query()
    {
        (await WriteAsync("fresh")).ShouldBe(201);
        await DoneAsync(Host);
        // A lease that the poll takes raises the attempts.
        (await OutboxAsync()).Where(m => m.Kind is MessageKind.Event).ShouldAllBe(m => m.Attempts == 0);
    }

    [Fact]
    public async Task A_lease_is_renewed_for_as_long_as_its_job_runs()
    {
        var (running, release) = HoldJobs(Host);
        (await WriteAsync("slow")).ShouldBe(201);
        await running.Task.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);

        for (var i = 0; i < 4; i++)
        {
            Host.Clock.Advance(OutboxLease.Time / 2 + TimeSpan.FromSeconds(1));
            await Eventually.TrueAsync(async () => (await JobAsync(Host)).DueAt > Host.Clock.GetUtcNow() + OutboxLease.Time / 2, "the lease is renewed");
        }
        release.SetResult();

        await DoneAsync(Host);
        Host.Switches.JobRuns.ShouldBe(1);
    }

    [Fact]
    public async Task A_node_that_stands_still_loses_its_lease_and_what_it_does_late_is_refused()
    {
        var (running, release) = HoldJobs(Host);
        (await WriteAsync("contended")).ShouldBe(201);
        await running.Task.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
        await StandStillAsync(Host);

        await using (var next = await ProbeHost.StartAsync(Host.Database))
        {
            // On a database that nobody else may use, the next process need not wait.
            if (next.IsShared) next.Clock.Advance(OutboxLease.Time + TimeSpan.FromSeconds(1));
            await DoneAsync(next);
            next.Switches.JobRuns.ShouldBe(1);
            var late = await JobAsync(next);
            release.SetResult();
            var monitor = Host.App.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
            await Eventually.TrueAsync(() => Task.FromResult(monitor.DeletedJobs(0, 100)
                .Any(j => j.Value.Job?.Args[0] is string name && name.StartsWith("Work on note", StringComparison.Ordinal))
                || next.IsShared), "the late run is not among the succeeded");

            (await JobAsync(next)).ShouldSatisfyAllConditions(j => j.Attempts.ShouldBe(late.Attempts), j => j.LastError.ShouldBeNull());
            (await next.ReadAsync(db => db.Notes.Select(n => n.Version).SingleAsync())).ShouldBe(2);
            await next.KeepDatabaseAsync();
        }
    }

    [Fact]
    public async Task What_was_committed_and_never_handed_over_is_found_when_its_lease_runs_out()
    {
        await CommitAndDieAsync();
        Host.Switches.JobRuns.ShouldBe(0);

        Host.Clock.Advance(OutboxLease.Time + TimeSpan.FromSeconds(1));
        await DoneAsync(Host);

        Host.Switches.JobRuns.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_made_due_without_a_commit_of_this_process_is_found_all_the_same()
    {
        (await WriteAsync("again")).ShouldBe(201);
        await DoneAsync(Host);
        await Host.ReadAsync(db => db.Outbox.Where(m => m.Kind == MessageKind.Job)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, (DateTimeOffset?)null).SetProperty(m => m.DueAt, Host.Clock.GetUtcNow())));

        await DoneAsync(Host);

        Host.Switches.JobRuns.ShouldBe(2);
    }

    [Fact]
    public async Task A_node_that_dies_with_work_in_hand_costs_no_try()
    {
        await CommitAndDieAsync();
        Host.Switches.OnJob = run => run < 3 ? ClickCart.Kernel.Error.NotYet("away") : ClickCart.Kernel.Result.Success;
        for (var deaths = 0; deaths < 20; deaths++)
            await Host.ReadAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, m => m.Attempts + 1)));

        Host.Clock.Advance(OutboxLease.Time + TimeSpan.FromSeconds(1));
        await DoneAsync(Host);

        (await JobAsync(Host)).ShouldSatisfyAllConditions(j => j.Failures.ShouldBe(2), j => j.DeadAt.ShouldBeNull());
    }

    [Fact]
    public async Task A_row_that_was_leased_often_still_has_all_its_tries_and_dies_at_the_last_of_them()
    {
        await CommitAndDieAsync();
        await Host.ReadAsync(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, Backoff.MaxTries * 3 - 1)));
        Host.Switches.OnJob = _ => ClickCart.Kernel.Error.NotYet("away");
        Host.Clock.Advance(OutboxLease.Time + TimeSpan.FromSeconds(1));

        await Eventually.TrueAsync(async () =>
        {
            var job = await JobAsync(Host);
            Host.SkipBackoff(job);
            return job.DeadAt is not null;
        }, "it is dead");

        (await JobAsync(Host)).Failures.ShouldBe(Backoff.MaxTries);
        Host.Switches.JobRuns.ShouldBe(Backoff.MaxTries);
    }

    /// <param name="clockSetBack">Between the two, in seconds.</param>
    [Theory, InlineData(0), InlineData(3600)]
    public async Task The_next_process_on_a_database_of_its_own_takes_what_a_killed_one_had_leased_at_once(int clockSetBack)
    {
        if (Host.IsShared) return;
        await CommitAndDieAsync();
        var due = (await JobAsync(Host)).DueAt!.Value.AddSeconds(clockSetBack);
        await Host.ReadAsync(db => db.Outbox.Where(m => m.Kind == MessageKind.Job).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, due)));
        var database = await Host.StopAsync();

        await using var next = await ProbeHost.StartAsync(database);
        await DoneAsync(next);

        next.Switches.JobRuns.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_came_too_early_is_tried_again()
    {
        Host.Switches.OnEvent = (_, run) => run == 1 ? ClickCart.Kernel.Error.NotYet("not yet") : ClickCart.Kernel.Result.Success;
        (await WriteAsync("first")).ShouldBe(201);

        await DoneAsync(Host);
        (await Host.ReadAsync(db => db.Echoes.Select(e => e.By + " " + e.Text).ToListAsync()))
            .ShouldBe(["EchoNote first", "MirrorNote first"], ignoreOrder: true);
        (await OutboxAsync()).Single(m => m.Subscriber == "probe.EchoNote").Failures.ShouldBe(1);
    }

    private Guid JobId { get; set; }

    private async Task<OutboxMessage> JobAsync(ProbeHost host)
    {
        var job = await host.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Kind == MessageKind.Job));
        JobId = job.Id;
        return job;
    }

    private static Task DoneAsync(ProbeHost host) => Eventually.TrueAsync(() =>
        host.ReadAsync(db => db.Outbox.AllAsync(m => m.DoneAt != null)), "everything is done");

    /// <summary>Jobs say that they run, and go on when they are let.</summary>
    private static (TaskCompletionSource Running, TaskCompletionSource Release) HoldJobs(ProbeHost host)
    {
        var (running, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously),
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        host.Switches.MeanwhileInJob = () =>
        {
            running.TrySetResult();
            return release.Task;
        };
        return (running, release);
    }

    /// <summary>As a process that is paused, or cut off: what it has begun goes on, but it renews nothing and begins nothing.</summary>
    private static async Task StandStillAsync(ProbeHost host)
    {
        foreach (var service in host.App.Services.GetServices<IHostedService>())
        {
            if (service is HangfireServer server) await server.StoppingAsync(TestContext.Current.CancellationToken);
            if (service is OutboxDispatcher) await service.StopAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Leaves what a process leaves that was killed between a commit and the hand-over: a job that is leased and in nobody's hands.</summary>
    private async Task CommitAndDieAsync()
    {
        await Host.ReadAsync(async db =>
        {
            var note = new Note(Guid.CreateVersion7(), "orphan");
            db.Notes.Add(note);
            db.Outbox.Add(new()
            {
                Id = Guid.CreateVersion7(),
                MessageId = Guid.CreateVersion7(),
                Kind = MessageKind.Job,
                Name = "probe.work-on-note.v1",
                Subscriber = "probe.WorkOnNoteSlice",
                Subject = note.Id,
                Payload = $$"""{"id":"{{note.Id}}"}""",
                CreatedAt = Host.Clock.GetUtcNow(),
                DueAt = Host.Clock.GetUtcNow() + OutboxLease.Time,
            });
            return await db.SaveChangesAsync();
        });
        await JobAsync(Host);
    }
}

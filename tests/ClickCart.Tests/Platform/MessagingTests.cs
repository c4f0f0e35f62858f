namespace ClickCart.Tests.Platform;

public sealed class MessagingTests : ProbeTest
{
    [Fact]
    public async Task An_event_reaches_every_subscriber_once()
    {
        (await WriteAsync("hello")).ShouldBe(201);
        await SettledAsync();
        (await EchoesAsync()).ShouldBe(["EchoNote hello", "MirrorNote hello"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_event_that_does_not_concern_a_subscriber_leaves_it_no_delivery()
    {
        (await WriteAsync("private")).ShouldBe(201);
        await SettledAsync();
        (await EchoesAsync()).ShouldBe(["EchoNote private"]);
        (await OutboxAsync()).Where(m => m.Kind == MessageKind.Event).Select(m => m.Subscriber).ShouldBe(["probe.EchoNote"]);
    }

    [Fact]
    public async Task An_event_that_concerns_nobody_is_kept_as_published_and_done()
    {
        (await WriteAsync("secret")).ShouldBe(201);
        var published = (await OutboxAsync()).Single(m => m.Kind == MessageKind.Event);
        (published.Subscriber, published.Name, published.DoneAt is not null, published.DueAt, published.Attempts)
            .ShouldBe(("-", "probe.note-written.v1", true, null, 0));
        await SettledAsync();
        (await EchoesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whether_an_event_concerns_a_subscriber_is_asked_when_it_is_published_and_not_when_it_is_delivered()
    {
        (await WriteAsync("fine")).ShouldBe(201);
        await SettledAsync();
        // As if an earlier version, which filtered otherwise, had published it.
        await Host.ReadAsync(async db =>
        {
            var row = await db.Outbox.AsNoTracking().SingleAsync(m => m.Subscriber == "probe.MirrorNote");
            db.Outbox.Add(new()
            {
                Id = Guid.CreateVersion7(),
                MessageId = Guid.CreateVersion7(),
                Kind = row.Kind,
                Name = row.Name,
                Subscriber = row.Subscriber,
                Payload = row.Payload.Replace("fine", "private", StringComparison.Ordinal),
                CreatedAt = row.CreatedAt,
                DueAt = Host.Clock.GetUtcNow(),
            });
            return await db.SaveChangesAsync();
        });
        await SettledAsync();
        (await EchoesAsync()).ShouldBe(["EchoNote fine", "MirrorNote fine", "MirrorNote private"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_refused_request_tells_nobody()
    {
        (await WriteAsync("refuse")).ShouldBeProblem(409, "refused");
        (await OutboxAsync()).ShouldBeEmpty();
        (await Host.ReadAsync(db => db.Notes.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_subscriber_is_tried_again_and_its_failed_tries_leave_nothing()
    {
        Host.Switches.OnEvent = (_, run) => run < 4 ? throw new InvalidOperationException("not this time") : Result.Success;
        (await WriteAsync("again")).ShouldBe(201);
        await SettledAsync();
        Host.Switches.EventRuns.ShouldBe(4);
        (await EchoesAsync()).ShouldBe(["EchoNote again", "MirrorNote again"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_poison_message_becomes_a_dead_letter_and_the_others_flow()
    {
        Host.Switches.OnEvent = (text, _) => text == "poison" ? Error.Conflict("poison", "It will never work.") : Result.Success;
        (await WriteAsync("poison")).ShouldBe(201);
        await Eventually.TrueAsync(async () =>
        {
            var outbox = await OutboxAsync();
            if (outbox.All(m => m.Kind == MessageKind.Event || m.DoneAt is not null)) Host.SkipBackoff(outbox.MaxBy(m => m.Failures)!);
            return outbox.Any(m => m.DeadAt is not null);
        }, "the message is dead");
        (await WriteAsync("fine")).ShouldBe(201);
        await Eventually.TrueAsync(async () => (await EchoesAsync()).Contains("EchoNote fine"), "others flow");
        var dead = (await OutboxAsync()).Single(m => m.DeadAt is not null);
        dead.Failures.ShouldBe(Backoff.MaxTries);
        dead.LastError!.ShouldContain("It will never work");
    }

    [Fact]
    public async Task A_delivery_that_comes_twice_has_one_effect()
    {
        (await WriteAsync("once")).ShouldBe(201);
        await SettledAsync();
        await Host.ReadAsync(async db =>
        {
            await using var transaction = await db.BeginWriteAsync(default);
            var changed = await db.Outbox.Where(m => m.Kind == MessageKind.Event)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, (DateTimeOffset?)null).SetProperty(m => m.DueAt, Host.Clock.GetUtcNow()));
            await transaction.CommitAsync(default);
            return changed;
        });
        await SettledAsync();
        (await EchoesAsync()).ShouldBe(["EchoNote once", "MirrorNote once"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_stopped_process_could_not_do_is_taken_over()
    {
        Host.Switches.OnEvent = (_, _) => Error.NotYet("wait");
        Host.Switches.OnJob = _ => Error.NotYet("wait");
        (await WriteAsync("left")).ShouldBe(201);
        await Eventually.TrueAsync(async () => (await OutboxAsync()).Any(m => m.Failures > 0), "it was tried");
        var database = await Host.StopAsync();
        await using var next = await ProbeHost.StartAsync(database);
        await Eventually.TrueAsync(async () =>
        {
            next.Clock.Advance(TimeSpan.FromSeconds(50));
            return await next.ReadAsync(db => db.Outbox.AllAsync(m => m.DoneAt != null));
        }, "everything is done");
        (await next.ReadAsync(db => db.Echoes.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_job_is_run_and_retried_until_it_succeeds()
    {
        Host.Switches.OnJob = run => run < 3 ? Error.NotYet("the other side is away") : Result.Success;
        var note = (await WriteAsync("work")).ShouldBe(201)["id"].GetGuid();
        await SettledAsync();
        Host.Switches.JobRuns.ShouldBe(3);
        (await Host.ReadAsync(db => db.Notes.Where(n => n.Id == note).Select(n => n.Text).SingleAsync())).ShouldBe("worked on");
    }

    [Fact]
    public async Task A_late_report_about_an_earlier_lease_is_refused()
    {
        Host.Switches.OnJob = _ => Error.NotYet("wait");
        (await WriteAsync("fence")).ShouldBe(201);
        var job = await Eventually.GetAsync(async () => (await OutboxAsync()).SingleOrDefault(m =>
            m.Kind == MessageKind.Job && m.Failures > 1), "a second failure");
        Host.Switches.OnJob = _ => Result.Success;
        var late = new OutboxLease("probe", new()
        {
            Id = job.Id,
            MessageId = job.MessageId,
            Kind = job.Kind,
            Name = job.Name,
            Subscriber = job.Subscriber,
            Payload = job.Payload,
            Attempts = 0,
            DueAt =
                Host.Clock.GetUtcNow().AddHours(1),
        }, Host.Clock.GetUtcNow());
        (await Host.App.Services.GetRequiredService<MessageRunner>().RunAsync(late)).ShouldBe(RunOutcome.TakenOver);
        await SettledAsync();
        (await Host.ReadAsync(db => db.Notes.Select(n => n.Version).SingleAsync())).ShouldBe(2);
    }

    private Task SettledAsync() => Eventually.TrueAsync(async () => (await OutboxAsync()).All(m => m.DoneAt is not null), "everything is done");

    private Task<List<string>> EchoesAsync() => Host.ReadAsync(db => db.Echoes.Select(e => e.By + " " + e.Text).ToListAsync());
}

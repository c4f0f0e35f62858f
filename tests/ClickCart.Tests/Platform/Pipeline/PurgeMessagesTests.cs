using ClickCart.Platform.Jobs;

namespace ClickCart.Tests.Platform;

public sealed class PurgeMessagesTests
{
    [Fact]
    public async Task Old_messages_and_keys_go_and_what_may_still_be_asked_for_stays()
    {
        var database = await TestDatabase.NewAsync(null);
        await using (var app = await Probe.StartAsync(database, new()))
        {
            var now = TimeProvider.System.GetUtcNow();
            await using (var scope = app.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<ProbeDbContext>();
                for (var i = 0; i < 1200; i++) db.Add(Message(done: now.AddDays(-8)));
                db.AddRange(Message(done: now.AddDays(-6)), Message(done: null), Message(done: null, dead: now.AddDays(-40)));
                db.AddRange(Entry(now.AddDays(-31)), Entry(now.AddDays(-29)), Key(now.AddDays(-31)), Key(now.AddDays(-29)));
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            }

            (await app.Services.GetRequiredService<RecurringJobs>().RunAsync(PurgeMessages.Name)).ShouldBeNull();

            await using (var scope = app.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<ProbeDbContext>();
                (await db.Outbox.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
                (await db.Inbox.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
                (await db.Set<IdempotencyRecord>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
            }
            await app.StopAsync(TestContext.Current.CancellationToken);
        }
        await TestDatabase.DropAsync(database);
    }

    private static OutboxMessage Message(DateTimeOffset? done, DateTimeOffset? dead = null) => new()
    {
        Id = Guid.CreateVersion7(),
        MessageId = Guid.CreateVersion7(),
        Kind = MessageKind.Event,
        Name = "probe.old.v1",
        Subscriber = "-",
        Payload = "{}",
        DoneAt = done,
        DeadAt = dead,
    };

    private static InboxEntry Entry(DateTimeOffset at) => new() { MessageId = Guid.CreateVersion7(), Subscriber = "probe.X", At = at };

    private static IdempotencyRecord Key(DateTimeOffset at) => new()
    {
        Scope = "s",
        Route = "r",
        Key = Guid.CreateVersion7().ToString(),
        RequestHash = "h",
        Answer = "a",
        At = at
    };
}

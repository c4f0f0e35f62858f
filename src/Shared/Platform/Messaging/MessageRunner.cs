using System.Diagnostics;
using ClickCart.Platform.Telemetry;

namespace ClickCart.Platform.Messaging;

/// <summary>What came of one run.</summary>
internal enum RunOutcome
{
    /// <summary>The effect is committed, by this run or an earlier one.</summary>
    Done,

    /// <summary>The lease's message says why, and when it is tried again.</summary>
    Failed,

    /// <summary>Somebody else has the row by now; nothing of this run was committed.</summary>
    TakenOver,
}

/// <summary>Runs one delivery in a scope of its own and records its failure: when it is tried again, or that it is dead.</summary>
internal sealed class MessageRunner(IServiceScopeFactory scopes, MessageRoutes routes, TimeProvider clock, IIds ids, ILogger<MessageRunner> log)
{
    public async Task<RunOutcome> RunAsync(OutboxLease lease)
    {
        var message = lease.Message;
        try
        {
            if (routes.Find(message.Subscriber, message.Name) is not { } route)
                return await FailedAsync(lease, $"No slice of this version is {message.Subscriber} and takes {message.Name}.");
            using var span = Instruments.Source.StartActivity(message.Name, ActivityKind.Consumer, message.Trace);
            await using var scope = scopes.CreateAsyncScope();
            // Leased before: an earlier run, here or elsewhere, may have left its inbox row.
            if (message is { Kind: MessageKind.Event, Attempts: > 0 } && await HadItsEffectAsync(scope.ServiceProvider, message)) return RunOutcome.Done;

            scope.ServiceProvider.GetRequiredService<CurrentDelivery>().Message = message;
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(route.Request(message.Payload));
            if (result.Error is { } error) return await FailedAsync(lease, error.Type is "not-yet" ? error.Detail : $"{error.Type}: {error.Detail}");
            Instruments.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", "done"));
            return RunOutcome.Done;
        }
        catch (StaleLeaseException)
        {
            log.LogInformation("{Name} {Message} was taken over; what this run did late is refused", message.Name, message.Id);
            return RunOutcome.TakenOver;
        }
        catch (Exception e)
        {
            return await FailedAsync(lease, e.ToString());
        }
    }

    private static Task<bool> HadItsEffectAsync(IServiceProvider services, OutboxMessage message) => services
        .GetRequiredKeyedService<ModuleDbContext>(message.Subscriber.Split('.')[0])
        .Inbox.AsNoTracking().AnyAsync(i => i.MessageId == message.MessageId && i.Subscriber == message.Subscriber);

    /// <summary>Records why, and when it is tried again; after the last try it is dead. Refused when somebody else has it by now.</summary>
    private async Task<RunOutcome> FailedAsync(OutboxLease lease, string error)
    {
        var (message, now) = (lease.Message, clock.GetUtcNow());
        var tries = message.Failures + 1;
        var dead = tries >= Backoff.MaxTries;
        log.LogWarning("{Subscriber} could not take {Name} {Message} at try {Try}{Dead}: {Error}",
            message.Subscriber, message.Name, message.MessageId, tries, dead ? ", which was the last" : "", error);
        Instruments.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", dead ? "dead" : "retry"));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(lease.Module);
        lease.Message = db.Report(message, row =>
        {
            (row.Failures, row.LastError) = (tries, error.Length > 4000 ? error[..4000] : error);
            (row.DueAt, row.DeadAt) = (dead ? null : now + routes.PauseAfter(message, tries, ids.NextDouble()), dead ? now : null);
        });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return RunOutcome.TakenOver;
        }
        catch (Exception e)
        {
            // The lease runs out by itself; nothing is lost but time.
            lease.Message.DueAt = lease.Until;
            log.LogError(e, "The failure of {Message} could not be recorded", message.Id);
        }
        return RunOutcome.Failed;
    }
}

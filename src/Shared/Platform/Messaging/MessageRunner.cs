using System.Diagnostics;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using ClickCart.Platform.Telemetry;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform.Messaging;

/// <summary>What came of one run.</summary>
internal abstract record RunOutcome
{
    /// <summary>The effect is committed, by this run or an earlier one.</summary>
    public sealed record Done : RunOutcome;

    /// <summary>Somebody else has the row by now; nothing of this run was committed.</summary>
    public sealed record TakenOver : RunOutcome;

    /// <param name="Why">In one line.</param>
    /// <param name="Tries">Tries that have failed by now.</param>
    /// <param name="NextTryAt">Null after the last one.</param>
    public sealed record Failed(string Why, int Tries, DateTimeOffset? NextTryAt) : RunOutcome;
}

/// <summary>Runs one delivery in a scope of its own and records its failure: when it is tried again, or that it is dead.</summary>
internal sealed class MessageRunner(
    IServiceScopeFactory scopes, MessageRoutes routes, IDatabase database, TimeProvider clock, IIds ids, ILogger<MessageRunner> log)
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
            var delivery = scope.ServiceProvider.GetRequiredService<CurrentDelivery>();
            if (message.Kind is MessageKind.Job) delivery.Job = message;
            else delivery.Inbox = new() { MessageId = message.MessageId, Subscriber = message.Subscriber, At = clock.GetUtcNow() };

            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(route.Request(message.Payload));
            if (result.Error is { } error) return await FailedAsync(lease, error.Type is "not-yet" ? error.Detail : $"{error.Type}: {error.Detail}");
            if (message.Kind is MessageKind.Job && !delivery.JobDone)
                throw new InvalidOperationException($"{message.Name} lies outside {lease.Module}, whose commit would mark it done: move its record there.");
            Instruments.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", "done"));
            return new RunOutcome.Done();
        }
        catch (StaleLeaseException)
        {
            log.LogInformation("{Name} {Message} was taken over; what this run did late is refused", message.Name, message.Id);
            return new RunOutcome.TakenOver();
        }
        catch (Exception e)
        {
            if (message.Kind is MessageKind.Event && database.IsUniqueViolation(e) && await HadItsEffectAsync(lease)) return new RunOutcome.Done();
            return await FailedAsync(lease, e.ToString());
        }
    }

    /// <summary>An earlier run, here or elsewhere, has left its inbox row: the second effect was refused by its key.</summary>
    private async Task<bool> HadItsEffectAsync(OutboxLease lease)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(lease.Message.Subscriber.Split('.')[0])
            .Inbox.AsNoTracking().AnyAsync(i => i.MessageId == lease.Message.MessageId && i.Subscriber == lease.Message.Subscriber);
    }

    /// <summary>Records why, and when it is tried again; after the last try it is dead. Refused when somebody else has it by now.</summary>
    private async Task<RunOutcome> FailedAsync(OutboxLease lease, string error)
    {
        var message = lease.Message;
        var (tries, now) = (message.Failures + 1, clock.GetUtcNow());
        var dead = tries >= Backoff.MaxTries;
        log.LogWarning("{Subscriber} could not take {Name} {Message} at try {Try}{Dead}: {Error}",
            message.Subscriber, message.Name, message.MessageId, tries, dead ? ", which was the last" : "", error);
        Instruments.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", dead ? "dead" : "retry"));
        DateTimeOffset? due = dead ? null : now + Backoff.Delay(tries, ids.NextDouble());
        DateTimeOffset? deadAt = dead ? now : null;
        var failed = new RunOutcome.Failed(error.Split('\n')[0].TrimEnd(), tries, due);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(lease.Module);
            using var turn = await db.WriteTurnAsync(CancellationToken.None);
            var recorded = await db.Outbox.Where(m => m.Id == message.Id && m.Attempts == message.Attempts && m.DoneAt == null).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.DueAt, due).SetProperty(m => m.DeadAt, deadAt).SetProperty(m => m.Failures, tries).SetProperty(m => m.JobId, message.JobId)
                .SetProperty(m => m.Attempts, message.Attempts + 1).SetProperty(m => m.LastError, error.Length > 4000 ? error[..4000] : error));
            return recorded == 0 ? new RunOutcome.TakenOver() : failed;
        }
        catch (Exception e)
        {
            // The lease runs out by itself; nothing is lost but time.
            lease.IsLost = true;
            log.LogError(e, "The failure of {Message} could not be recorded", message.Id);
            return failed with { NextTryAt = lease.Until };
        }
    }
}

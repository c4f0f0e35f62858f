using System.Collections.Concurrent;
using System.Diagnostics;
using ClickCart.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform;

/// <summary>Wakes the relay of a module at commit, so that nothing waits for the poll.</summary>
public sealed class RelaySignal
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _signals = new(StringComparer.Ordinal);

    internal void Wake(string module)
    {
        var signal = Of(module);
        if (signal.CurrentCount == 0) signal.Release();
    }

    internal Task<bool> WaitAsync(string module, TimeSpan atMost, CancellationToken ct) => Of(module).WaitAsync(atMost, ct);

    private SemaphoreSlim Of(string module) => _signals.GetOrAdd(module, _ => new SemaphoreSlim(0));
}

/// <summary>
/// Carries what was committed to the outboxes: one loop per module claims due deliveries in batches, gives events to their subscribers and hands jobs
/// to the engine. Woken at commit; polls for retries that fall due and for what other nodes wrote.
/// </summary>
internal sealed class Relay(ModuleCatalog modules, RelaySignal signal, Deliveries deliveries, IServiceScopeFactory scopes, IDatabase database, TimeProvider clock, ILogger<Relay> log)
    : BackgroundService
{
    private const int Batch = 64;
    private const int Parallelism = 8;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(modules.WithDatabase.Select(m => RunAsync(m.Name, stoppingToken)));

    private async Task RunAsync(string module, CancellationToken ct)
    {
        await Task.Yield();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await RoundAsync(module, ct) < Batch) await signal.WaitAsync(module, Poll, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The relay of {Module} failed and goes on", module);
                await Task.Delay(Poll, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One claim and its deliveries. Returns how many there were.</summary>
    private async Task<int> RoundAsync(string module, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
        var now = clock.GetUtcNow();
        if (!await db.Outbox.AnyAsync(m => m.DueAt <= now, ct)) return 0;
        var claimed = await database.ClaimAsync(db, now, now + Outbox.EventLease, now + Outbox.JobLease, Batch, ct);
        var done = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(claimed, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = ct }, async (message, _) =>
        {
            // Work that was begun is finished, also while the host stops.
            if (message.Kind == MessageKind.Job) await deliveries.HandOverAsync(module, message);
            else if (await deliveries.DeliverAsync(module, message)) done.Add(message.Id);
        });
        await deliveries.DoneAsync(db, done, CancellationToken.None);
        return claimed.Count;
    }
}

/// <summary>The fate of one delivery: done, tried again later, or dead.</summary>
public sealed class Deliveries(IServiceScopeFactory scopes, MessageRoutes routes, IJobEngine engine, TimeProvider clock, IIds ids, ILogger<Deliveries> log)
{
    private readonly Turns _turns = new();

    /// <summary>Runs the subscriber. True when its effect is committed, now or by an earlier try.</summary>
    internal async Task<bool> DeliverAsync(string module, OutboxMessage message)
    {
        try
        {
            return await RunAsync(module, message, new InboxEntry { MessageId = message.MessageId, Subscriber = message.Subscriber, At = clock.GetUtcNow() });
        }
        catch (Exception e)
        {
            await FailedAsync(module, message, e.ToString());
            return false;
        }
    }

    /// <summary>Hands a job to the engine under the row's id; the row stays claimed until <see cref="RunJobAsync"/> reports.</summary>
    internal async Task HandOverAsync(string module, OutboxMessage message)
    {
        try
        {
            await engine.EnqueueAsync(new JobTicket(module, message.Id, message.Attempts), CancellationToken.None);
        }
        catch (Exception e)
        {
            await FailedAsync(module, message, e.ToString());
        }
    }

    /// <summary>Called by the job engine. Does nothing when the ticket is stale: the job was done, or was handed over again since.</summary>
    public async Task RunJobAsync(JobTicket ticket, CancellationToken ct)
    {
        OutboxMessage? message;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(ticket.Module);
            message = await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == ticket.Id && m.Attempts == ticket.Attempt && m.DueAt != null, ct);
        }
        if (message is null) return;

        try
        {
            if (!await RunAsync(ticket.Module, message, null)) return;
            if (message.DoneAt is null) throw new InvalidOperationException($"{message.Name} lies outside {ticket.Module}, whose commit would mark it done: move its record there.");
            Telemetry.Deliveries.Add(1, Done);
        }
        catch (Exception e)
        {
            await FailedAsync(ticket.Module, message, e.ToString());
        }
    }

    /// <summary>Runs recurring work once, now.</summary>
    public async Task RunScheduleAsync(string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(routes.Schedules[name].Translate());
        if (result.Error is { } error) log.LogWarning("Schedule {Schedule} was refused: {Error}", name, error.Detail);
    }

    internal async Task DoneAsync(ModuleDbContext db, IReadOnlyCollection<Guid> messages, CancellationToken ct)
    {
        if (messages.Count == 0) return;
        var now = clock.GetUtcNow();
        using var turn = await db.WriteTurnAsync(ct);
        await db.Outbox.Where(m => messages.Contains(m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DoneAt, now).SetProperty(m => m.DueAt, (DateTimeOffset?)null).SetProperty(m => m.LastError, (string?)null), ct);
        Telemetry.Deliveries.Add(messages.Count, Done);
    }

    private static readonly KeyValuePair<string, object?> Done = new("outcome", "done");

    private async Task<bool> RunAsync(string module, OutboxMessage message, InboxEntry? inbox)
    {
        if (routes.Find(message.Subscriber, message.Name) is not { } route)
        {
            await FailedAsync(module, message, $"No slice of this version is {message.Subscriber} and takes {message.Name}.");
            return false;
        }
        var (request, subject) = route.Read(message.Payload);
        // Jobs wait for jobs, events for events: an event must not wait for a slow gateway.
        using var turn = subject is { } about ? await _turns.TakeAsync($"{route.Module} {message.Kind}", about) : null;
        using var span = Telemetry.Source.StartActivity(message.Name, ActivityKind.Consumer, message.Trace);
        await using var scope = scopes.CreateAsyncScope();
        if (inbox is not null && message.Attempts > 1)
        {
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(route.Module);
            if (await db.Inbox.AsNoTracking().AnyAsync(i => i.MessageId == inbox.MessageId && i.Subscriber == inbox.Subscriber)) return true;
        }
        var delivery = scope.ServiceProvider.GetRequiredService<CurrentDelivery>();
        (delivery.Inbox, delivery.Job) = (inbox, message.Kind == MessageKind.Job ? message : null);
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        if (result.Error is not { } error) return true;
        await FailedAsync(module, message, $"{error.Type}: {error.Detail}");
        return false;
    }

    private async Task FailedAsync(string module, OutboxMessage message, string error)
    {
        var dead = Outbox.IsLast(message.Attempts);
        log.LogWarning("{Subscriber} could not take {Name} {Message} at attempt {Attempt}{Dead}: {Error}", message.Subscriber, message.Name, message.MessageId, message.Attempts, dead ? ", which was the last" : "", error);
        Telemetry.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", dead ? "dead" : "retry"));
        var now = clock.GetUtcNow();
        DateTimeOffset? due = dead ? null : now + Outbox.Backoff(message.Attempts, ids.NextDouble());
        DateTimeOffset? deadAt = dead ? now : null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
            using var turn = await db.WriteTurnAsync(CancellationToken.None);
            await db.Outbox.Where(m => m.Id == message.Id && m.Attempts == message.Attempts).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.DueAt, due).SetProperty(m => m.DeadAt, deadAt).SetProperty(m => m.LastError, error.Length > 4000 ? error[..4000] : error));
        }
        catch (Exception e)
        {
            // The claim runs out by itself; nothing is lost but time.
            log.LogError(e, "The failure of {Message} could not be recorded", message.Id);
        }
    }
}

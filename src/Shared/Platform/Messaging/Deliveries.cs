using System.Diagnostics;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using ClickCart.Platform.Jobs;
using ClickCart.Platform.Telemetry;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform.Messaging;

/// <summary>The fate of one delivery: done, tried again later, or dead.</summary>
public sealed class Deliveries(IServiceScopeFactory scopes, MessageRoutes routes, Claims claims, RelaySignal signal, Courtesy courtesy, TimeProvider clock, IIds ids, ILogger<Deliveries> log)
{
    private readonly Turns _turns = new();
    private readonly EarlyNews _early = new(clock);

    /// <summary>Runs the subscriber. True when its effect is committed, now or by an earlier try.</summary>
    internal async Task<bool> DeliverAsync(Claim claim)
    {
        using var lane = await GiveWayAsync(claim);
        try
        {
            return claim.TryBegin() && await claims.HoldsAsync(claim) && await RunAsync(claim);
        }
        catch (Exception e)
        {
            await FailedAsync(claim, e.ToString());
            return false;
        }
    }

    /// <summary>
    /// Called by the job engine. Does nothing when the ticket is stale: the job was done, or was claimed again since. A ticket of another node, or of an
    /// earlier process, is claimed by this node first.
    /// </summary>
    public async Task RunJobAsync(JobTicket ticket, CancellationToken ct)
    {
        if (await ClaimOfAsync(ticket, ct) is not { } claim) return;
        using var lane = await GiveWayAsync(claim);
        try
        {
            if (!claim.TryBegin() || !await claims.HoldsAsync(claim) || !await RunAsync(claim)) return;
            claims.Drop(claim);
            Instruments.Deliveries.Add(1, Done);
        }
        catch (StaleClaimException)
        {
            log.LogInformation("{Name} {Message} was taken over after attempt {Attempt}; what this node did of it late is refused", claim.Message.Name, claim.Message.Id, claim.Message.Attempts);
            claims.Drop(claim);
        }
        catch (Exception e)
        {
            await FailedAsync(claim, e.ToString());
        }
    }

    private ValueTask<IDisposable?> GiveWayAsync(Claim claim) => courtesy.GiveWayAsync(clock.GetUtcNow() - claim.Since);

    private async Task<Claim?> ClaimOfAsync(JobTicket ticket, CancellationToken ct)
    {
        try
        {
            return claims.Find(ticket) ?? await claims.TakeOverAsync(ticket, ct);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Ticket {Ticket} could not be claimed; it falls due when its lease runs out", ticket.Key);
            return null;
        }
    }

    /// <summary>Tickets that the engine will not begin any more, because it stops: whoever is up may have them at once.</summary>
    public Task GiveBackAsync(IEnumerable<JobTicket> tickets) => GiveBackAsync([.. tickets.Select(claims.Find).OfType<Claim>()]);

    internal async Task GiveBackAsync(IReadOnlyCollection<Claim> unbegun)
    {
        try
        {
            await claims.ReleaseAsync(unbegun);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "{Count} deliveries could not be given back; they fall due when their leases run out", unbegun.Count);
        }
    }

    /// <summary>Runs recurring work once, now.</summary>
    public async Task RunScheduleAsync(string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(routes.Schedules[name].Translate());
        if (result.Error is { } error) log.LogWarning("Schedule {Schedule} was refused: {Error}", name, error.Detail);
    }

    /// <summary>Marks events done whose effect is committed. What cannot be marked comes again, and finds its inbox row.</summary>
    internal async Task DoneAsync(string module, IReadOnlyCollection<Claim> delivered)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
            var (now, ids) = (clock.GetUtcNow(), delivered.Select(c => c.Message.Id).ToList());
            using (await db.WriteTurnAsync(CancellationToken.None))
            {
                await db.Outbox.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.DoneAt, now).SetProperty(m => m.DueAt, (DateTimeOffset?)null).SetProperty(m => m.LastError, (string?)null));
            }
            Instruments.Deliveries.Add(delivered.Count, Done);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "{Count} deliveries of {Module} could not be marked done; they come again", delivered.Count, module);
        }
        foreach (var claim in delivered) claims.Drop(claim);
    }

    private static readonly KeyValuePair<string, object?> Done = new("outcome", "done");

    private async Task<bool> RunAsync(Claim claim)
    {
        var message = claim.Message;
        if (routes.Find(message.Subscriber, message.Name) is not { } route)
        {
            await FailedAsync(claim, $"No slice of this version is {message.Subscriber} and takes {message.Name}.");
            return false;
        }
        var (request, subject) = route.Read(message.Payload);
        // Jobs wait for jobs, events for events: an event must not wait for a slow gateway.
        var line = message.Kind is MessageKind.Job ? route.JobLine : route.EventLine;
        using var turn = subject is { } about ? await _turns.TakeAsync(line, about) : null;
        claim.IsWaiting = false;
        using var span = Instruments.Source.StartActivity(message.Name, ActivityKind.Consumer, message.Trace);
        await using var scope = scopes.CreateAsyncScope();
        var delivery = scope.ServiceProvider.GetRequiredService<CurrentDelivery>();
        if (message.Kind is MessageKind.Job)
        {
            delivery.Job = message;
        }
        else
        {
            var inbox = delivery.Inbox = new() { MessageId = message.MessageId, Subscriber = message.Subscriber, At = clock.GetUtcNow() };
            // A first attempt cannot have been here before.
            if (message.Attempts > 1 && await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(route.Module).Inbox.AsNoTracking()
                .AnyAsync(i => i.MessageId == inbox.MessageId && i.Subscriber == inbox.Subscriber)) return true;
        }
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        if (result.Error is not { } error)
        {
            if (message.Kind is MessageKind.Job && !delivery.JobDone)
                throw new InvalidOperationException($"{message.Name} lies outside {claim.Module}, whose commit would mark it done: move its record there.");
            if (subject is { } moved)
                foreach (var early in _early.Take(line, moved)) claims.Again(early);
            return true;
        }
        if (error.Type is "not-yet" && message.Kind is MessageKind.Event && subject is { } awaited)
        {
            _early.Add(line, awaited, claim, error.Detail);
            return false;
        }
        await FailedAsync(claim, error.Type is "not-yet" ? error.Detail : $"{error.Type}: {error.Detail}");
        return false;
    }

    /// <summary>Events that came too early and have waited in vain for what they need.</summary>
    internal async Task FailOverdueAsync(string module)
    {
        foreach (var (claim, why) in _early.TakeOverdue(module, all: false)) await FailedAsync(claim, why);
    }

    /// <summary>Events that came too early and will not run here any more.</summary>
    internal IEnumerable<Claim> TakeEarly(string module)
    {
        foreach (var (claim, _) in _early.TakeOverdue(module, all: true))
        {
            claim.Unbegin();
            yield return claim;
        }
    }

    /// <summary>Records why, and when it is tried again; after the last try it is dead. Refused when somebody else has it by now.</summary>
    internal async Task FailedAsync(Claim claim, string error)
    {
        var message = claim.Message;
        var dead = Outbox.IsLast(message.Attempts);
        log.LogWarning("{Subscriber} could not take {Name} {Message} at attempt {Attempt}{Dead}: {Error}", message.Subscriber, message.Name, message.MessageId, message.Attempts, dead ? ", which was the last" : "", error);
        Instruments.Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", dead ? "dead" : "retry"));
        var now = clock.GetUtcNow();
        DateTimeOffset? due = dead ? null : now + Outbox.Backoff(message.Attempts, ids.NextDouble());
        DateTimeOffset? deadAt = dead ? now : null;
        claims.Drop(claim);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(claim.Module);
            using (await db.WriteTurnAsync(CancellationToken.None))
            {
                await db.Outbox.Where(m => m.Id == message.Id && m.Attempts == message.Attempts && m.DoneAt == null).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.DueAt, due).SetProperty(m => m.DeadAt, deadAt).SetProperty(m => m.LastError, error.Length > 4000 ? error[..4000] : error));
            }
            if (due is { } again) signal.WakeAt(claim.Module, again);
        }
        catch (Exception e)
        {
            // The claim runs out by itself; nothing is lost but time.
            log.LogError(e, "The failure of {Message} could not be recorded", message.Id);
        }
    }
}

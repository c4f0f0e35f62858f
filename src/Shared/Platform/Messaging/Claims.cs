using System.Collections.Concurrent;
using System.Threading.Channels;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using ClickCart.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform.Messaging;

/// <summary>One attempt of one delivery that this node has claimed.</summary>
internal sealed class Claim(string module, OutboxMessage message, DateTimeOffset now, DateTimeOffset until)
{
    private long _until = until.UtcTicks;
    private int _begun;

    public string Module => module;
    public OutboxMessage Message => message;
    public DateTimeOffset Since => now;

    /// <summary>Until when no other node takes it. <see cref="OutboxMessage.DueAt"/> as it stands in the database.</summary>
    public DateTimeOffset Until
    {
        get => new(Interlocked.Read(ref _until), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _until, value.UtcTicks);
    }

    /// <summary>True for the first that asks: an attempt runs once.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

    /// <summary>It came too early and changed nothing, so that the same attempt may run again.</summary>
    public void Unbegin() => Interlocked.Exchange(ref _begun, 0);

    /// <summary>Its handler has not been called: nothing of the world has been looked at.</summary>
    public bool IsWaiting { get; set => Volatile.Write(ref field, value); } = true;
}

/// <summary>
/// The deliveries that this node has claimed and not finished: they wait or run here. What a commit leaves in an outbox is written as claimed by this
/// node and handed over in memory, without a query; the rest is found by the <see cref="Relay"/>. Leases are short and renewed while their
/// deliveries are in hand, so that a dead node's work is soon taken over and a slow node keeps its own. Stops last of all that delivers.
/// </summary>
public sealed class Claims(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Claims> log) : BackgroundService
{
    /// <summary>More than this wait in the outbox instead of here, for any node to take.</summary>
    internal const int Most = 512;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RenewAfter = Outbox.Lease / 3;

    private readonly ConcurrentDictionary<string, Desk> _desks = new(StringComparer.Ordinal);

    /// <summary>From now on this node takes what its commits leave. A process that only runs a command never does.</summary>
    internal void Open(string module) => Of(module).IsOpen = true;

    /// <summary>From now on it leaves everything for others to claim.</summary>
    internal void Close(string module) => Of(module).IsOpen = false;

    /// <summary>Whether a row that is about to be written may be written as claimed by this node.</summary>
    internal bool Takes(string module) => Of(module) is { IsOpen: true, InHand.Count: < Most };

    internal ChannelReader<Claim> Waiting(string module) => Of(module).Queue.Reader;

    /// <summary>Takes deliveries that were committed as claimed until then.</summary>
    internal void Take(string module, IEnumerable<OutboxMessage> messages)
    {
        var (desk, now) = (Of(module), clock.GetUtcNow());
        foreach (var message in messages)
        {
            var claim = new Claim(module, message, now, message.DueAt ?? now);
            // An earlier attempt may still be in hand here; it has lost its claim.
            desk.InHand[message.Id] = claim;
            desk.Queue.Writer.TryWrite(claim);
        }
    }

    /// <summary>It waits once more.</summary>
    internal void Again(Claim claim)
    {
        claim.Unbegin();
        Of(claim.Module).Queue.Writer.TryWrite(claim);
    }

    /// <summary>Whether such a job waits here.</summary>
    internal bool IsWaiting(string module, string name, string payload)
    {
        foreach (var (_, claim) in Of(module).InHand)
            if (claim.IsWaiting && claim.Message.Name == name && claim.Message.Payload == payload) return true;
        return false;
    }

    /// <summary>The claim that a ticket names, when this node holds it.</summary>
    internal Claim? Find(JobTicket ticket) =>
        Of(ticket.Module).InHand.TryGetValue(ticket.Id, out var claim) && claim.Message.Attempts == ticket.Attempt ? claim : null;

    /// <summary>Claims the next attempt for this node when the ticket's is the present one, whoever has it; else null.</summary>
    internal async Task<Claim?> TakeOverAsync(JobTicket ticket, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(ticket.Module);
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + Outbox.Lease;
        using (await db.WriteTurnAsync(ct))
        {
            if (await db.Outbox.Where(m => m.Id == ticket.Id && m.Attempts == ticket.Attempt && m.DueAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until).SetProperty(m => m.Attempts, ticket.Attempt + 1), ct) == 0) return null;
        }
        if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == ticket.Id && m.Attempts == ticket.Attempt + 1, ct) is not { } message) return null;
        return Of(ticket.Module).InHand[message.Id] = new(ticket.Module, message, now, until.Value);
    }

    /// <summary>Whether the claim still is this node's, so that its delivery may begin; after a long pause the database decides.</summary>
    internal async Task<bool> HoldsAsync(Claim claim)
    {
        if (claim.Until > clock.GetUtcNow()) return true;
        await RenewAsync(claim.Module, [claim], CancellationToken.None);
        return claim.Until > clock.GetUtcNow();
    }

    /// <summary>It was done, has failed, or is somebody else's by now: its lease is no longer renewed.</summary>
    internal void Drop(Claim claim) => Of(claim.Module).InHand.TryRemove(new(claim.Message.Id, claim));

    /// <summary>Gives back what was not begun, for any node to take at once.</summary>
    internal async Task ReleaseAsync(IReadOnlyCollection<Claim> claims)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        foreach (var module in claims.Where(c => c.TryBegin()).GroupBy(c => c.Module, StringComparer.Ordinal))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module.Key);
            using var turn = await db.WriteTurnAsync(CancellationToken.None);
            foreach (var (attempts, ids) in ByAttempts(module))
                await db.Outbox.Where(m => ids.Contains(m.Id) && m.Attempts == attempts && m.DueAt != null).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now));
            foreach (var claim in module) Drop(claim);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Look, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var module in _desks.Keys) await RenewDueAsync(module, clock.GetUtcNow(), stoppingToken);
        }
    }

    /// <summary>Renews what has been in hand for a while.</summary>
    internal async Task RenewDueAsync(string module, DateTimeOffset now, CancellationToken ct)
    {
        var due = Of(module).InHand.Values.Where(c => c.Until - now < Outbox.Lease - RenewAfter && now - c.Since < Outbox.LongestHold).ToList();
        try
        {
            if (due.Count > 0) await RenewAsync(module, due, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host is stopping.
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The claims of {Module} could not be renewed; they are tried again in a moment", module);
        }
    }

    private async Task RenewAsync(string module, List<Claim> claims, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
        DateTimeOffset? until = clock.GetUtcNow() + Outbox.Lease;
        foreach (var (attempts, ids) in ByAttempts(claims))
        {
            int renewed;
            using (await db.WriteTurnAsync(ct))
                renewed = await db.Outbox.Where(m => ids.Contains(m.Id) && m.Attempts == attempts && m.DueAt != null).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until), ct);
            var ours = renewed == ids.Count ? ids : await db.Outbox.Where(m => ids.Contains(m.Id) && m.Attempts == attempts && m.DueAt != null).Select(m => m.Id).ToListAsync(ct);
            foreach (var claim in claims.Where(c => c.Message.Attempts == attempts))
            {
                if (ours.Contains(claim.Message.Id)) claim.Until = until.Value;
                else Drop(claim);
            }
        }
    }

    private static IEnumerable<(int Attempts, List<Guid> Ids)> ByAttempts(IEnumerable<Claim> claims) =>
        claims.GroupBy(c => c.Message.Attempts).Select(g => (g.Key, g.Select(c => c.Message.Id).ToList()));

    private Desk Of(string module) => _desks.GetOrAdd(module, _ => new());

    private sealed class Desk
    {
        public volatile bool IsOpen;

        public ConcurrentDictionary<Guid, Claim> InHand { get; } = new();
        public Channel<Claim> Queue { get; } = Channel.CreateUnbounded<Claim>();
    }
}

using System.Threading.Channels;
using ClickCart.Platform.Data;
using ClickCart.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform.Messaging;

/// <summary>
/// Carries what was committed to the outboxes. What this process commits comes from its <see cref="Claims"/> at once; per module one loop claims the
/// rest: retries that fall due, what a dead node left, what other nodes or too much of it left unclaimed. A few workers per module give events to their
/// subscribers and jobs to the engine. Events are marked done together, a moment later: a crash before that finds their inbox rows.
/// </summary>
internal sealed class Relay(
    ModuleCatalog modules, Claims claims, RelaySignal signal, Deliveries deliveries, IJobEngine engine, IServiceScopeFactory scopes, IDatabase database, TimeProvider clock, ILogger<Relay> log)
    : BackgroundService
{
    private const int Batch = 64;
    private const int Workers = 4;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(100);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(modules.WithDatabase.Select(m => RunAsync(m.Name, stoppingToken)));

    private async Task RunAsync(string module, CancellationToken stop)
    {
        await Task.Yield();
        var done = Channel.CreateUnbounded<Claim>();
        var marking = MarkAsync(module, done.Reader, stop);
        await Task.WhenAll([FindAsync(module, stop), .. Enumerable.Range(0, Workers).Select(_ => WorkAsync(module, done.Writer, stop))]);
        // Work that was begun is finished by now; the rest is for others, or for the next start.
        claims.Close(module);
        var left = new List<Claim>();
        while (claims.Waiting(module).TryRead(out var claim)) left.Add(claim);
        left.AddRange(deliveries.TakeEarly(module));
        await deliveries.GiveBackAsync(left);
        done.Writer.Complete();
        await marking;
    }

    private async Task FindAsync(string module, CancellationToken stop)
    {
        var opened = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!opened) await OpenAsync(module, stop);
                opened = true;
                // What is renewed as of now cannot be due as of now: the relay never claims what is in its own hands.
                var now = clock.GetUtcNow();
                await claims.RenewDueAsync(module, now, stop);
                await deliveries.FailOverdueAsync(module);
                if (await ClaimAsync(module, now, stop) < Batch) await signal.WaitAsync(module, Poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The relay of {Module} failed and goes on", module);
                await Task.Delay(Poll, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Nobody else works on a database that is not shared: what is claimed in it was left by a process that is no more.</summary>
    private async Task OpenAsync(string module, CancellationToken ct)
    {
        if (!database.IsShared)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
            DateTimeOffset? now = clock.GetUtcNow();
            using var turn = await db.WriteTurnAsync(ct);
            await db.Outbox.Where(m => m.DueAt > now && m.Attempts > 0).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now), ct);
        }
        claims.Open(module);
    }

    /// <summary>Returns how many were claimed.</summary>
    private async Task<int> ClaimAsync(string module, DateTimeOffset now, CancellationToken ct)
    {
        // What is in hand comes first; the rest may go to other nodes.
        if (!claims.Takes(module)) return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
        if (!await db.Outbox.AnyAsync(m => m.DueAt <= now, ct)) return 0;
        var claimed = await database.ClaimAsync(db, now, clock.GetUtcNow() + Outbox.Lease, Batch, ct);
        claims.Take(module, claimed);
        return claimed.Count;
    }

    private async Task WorkAsync(string module, ChannelWriter<Claim> done, CancellationToken stop)
    {
        var waiting = claims.Waiting(module);
        try
        {
            while (!stop.IsCancellationRequested && await waiting.WaitToReadAsync(stop))
            {
                if (!waiting.TryRead(out var claim)) continue;
                if (claim.Message.Kind is MessageKind.Event)
                {
                    if (await deliveries.DeliverAsync(claim)) done.TryWrite(claim);
                }
                else
                {
                    await HandOverAsync(claim);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing is begun any more.
        }
    }

    /// <summary>Hands a job to the engine under the row's id; it stays claimed until <see cref="Deliveries.RunJobAsync"/> reports.</summary>
    private async Task HandOverAsync(Claim claim)
    {
        try
        {
            await engine.EnqueueAsync(new JobTicket(claim.Module, claim.Message.Id, claim.Message.Attempts), CancellationToken.None);
        }
        catch (Exception e)
        {
            await deliveries.FailedAsync(claim, e.ToString());
        }
    }

    private async Task MarkAsync(string module, ChannelReader<Claim> done, CancellationToken stop)
    {
        while (await done.WaitToReadAsync(CancellationToken.None))
        {
            await Task.Delay(Linger, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var batch = new List<Claim>();
            while (batch.Count < Claims.Most && done.TryRead(out var claim)) batch.Add(claim);
            await deliveries.DoneAsync(module, batch);
        }
    }
}

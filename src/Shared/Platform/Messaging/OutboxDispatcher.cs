using System.Collections.Concurrent;
using System.Threading.Channels;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Platform.Messaging;

/// <summary>Where jobs run. Implemented by the folder Jobs, which knows this one.</summary>
internal interface IJobStore
{
    /// <summary>Hands a job over, unless the store has it already and will run it. Blocks while the store writes.</summary>
    /// <returns>The job's id in the store.</returns>
    string HandOver(OutboxMessage job);
}

/// <summary>
/// Carries what was committed to the outboxes. What this process commits is written as leased by it and comes here at the commit, without a query; the
/// rest (retries that fall due, what a dead node left, what is too much for one node) is leased by a poll. A few workers per module run events; jobs are
/// handed to the job store and stay in hand until they have run. Events are marked done together, a moment later: a crash before that finds their inbox rows.
/// </summary>
internal sealed class OutboxDispatcher(
    ModuleCatalog modules,
    IServiceScopeFactory scopes,
    MessageRoutes routes,
    MessageRunner runner,
    Lazy<IJobStore> jobs,
    IDatabase database,
    TimeProvider clock,
    ILogger<OutboxDispatcher> log) : BackgroundService, ICommitListener
{
    /// <summary>When so many of a module wait here, the next wait in the outbox, for any node to take.</summary>
    internal const int MostWaiting = 512;

    private const int Batch = 64;
    private const int Workers = 4;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Hand> _hands = new(StringComparer.Ordinal);

    /// <summary>Whether a row that is about to be written may be written as leased by this process. One that only runs a command never takes any.</summary>
    internal bool Takes(string module) => Of(module) is { IsOpen: true, Waiting: < MostWaiting };

    void ICommitListener.Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
    {
        foreach (var message in added.OfType<OutboxMessage>().Where(m => m.DueAt is not null))
        {
            if (message.IsLeased) Accept(module, message);
            else Wake(module);
        }
    }

    /// <summary>Something may be due in the module's outbox.</summary>
    internal void Wake(string module) => WakeAt(module, DateTimeOffset.MinValue);

    /// <summary>
    /// Begins a job that the store wants to run: with this process's lease, or by leasing the row now, whoever had it. Null when it is done, dead or being run.
    /// </summary>
    internal async Task<OutboxLease?> BeginJobAsync(string module, Guid id, string jobId)
    {
        var hand = Of(module);
        if (hand.Leases.TryGetValue(id, out var lease) && lease.Until > clock.GetUtcNow())
        {
            lease.Message.JobId = jobId;
            return lease.TryBegin() ? lease : null;
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
        var now = clock.GetUtcNow();
        DateTimeOffset? until = now + OutboxLease.Time;
        var open = db.Outbox.Where(m => m.Id == id && m.DueAt != null && m.DoneAt == null);
        if (await open.AsNoTracking().FirstOrDefaultAsync() is not { } row) return null;
        using (await db.WriteTurnAsync(CancellationToken.None))
        {
            if (await open.Where(m => m.Attempts == row.Attempts).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.DueAt, until).SetProperty(m => m.Attempts, row.Attempts + 1).SetProperty(m => m.JobId, jobId)) == 0) return null;
        }
        (row.DueAt, row.Attempts, row.JobId) = (until, row.Attempts + 1, jobId);
        lease = hand.Leases[id] = new(module, row, now);
        return lease.TryBegin() ? lease : null;
    }

    /// <summary>It has run: its lease is no longer renewed.</summary>
    internal void End(OutboxLease lease, RunOutcome outcome)
    {
        if (!lease.IsLost) Of(lease.Module).Leases.TryRemove(new(lease.Message.Id, lease));
        if (outcome is RunOutcome.Failed { NextTryAt: { } next }) WakeAt(lease.Module, next);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(modules.WithDatabase.Select(m => RunAsync(m.Name, stoppingToken)));

    private async Task RunAsync(string module, CancellationToken stop)
    {
        await Task.Yield();
        var hand = Of(module);
        var marking = MarkAsync(module, hand.Done.Reader, stop);
        var lanes = hand.Lanes.SelectMany(lane => Enumerable.Range(0, Workers).Select(_ => WorkAsync(lane.Reader, hand.Done.Writer, stop)));
        await Task.WhenAll([LeaseAsync(module, stop), .. lanes]);
        hand.IsOpen = false;
        hand.Done.Writer.Complete();
        await marking;
        await GiveBackAsync(module, [.. hand.Leases.Values.Where(l => l.Message.Kind is MessageKind.Event && l.TryBegin())]);
    }

    private async Task LeaseAsync(string module, CancellationToken stop)
    {
        var hand = Of(module);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!hand.IsOpen) await OpenAsync(module, stop);
                var now = clock.GetUtcNow();
                await RenewAsync(module, now, stop);
                if (await TakeDueAsync(module, now, stop) < Batch) await hand.WaitAsync(clock, Poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox of {Module} could not be read; it is read again in a moment", module);
                await Task.Delay(Poll, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Nobody else works on a database that is not shared: what is leased in it was left by a process that is no more.</summary>
    private async Task OpenAsync(string module, CancellationToken ct)
    {
        if (!database.IsShared)
        {
            DateTimeOffset? now = clock.GetUtcNow(), leased = now + OutboxLease.Time;
            await WriteAsync(module,
                db => db.Outbox.Where(m => m.DueAt > now && m.DueAt <= leased).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now), ct), ct);
        }
        Of(module).IsOpen = true;
    }

    /// <summary>Returns how many were leased.</summary>
    private async Task<int> TakeDueAsync(string module, DateTimeOffset now, CancellationToken ct)
    {
        // What is in hand comes first; the rest may go to other nodes.
        if (!Takes(module)) return 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
        if (!await db.Outbox.AnyAsync(m => m.DueAt <= now, ct)) return 0;
        var taken = await OutboxLease.TakeAsync(db, now, Batch, ct);
        foreach (var message in taken) Accept(module, message);
        return taken.Count;
    }

    private void Accept(string module, OutboxMessage message)
    {
        var (hand, lease) = (Of(module), new OutboxLease(module, message, clock.GetUtcNow()));
        // An earlier lease of the row may still be in hand; it has run out, and knows under which id the store has the job.
        if (hand.Leases.TryGetValue(message.Id, out var earlier)) message.JobId ??= earlier.Message.JobId;
        hand.Leases[message.Id] = lease;
        hand.QueueOf(message, routes).Writer.TryWrite(lease);
    }

    private async Task WorkAsync(ChannelReader<OutboxLease> lane, ChannelWriter<OutboxLease> done, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested && await lane.WaitToReadAsync(stop))
            {
                if (!lane.TryRead(out var lease)) continue;
                if (lease.Message.Kind is MessageKind.Job)
                {
                    HandOver(lease);
                }
                else if (lease.Until > clock.GetUtcNow() && lease.TryBegin())
                {
                    var outcome = await runner.RunAsync(lease);
                    if (outcome is RunOutcome.Done) done.TryWrite(lease);
                    else End(lease, outcome);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing is begun any more.
        }
    }

    /// <summary>A job that cannot be handed over is handed over again when its lease is looked at.</summary>
    private void HandOver(OutboxLease lease)
    {
        if (lease.IsBegun) return;
        try
        {
            lease.Message.JobId = jobs.Value.HandOver(lease.Message);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "{Name} {Id} could not be handed to the job store; it is handed over again", lease.Message.Name, lease.Message.Id);
        }
    }

    /// <summary>Renews what has been in hand for half its lease, and makes sure that the store still knows the jobs among it.</summary>
    private async Task RenewAsync(string module, DateTimeOffset now, CancellationToken ct)
    {
        var hand = Of(module);
        foreach (var lost in hand.Leases.Values.Where(l => l.Until + OutboxLease.Time < now)) hand.Leases.TryRemove(new(lost.Message.Id, lost));
        DateTimeOffset? until = now + OutboxLease.Time;
        var due = hand.Leases.Values.Where(l => !l.IsLost && l.Until - now < OutboxLease.Time / 2 && now - l.TakenAt < OutboxLease.LongestRun);
        foreach (var group in due.GroupBy(l => l.Message.Attempts).ToList())
        {
            var ids = group.Select(l => l.Message.Id).ToList();
            await WriteAsync(module, db => db.Outbox.Where(m => ids.Contains(m.Id) && m.Attempts == group.Key && m.DueAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until), ct), ct);
            await using var scope = scopes.CreateAsyncScope();
            var ours = await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module).Outbox
                .Where(m => ids.Contains(m.Id) && m.Attempts == group.Key && m.DueAt == until).Select(m => m.Id).ToListAsync(ct);
            foreach (var lease in group.Where(l => ours.Contains(l.Message.Id)))
            {
                lease.Until = until.Value;
                if (lease.Message.Kind is MessageKind.Job && !lease.IsBegun) hand.QueueOf(lease.Message, routes).Writer.TryWrite(lease);
            }
        }
    }

    /// <summary>Marks events done whose effect is committed. What cannot be marked comes again, and finds its inbox row.</summary>
    private async Task MarkAsync(string module, ChannelReader<OutboxLease> done, CancellationToken stop)
    {
        while (await done.WaitToReadAsync(CancellationToken.None))
        {
            await Task.Delay(Linger, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var batch = new List<OutboxLease>();
            while (batch.Count < MostWaiting && done.TryRead(out var lease)) batch.Add(lease);
            var (now, ids) = (clock.GetUtcNow(), batch.ConvertAll(l => l.Message.Id));
            try
            {
                await WriteAsync(
                    module,
                    db => db.Outbox.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set
                        .SetProperty(m => m.DoneAt, now)
                        .SetProperty(m => m.DueAt, (DateTimeOffset?)null)
                        .SetProperty(m => m.LastError, (string?)null)),
                    CancellationToken.None);
            }
            catch (Exception e)
            {
                log.LogWarning(e, "{Count} deliveries of {Module} could not be marked done; they come again", batch.Count, module);
            }
            foreach (var lease in batch) End(lease, new RunOutcome.Done());
        }
    }

    /// <summary>
    /// Events that were not begun may be taken by whoever is up, at once. Jobs are the
    /// store's, which keeps them or is told of them again at the next start.
    /// </summary>
    private async Task GiveBackAsync(string module, List<OutboxLease> unbegun)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        try
        {
            foreach (var group in unbegun.GroupBy(l => l.Message.Attempts, l => l.Message.Id))
            {
                var ids = group.ToList();
                await WriteAsync(module, db => db.Outbox.Where(m => ids.Contains(m.Id) && m.Attempts == group.Key && m.DueAt != null)
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now)), CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            log.LogWarning(e, "{Count} deliveries of {Module} could not be given back; they fall due when their leases run out", unbegun.Count, module);
        }
    }

    private async Task<int> WriteAsync(string module, Func<ModuleDbContext, Task<int>> write, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
        using var turn = await db.WriteTurnAsync(ct);
        return await write(db);
    }

    private void WakeAt(string module, DateTimeOffset due) => Of(module).WakeAt(due);

    private Hand Of(string module) => _hands.GetOrAdd(module, _ => new());

    /// <summary>What this process has of one module.</summary>
    private sealed class Hand
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _due = DateTimeOffset.MaxValue;

        public volatile bool IsOpen;

        private SemaphoreSlim Woken { get; } = new(0, 1);

        public ConcurrentDictionary<Guid, OutboxLease> Leases { get; } = new();

        /// <summary>Events, events whose handlers call the outside world, and jobs: none waits for another.</summary>
        public IReadOnlyList<Channel<OutboxLease>> Lanes { get; } = [.. Enumerable.Range(0, 3).Select(_ => Channel.CreateUnbounded<OutboxLease>())];

        /// <summary>What is in hand and not begun, nor handed over.</summary>
        public int Waiting => Lanes[0].Reader.Count + Lanes[1].Reader.Count + Lanes[2].Reader.Count;

        /// <summary>Events whose effect is committed, to be marked.</summary>
        public Channel<OutboxLease> Done { get; } = Channel.CreateUnbounded<OutboxLease>();

        public Channel<OutboxLease> QueueOf(OutboxMessage message, MessageRoutes routes) =>
            message.Kind is MessageKind.Job ? Lanes[2] : routes.Find(message.Subscriber, message.Name) is { CallsOutside: true } ? Lanes[1] : Lanes[0];

        public void WakeAt(DateTimeOffset due)
        {
            lock (_lock)
            {
                if (due >= _due) return;
                _due = due;
                if (Woken.CurrentCount == 0) Woken.Release();
            }
        }

        /// <summary>Until something falls due that this process knows of, and at most so long.</summary>
        public async Task WaitAsync(TimeProvider clock, TimeSpan atMost, CancellationToken ct)
        {
            var started = clock.GetTimestamp();
            while (Left(clock, atMost - clock.GetElapsedTime(started)) is { } left) await Woken.WaitAsync(left, ct);
        }

        private TimeSpan? Left(TimeProvider clock, TimeSpan atMost)
        {
            lock (_lock)
            {
                var untilDue = _due - clock.GetUtcNow();
                if (untilDue > TimeSpan.Zero && atMost > TimeSpan.Zero) return untilDue < atMost ? untilDue : atMost;
                if (untilDue <= TimeSpan.Zero) _due = DateTimeOffset.MaxValue;
                return null;
            }
        }
    }
}

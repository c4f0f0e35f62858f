using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ClickCart.Platform.Messaging;

/// <summary>Where jobs run. Implemented by the folder Jobs, which knows this one.</summary>
internal interface IJobStore
{
    /// <summary>Hands a job over, unless the store has it already and will run it. Blocks while the store writes.</summary>
    /// <returns>The job's id in the store.</returns>
    string HandOver(OutboxMessage job);
}

/// <summary>
/// Carries what was committed to the outboxes. What this process commits is written as leased by it and comes here at the commit, without a query. A look
/// into an outbox leases the rest (retries that fall due, what a dead node left, what is too much for one node), renews what takes long, and marks together
/// the events that are done: a crash before that finds their inbox rows. Whether there is cause for a look is asked a few times a second, in memory: a shop
/// at rest leaves its database alone. Events run in lanes, those about one thing one after another; jobs are handed to the job store and stay in hand until
/// they have run. Whoever does not start it can step it: <see cref="WithCause"/>, <see cref="LookAsync(string)"/>, <see cref="Lanes"/> and
/// <see cref="WorkAsync"/> are all that its loops do.
/// </summary>
internal sealed class OutboxDispatcher(
    ModuleCatalog modules, IServiceScopeFactory scopes, MessageRoutes routes, MessageRunner runner, RequestsFirst requests, Lazy<IJobStore> jobs,
    IDatabase database, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService, ICommitListener
{
    /// <summary>When so many of a module wait here, the next wait in the outbox, for any node to take.</summary>
    internal const int MostWaiting = 512;

    private const int Batch = 64;
    private const int Width = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(500);

    /// <summary>So often an outbox is looked into without cause: other nodes leave there what they do not take.</summary>
    private readonly TimeSpan _longestPause = TimeSpan.FromSeconds(database.IsShared ? 2 : 5);

    private readonly Channel<OutboxLease>[] _events = NewLanes(Width);

    /// <summary>Events whose handlers call the outside world, which may be slow.</summary>
    private readonly Channel<OutboxLease>[] _outside = NewLanes(Width);

    private readonly Channel<OutboxLease>[] _jobs = NewLanes(4);

    private readonly Dictionary<string, Hand> _hands = modules.WithDatabase.ToDictionary(m => m.Name, m => new Hand(m.Name), StringComparer.Ordinal);

    /// <summary>What waits here to be worked on: within a lane one after another.</summary>
    internal IEnumerable<ChannelReader<OutboxLease>> Lanes => new[] { _events, _outside, _jobs }.SelectMany(lanes => lanes).Select(lane => lane.Reader);

    /// <summary>The modules whose outbox should be looked into now.</summary>
    internal IEnumerable<string> WithCause => _hands.Values.Where(hand => HasCause(hand, clock.GetUtcNow())).Select(hand => hand.Module);

    /// <summary>Whether a row that is about to be written may be written as leased by this process. One that only runs a command never takes any.</summary>
    internal bool Takes(string module) => _hands[module] is { IsOpen: true, Waiting: < MostWaiting };

    void ICommitListener.Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
    {
        var hand = _hands[module];
        foreach (var message in added.OfType<OutboxMessage>().Where(m => m.IsLeased)) Accept(hand, message);
        // It may have made something due, or due earlier.
        hand.IsChanged = true;
    }

    /// <summary>
    /// Begins a job that the store wants to run: with this process's lease, or by leasing the row now, whoever had it. Null when it is done, dead or being run.
    /// </summary>
    internal async Task<OutboxLease?> BeginJobAsync(string module, Guid id, string jobId)
    {
        var hand = _hands[module];
        while (true)
        {
            var now = clock.GetUtcNow();
            if (hand.Leases.TryGetValue(id, out var lease) && lease.Until > now) return Begin(lease);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
            if (await db.Outbox.FirstOrDefaultAsync(m => m.Id == id && m.DueAt != null) is not { } row) return null;
            (row.DueAt, row.Attempts, row.JobId) = (now + OutboxLease.Time, row.Attempts + 1, jobId);
            try
            {
                await db.SaveChangesAsync();
                return Begin(hand.Leases[id] = new(module, row, now));
            }
            catch (DbUpdateConcurrencyException)
            {
                // A look, here or on another node, has leased it in the meantime to hand it over, which this run makes needless.
            }
        }

        OutboxLease? Begin(OutboxLease lease)
        {
            lease.Message.JobId = jobId;
            return lease.TryBegin() ? lease : null;
        }
    }

    /// <summary>It has run. The commit of a job's work has marked it done; an event is marked at the next look.</summary>
    internal void End(OutboxLease lease, RunOutcome outcome)
    {
        if (outcome is RunOutcome.Done && lease.Message.Kind is MessageKind.Event) lease.IsDone = true;
        else _hands[lease.Module].LetGo(lease);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var oneByOne = new ParallelOptions { MaxDegreeOfParallelism = 1, CancellationToken = stoppingToken };
        var work = Task.WhenAll(Lanes.Select(lane => Parallel.ForEachAsync(lane.ReadAllAsync(stoppingToken), oneByOne, (lease, _) => WorkAsync(lease))));
        await Task.WhenAll(_hands.Values.Select(hand => KeepLookingAsync(hand, stoppingToken)));
        // What was begun is finished.
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var hand in _hands.Values)
        {
            hand.IsOpen = false;
            await TryAsync(hand, db => LeaveAsync(hand, db), CancellationToken.None);
        }
    }

    private async Task KeepLookingAsync(Hand hand, CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            if (HasCause(hand, clock.GetUtcNow())) await TryAsync(hand, db => LookAsync(hand, db, stop), stop);
            await Task.Delay(hand.Leases.IsEmpty ? IdlePause : Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks into the outbox of a module: leases what is due, renews and marks what is in hand.</summary>
    internal Task LookAsync(string module) => TryAsync(_hands[module], db => LookAsync(_hands[module], db, CancellationToken.None), CancellationToken.None);

    /// <summary>A clock that is set back may have left the next look far ahead.</summary>
    private bool HasCause(Hand hand, DateTimeOffset now) =>
        hand.IsChanged || now >= hand.NextLook || hand.NextLook - now > _longestPause || hand.Leases.Values.Any(l => l.IsDone || l.MustBeRenewed(now));

    /// <summary>Runs an event's handler, or hands a job over.</summary>
    internal async ValueTask WorkAsync(OutboxLease lease)
    {
        Interlocked.Decrement(ref _hands[lease.Module].Waiting);
        if (lease.Message.Kind is MessageKind.Job) HandOver(lease);
        else if (lease.TryBegin()) End(lease, await requests.GiveWayAsync(lease.Age(clock), () => runner.RunAsync(lease)));
    }

    /// <summary>A job that cannot be handed over is handed over again when its lease is renewed.</summary>
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

    private async Task TryAsync(Hand hand, Func<ModuleDbContext, Task> look, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await look(scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(hand.Module));
        }
        catch (Exception e) when (e is DbUpdateConcurrencyException || stop.IsCancellationRequested)
        {
            // Something was finished, or taken over, in the middle of it: the next look sees that.
        }
        catch (Exception e)
        {
            log.LogError(e, "The outbox of {Module} could not be looked into; what is due comes a moment later", hand.Module);
        }
    }

    private async Task LookAsync(Hand hand, ModuleDbContext db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Until this look has come to its end. What commits from here on is cause for another.
        (hand.NextLook, hand.IsChanged) = (now, false);
        if (!hand.IsOpen && !database.IsShared) await TakeOverAsync(db, now, ct);
        hand.IsOpen = true;
        await MarkAsync(hand, db, ct);
        var renewed = await SetDueAsync(hand, db, hand.Leases.Values.Where(l => !l.IsDone && l.MustBeRenewed(now)), now + OutboxLease.Time, ct);
        // The store may have forgotten them.
        foreach (var lease in renewed.Where(l => l.Message.Kind is MessageKind.Job)) Queue(hand, lease);
        // What is in hand comes first; the rest may go to other nodes.
        if (!Takes(hand.Module)) return;
        var next = await db.Outbox.Where(m => m.DueAt != null).MinAsync(m => m.DueAt, ct) ?? DateTimeOffset.MaxValue;
        if (next > now) hand.NextLook = next - now < _longestPause ? next : now + _longestPause;
        else foreach (var message in await db.LeaseDueAsync(now, Batch, ct)) Accept(hand, message);
    }

    /// <summary>
    /// Nobody else works on a database that is not shared: what is leased in it was left by a process that is no more, whose clock may have been ahead.
    /// </summary>
    private static async Task TakeOverAsync(ModuleDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        using var turn = await db.WriteTurnAsync(ct);
        await db.Outbox.Where(m => m.DueAt > now && (m.Failures == 0 || m.DueAt <= now + OutboxLease.Time))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now), ct);
    }

    private void Accept(Hand hand, OutboxMessage message)
    {
        var known = hand.Leases.GetValueOrDefault(message.Id)?.Message;
        // Its job began in the meantime, and has leased it anew.
        if (known?.Attempts > message.Attempts) return;
        // A lease of the row that has run out may still be in hand, and knows under which id the store has the job.
        message.JobId ??= known?.JobId;
        var lease = hand.Leases[message.Id] = new(hand.Module, message, clock.GetUtcNow());
        Queue(hand, lease);
    }

    /// <summary>
    /// What handlers do about one thing mostly changes the same row: side by side they would run into each other and begin again. Between processes they do.
    /// </summary>
    private void Queue(Hand hand, OutboxLease lease)
    {
        var message = lease.Message;
        var lanes = message.Kind is MessageKind.Job ? _jobs : routes.Find(message.Subscriber, message.Name) is { CallsOutside: true } ? _outside : _events;
        Interlocked.Increment(ref hand.Waiting);
        lanes[(uint)(message.Subject ?? message.Id).GetHashCode() % (uint)lanes.Length].Writer.TryWrite(lease);
    }

    private static Channel<OutboxLease>[] NewLanes(int count) => [.. Enumerable.Range(0, count).Select(_ => Channel.CreateUnbounded<OutboxLease>())];

    /// <summary>Marks events done whose effect is committed. What cannot be marked comes again, and finds its inbox row.</summary>
    private async Task MarkAsync(Hand hand, ModuleDbContext db, CancellationToken ct)
    {
        var done = hand.Leases.Values.Where(l => l.IsDone).Take(MostWaiting).ToList();
        if (done.Count == 0) return;
        var (now, ids) = (clock.GetUtcNow(), done.ConvertAll(l => l.Message.Id));
        using (await db.WriteTurnAsync(ct))
            await db.Outbox.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set
                .SetProperty(m => m.DoneAt, now).SetProperty(m => m.DueAt, (DateTimeOffset?)null).SetProperty(m => m.LastError, (string?)null), ct);
        done.ForEach(hand.LetGo);
    }

    /// <summary>Sets when rows in hand fall due, and returns them; those that somebody else has by now are let go.</summary>
    private static async Task<List<OutboxLease>> SetDueAsync(
        Hand hand, ModuleDbContext db, IEnumerable<OutboxLease> leases, DateTimeOffset due, CancellationToken ct)
    {
        var asked = leases.ToList();
        if (asked.Count == 0) return asked;
        var ids = asked.ConvertAll(l => l.Message.Id);
        var rows = await db.Outbox.Where(m => ids.Contains(m.Id) && m.DueAt != null).ToDictionaryAsync(m => m.Id, ct);
        var ours = asked.FindAll(l => rows.GetValueOrDefault(l.Message.Id)?.Attempts == l.Message.Attempts);
        asked.Except(ours).ToList().ForEach(hand.LetGo);
        ours.ForEach(l => rows[l.Message.Id].DueAt = due);
        await db.SaveChangesAsync(ct);
        ours.ForEach(l => l.Until = due);
        return ours;
    }

    /// <summary>
    /// Events that were not begun may be taken by whoever is up, at once. Jobs are the store's, which keeps them or is told of them again at the next start.
    /// </summary>
    private async Task LeaveAsync(Hand hand, ModuleDbContext db)
    {
        await MarkAsync(hand, db, CancellationToken.None);
        var unbegun = hand.Leases.Values.Where(l => l.Message.Kind is MessageKind.Event && l.TryBegin());
        // Out of hand: started again, this process is to lease them, and not to renew what nobody runs.
        (await SetDueAsync(hand, db, unbegun, clock.GetUtcNow(), CancellationToken.None)).ForEach(hand.LetGo);
    }

    /// <summary>What this process has of one module.</summary>
    private sealed class Hand(string module)
    {
        public volatile bool IsOpen;

        /// <summary>Something of the module was committed since the last look.</summary>
        public volatile bool IsChanged;

        /// <summary>When something falls due, as far as is known.</summary>
        public DateTimeOffset NextLook;

        /// <summary>How many are in hand and not begun, nor handed over.</summary>
        public int Waiting;

        public string Module => module;

        public ConcurrentDictionary<Guid, OutboxLease> Leases { get; } = new();

        public void LetGo(OutboxLease lease) => Leases.TryRemove(new(lease.Message.Id, lease));
    }
}

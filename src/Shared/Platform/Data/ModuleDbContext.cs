using System.Diagnostics;
using System.Text.Json;
using ClickCart.Kernel;
using ClickCart.Platform.Cluster;
using ClickCart.Platform.Messaging;
using ClickCart.Platform.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Platform.Data;

/// <summary>
/// A module's database: its tables lie in a schema (on SQLite: a file) of its own, beside its outbox, inbox and idempotency keys. Handlers change
/// tracked aggregates and call <see cref="Publish"/> and <see cref="Enqueue"/>; the pipeline saves once, so state and messages commit together.
/// Only a job saves by itself, before it calls the outside world.
/// </summary>
public abstract class ModuleDbContext(DbContextOptions options, string schema) : DbContext(options)
{
    private readonly HashSet<string> _changedTopics = new(StringComparer.Ordinal);
    private WriteTransaction? _transaction;
    private readonly List<OutboxMessage> _claimed = [];
    private bool _hasNews;

    /// <summary>The module's name.</summary>
    public string Schema => schema;

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();
    public DbSet<WorkDecision> WorkDecisions => Set<WorkDecision>();

    /// <summary>Tells the other modules: adds one outbox row per subscriber. Nothing leaves before the commit, nothing is lost after it.</summary>
    public void Publish(IIntegrationEvent news)
    {
        var name = ModuleCatalog.NameOf(news.GetType());
        var payload = PayloadOf(news);
        var id = this.GetService<IIds>().New();
        var heard = false;
        foreach (var route in this.GetService<MessageRoutes>().For(name))
        {
            if (!route.Concerns(news)) continue;
            Add(MessageKind.Event, id, name, route.Subscriber, payload);
            heard = true;
        }
        if (!heard) Add(MessageKind.Event, id, name, "-", payload, nobody: true);
    }

    /// <summary>Puts retryable work to the job engine, under the outbox row's id.</summary>
    /// <param name="job">A request that a <see cref="Job{TJob}"/> door of this module takes.</param>
    /// <param name="delay">Not before this much time has passed.</param>
    public void Enqueue(IRequest<Result> job, TimeSpan delay = default) => Enqueue(job, PayloadOf(job), delay);

    /// <summary>
    /// The same, unless an equal job waits here that has not begun: for work that looks at the present state, so that the one which waits will see
    /// whatever has happened until now.
    /// </summary>
    public void EnqueueUnlessWaiting(IRequest<Result> job)
    {
        var payload = PayloadOf(job);
        if (!this.GetService<Claims>().IsWaiting(schema, ModuleCatalog.NameOf(job.GetType()), payload)) Enqueue(job, payload, default);
    }

    /// <summary>What is wrong with a job equal to this one; null unless its last try failed and it waits for the next, or for a person.</summary>
    /// <param name="what">What could not be done: a sentence without its full stop.</param>
    public async Task<Trouble?> TroubleAsync(string what, IRequest<Result> job, CancellationToken ct)
    {
        var (name, payload) = (ModuleCatalog.NameOf(job.GetType()), PayloadOf(job));
        var failed = await Outbox.AsNoTracking().In(null).Where(m => m.LastError != null && m.Name == name && m.Payload == payload).OrderByDescending(m => m.CreatedAt).FirstOrDefaultAsync(ct);
        return failed is null ? null : new(schema, failed.Id, what, failed.LastError!.Split('\n')[0].TrimEnd(), failed.Attempts, failed.DueAt);
    }

    private static string PayloadOf(object message) => JsonSerializer.Serialize(message, message.GetType(), MessageRoutes.Json);

    private void Enqueue(IRequest<Result> job, string payload, TimeSpan delay)
    {
        var name = ModuleCatalog.NameOf(job.GetType());
        Add(MessageKind.Job, this.GetService<IIds>().New(), name, this.GetService<MessageRoutes>().For(name).Single().Subscriber, payload, delay);
    }

    /// <summary>After the commit, wakes every live stream that watches <paramref name="topic"/> (<see cref="LiveFeed"/>).</summary>
    public void Notify(string topic) => _changedTopics.Add(topic);

    /// <summary>
    /// Opens the write transaction that the pipeline commits after the handler. For handlers that run guarded updates (<c>ExecuteUpdateAsync</c>)
    /// together with other changes; a single SaveChanges needs none.
    /// </summary>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken ct)
    {
        var turn = await this.GetService<IDatabase>().WriteTurnAsync(schema, ct);
        try
        {
            // A save that fails undoes the whole transaction, so nobody goes back to a point inside it.
            Database.AutoSavepointsEnabled = false;
            return _transaction = new WriteTransaction(this, await Database.BeginTransactionAsync(ct), turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    internal WriteTransaction? Transaction => _transaction;

    /// <summary>SQLite: this module's only writing turn, for a write that goes past SaveChanges and needs no transaction. Elsewhere null.</summary>
    public ValueTask<IDisposable?> WriteTurnAsync(CancellationToken ct) => _transaction is null ? this.GetService<IDatabase>().WriteTurnAsync(schema, ct) : default;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        // Whatever asks the tracker from here on would look through all entities again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var changed = ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
            if (changed.Count == 0) return 0;
            if (changed.Find(e => e is { Entity: Aggregate, State: EntityState.Modified } && !e.Property(nameof(Aggregate.Version)).IsModified) is { } untouched)
                throw new InvalidOperationException($"{untouched.Metadata.ClrType.Name} was changed without Touch(): its version would not rise.");
            var sent = changed.FindAll(e => e is { Entity: OutboxMessage, State: EntityState.Added });

            int rows;
            using (await WriteTurnAsync(cancellationToken))
                rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            foreach (var entry in changed) (entry.Entity as Aggregate)?.Saved();
            foreach (var entry in sent)
            {
                var message = (OutboxMessage)entry.Entity;
                // From the commit on it is the relay's; this context must not write it again.
                entry.State = EntityState.Detached;
                // What was never due, or is dead already, is nobody's to take.
                if (message.DueAt is null) continue;
                if (message.Attempts > 0) _claimed.Add(message);
                else _hasNews = true;
            }
            if (_transaction is null) Committed();
            return rows;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    internal void Committed()
    {
        if (_claimed.Count > 0) this.GetService<Claims>().Take(schema, _claimed);
        _claimed.Clear();
        // A commit that left nothing unclaimed is none of the relay's business: looking for nothing costs as much as a small request.
        if (_hasNews) this.GetService<RelaySignal>().Wake(schema);
        if (_changedTopics.Count > 0) this.GetService<LiveFeed>().Signal(_changedTopics);
        if (_hasNews || _changedTopics.Count > 0) this.GetService<ClusterNotifier>().Tell(_hasNews ? schema : null, _changedTopics);
        _hasNews = false;
        _changedTopics.Clear();
    }

    /// <summary>Forgets everything that was not saved, so that a handler can run again.</summary>
    internal void StartOver()
    {
        ChangeTracker.Clear();
        _changedTopics.Clear();
        _claimed.Clear();
        _hasNews = false;
    }

    /// <summary>The job's row is done as of the next save, which is refused when the row has gone on to another attempt.</summary>
    internal void MarkDone(OutboxMessage job, DateTimeOffset now)
    {
        var row = Outbox.Attach(job.Copy());
        Set(row.Property(m => m.DoneAt), now);
        Set(row.Property(m => m.DueAt), null);
        Set(row.Property(m => m.LastError), null);

        static void Set<T>(PropertyEntry<OutboxMessage, T> property, T value) => (property.CurrentValue, property.IsModified) = (value, true);
    }

    internal void Ended() => _transaction = null;

    // Contexts are pooled: the next scope must not find what this one left undone.
    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        Forget();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    private void Forget()
    {
        _changedTopics.Clear();
        _claimed.Clear();
        _transaction = null;
        _hasNews = false;
    }

    private void Add(MessageKind kind, Guid id, string name, string subscriber, string payload, TimeSpan delay = default, bool nobody = false)
    {
        var now = this.GetService<TimeProvider>().GetUtcNow();
        var claimed = !nobody && delay == default && this.GetService<Claims>().Takes(schema);
        Outbox.Add(new OutboxMessage
        {
            Id = this.GetService<IIds>().New(),
            MessageId = id,
            Kind = kind,
            Name = name,
            Subscriber = subscriber,
            Payload = payload,
            Trace = Activity.Current?.Id,
            CreatedAt = now,
            DueAt = nobody ? null : claimed ? now + Messaging.Outbox.Lease : now + delay,
            Attempts = claimed ? 1 : 0,
            DoneAt = nobody ? now : null,
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsSqlite()) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();
    }

    /// <summary>Modules map their own tables after <c>base.OnModelCreating</c> is not needed: override <see cref="Map"/> instead.</summary>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(schema);
        modelBuilder.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox");
            e.Property(m => m.Kind).HasConversion<string>().HasMaxLength(8);
            e.Property(m => m.Name).HasMaxLength(120);
            e.Property(m => m.Subscriber).HasMaxLength(120);
            e.Property(m => m.Trace).HasMaxLength(64);
            e.Property(m => m.Attempts).IsConcurrencyToken();
            e.HasIndex(m => m.DueAt).HasFilter(Database.IsSqlServer() ? "[due_at] IS NOT NULL" : "due_at IS NOT NULL");
            e.HasIndex(m => m.DeadAt).HasFilter(Database.IsSqlServer() ? "[dead_at] IS NOT NULL" : "dead_at IS NOT NULL");
        });
        modelBuilder.Entity<WorkDecision>(e =>
        {
            e.ToTable("work_decisions");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Verdict).HasConversion<string>().HasMaxLength(8);
            e.Property(d => d.Name).HasMaxLength(120);
            e.Property(d => d.Subscriber).HasMaxLength(120);
            e.Property(d => d.Actor).HasMaxLength(256);
            e.Property(d => d.Reason).HasMaxLength(WorkDecision.ReasonLength);
            e.HasIndex(d => d.WorkId);
            e.HasIndex(d => new { d.At, d.Id });
        });
        modelBuilder.Entity<InboxEntry>(e =>
        {
            e.ToTable("inbox");
            e.Property(i => i.Subscriber).HasMaxLength(120);
            e.HasKey(i => new { i.MessageId, i.Subscriber });
        });
        modelBuilder.Entity<IdempotencyRecord>(e =>
        {
            e.ToTable("idempotency_keys");
            e.Property(r => r.Scope).HasMaxLength(64);
            e.Property(r => r.Route).HasMaxLength(120);
            e.Property(r => r.Key).HasMaxLength(255);
            e.Property(r => r.RequestHash).HasMaxLength(64);
            e.HasKey(r => new { r.Scope, r.Route, r.Key });
        });
        Map(modelBuilder);
        modelBuilder.UseSnakeCase();
        foreach (var aggregate in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(Aggregate)) && !t.IsOwned()))
        {
            modelBuilder.Entity(aggregate.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
            modelBuilder.Entity(aggregate.ClrType).Property(nameof(Aggregate.Id)).ValueGeneratedNever();
        }
    }

    /// <summary>The module's own tables.</summary>
    protected abstract void Map(ModelBuilder model);
}

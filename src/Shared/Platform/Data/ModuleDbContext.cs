using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Platform.Data;

/// <summary>
/// A module's database: its tables lie in a schema (on SQLite: a file) of its own, beside its outbox, inbox and idempotency keys. Handlers change
/// tracked aggregates, publish and enqueue; the pipeline saves once, so state and messages commit together.
/// </summary>
public abstract class ModuleDbContext(DbContextOptions options, string schema) : DbContext(options)
{
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);
    private readonly List<object> _added = [];

    /// <summary>The module's name.</summary>
    public string Schema => schema;

    internal WriteTransaction? Transaction { get; private set; }

    /// <summary>After the commit, wakes every live stream that watches <paramref name="topic"/>.</summary>
    public void Notify(string topic) => _topics.Add(topic);

    /// <summary>
    /// Opens the write transaction that the pipeline commits after the handler. For handlers that run guarded updates (<c>ExecuteUpdateAsync</c>)
    /// together with other changes; a single SaveChanges needs none.
    /// </summary>
    public async Task<WriteTransaction> BeginWriteAsync(CancellationToken ct)
    {
        var turn = await this.GetService<IDatabase>().WriteTurnAsync(this, joins: false, ct);
        try
        {
            // A save that fails undoes the whole transaction, so nobody goes back to a point inside it.
            Database.AutoSavepointsEnabled = false;
            return Transaction = new WriteTransaction(this, await Database.BeginTransactionAsync(ct), turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>SQLite: this module's only writing turn, for a write that goes past SaveChanges and needs no transaction. Elsewhere null.</summary>
    public ValueTask<IDisposable?> WriteTurnAsync(CancellationToken ct) =>
        Transaction is null ? this.GetService<IDatabase>().WriteTurnAsync(this, joins: false, ct) : default;

    /// <summary>The same for what is saved in one transaction.</summary>
    private async ValueTask<IDisposable?> SaveTurnAsync(CancellationToken ct)
    {
        if (Transaction is not null || await this.GetService<IDatabase>().WriteTurnAsync(this, joins: true, ct) is not { } turn) return null;
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return turn;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        // Whatever asks the tracker from here on would look through all entities again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var changed = ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
            if (changed.Count == 0) return 0;
            if (changed.Find(e =>
                e is { Entity: Aggregate, State: EntityState.Modified } && !e.Property(nameof(Aggregate.Version)).IsModified) is { } untouched)
            {
                throw new InvalidOperationException($"{untouched.Metadata.ClrType.Name} was changed without Touch(): its version would not rise.");
            }
            var added = changed.FindAll(e => e.State is EntityState.Added);

            int rows;
            using (await SaveTurnAsync(cancellationToken))
                rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            foreach (var entry in changed) (entry.Entity as Aggregate)?.Saved();
            _added.AddRange(added.Select(e => e.Entity));
            if (Transaction is null) Committed();
            return rows;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    internal void Committed()
    {
        this.GetService<CommitListeners>().Committed(schema, _added, _topics);
        Forget();
    }

    internal void Ended() => Transaction = null;

    /// <summary>Forgets everything that was not saved, so that a handler can run again.</summary>
    internal void StartOver()
    {
        ChangeTracker.Clear();
        Forget();
    }

    // Contexts are pooled: the next scope must not find what this one left undone.
    public override void Dispose()
    {
        Ended();
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        Ended();
        Forget();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    private void Forget()
    {
        _topics.Clear();
        _added.Clear();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsSqlite()) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();
    }

    /// <summary>Maps what every module has, then the module's own tables (<see cref="Map"/>).</summary>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(schema);
        foreach (var table in typeof(ModuleDbContext).Assembly.GetTypes().Where(t => t.IsDefined(typeof(TableAttribute), false))) modelBuilder.Entity(table);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ModuleDbContext).Assembly);
        Map(modelBuilder);
        foreach (var aggregate in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(Aggregate)) && !t.IsOwned()))
        {
            modelBuilder.Entity(aggregate.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
            modelBuilder.Entity(aggregate.ClrType).Property(nameof(Aggregate.Id)).ValueGeneratedNever();
        }
        if (Database.IsSqlServer()) SqlServerModel.Apply(modelBuilder.Model);
    }

    /// <summary>The module's own tables.</summary>
    protected abstract void Map(ModelBuilder model);
}

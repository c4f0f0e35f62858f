using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using ClickCart.Platform.Jobs;
using ClickCart.Platform.Telemetry;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Tests;

/// <summary>What a piece of work asked of a module's database.</summary>
/// <param name="Reads">Statements that only read.</param>
/// <param name="Writes">Statements that wrote.</param>
/// <param name="Commits">Transactions that wrote.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct DatabaseWork(int Reads, int Writes, int Commits)
{
    public static DatabaseWork operator +(DatabaseWork a, DatabaseWork b) => new(a.Reads + b.Reads, a.Writes + b.Writes, a.Commits + b.Commits);
}

/// <summary>
/// Counts what one shop's slices ask of its databases. What comes of no request and no message is left out: the dispatcher's looks into the outboxes, and
/// its marks, of which one covers many. So are recurring jobs.
/// </summary>
public sealed class DatabaseMeter : DbCommandInterceptor, IDbTransactionInterceptor, IDisposable
{
    private readonly ConcurrentQueue<(string Module, string Slice, DatabaseWork Work)> _seen = new();
    private readonly ConcurrentDictionary<Guid, bool> _wrote = new();

    /// <summary>With somebody who listens, every slice has a span of its name, and every request one around it.</summary>
    private readonly ActivityListener _spans = new()
    {
        ShouldListenTo = source => source.Name is Instruments.Name or "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
    };

    private readonly HashSet<string> _recurring = [];

    public DatabaseMeter() => ActivitySource.AddActivityListener(_spans);

    /// <summary>Puts it between a shop that is about to start and its databases.</summary>
    public void Watch(IServiceCollection services, params IEnumerable<string> modules)
    {
        foreach (var module in modules) services.AddKeyedSingleton<IInterceptor>(module, this);
    }

    /// <summary>Forgets what it has counted, and leaves the shop's recurring jobs out from now on.</summary>
    internal void Reset(IProcess shop)
    {
        foreach (var job in shop.Services.GetServices<RecurringRoute>()) _recurring.Add(job.Request.GetType().GetGenericArguments()[0].Name);
        _seen.Clear();
    }

    /// <summary>What was asked since, by module and slice.</summary>
    public IReadOnlyDictionary<(string Module, string Slice), DatabaseWork> Count() => _seen.Where(s => !_recurring.Contains(s.Slice))
        .GroupBy(s => (s.Module, s.Slice)).ToDictionary(g => g.Key, g => g.Aggregate(default(DatabaseWork), (sum, one) => sum + one.Work));

    public void Dispose() => _spans.Dispose();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Seen(command, eventData);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Seen(command, eventData);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Seen(command, eventData);
        return new(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (_wrote.TryRemove(eventData.ConnectionId, out _)) Note(eventData.Context, new(0, 0, 1));
        return Task.CompletedTask;
    }

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        _wrote.TryRemove(eventData.ConnectionId, out _);
        return Task.CompletedTask;
    }

    private void Seen(DbCommand command, CommandEventData eventData)
    {
        // EF Core sends several changes as one command where the database can, each with its semicolon.
        var statements = command.CommandText.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var writes = statements.Count(line => line.StartsWith("INSERT", StringComparison.Ordinal) || line.StartsWith("UPDATE", StringComparison.Ordinal)
            || line.StartsWith("DELETE", StringComparison.Ordinal));
        if (writes == 0) Note(eventData.Context, new(1, 0, 0));
        else if (command.Transaction is null) Note(eventData.Context, new(0, writes, 1));
        else
        {
            _wrote[eventData.ConnectionId] = true;
            Note(eventData.Context, new(0, writes, 0));
        }
    }

    private void Note(DbContext? context, DatabaseWork work)
    {
        if (context is not ModuleDbContext db || Activity.Current is not { } span) return;
        var slice = span;
        while (slice is not null && slice.Source.Name != Instruments.Name) slice = slice.Parent;
        _seen.Enqueue((db.Schema, slice?.OperationName ?? span.OperationName, work));
    }
}

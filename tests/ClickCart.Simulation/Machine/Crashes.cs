using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Simulation.Machine;

/// <summary>Thrown where the process dies, and by whatever its remains still try.</summary>
internal sealed class CrashedException() : Exception("The process was killed.");

/// <summary>
/// Kills the process at a commit: before it, so that nothing of it is there, or after it, so that nobody hears of it. No point is listed: every commit of
/// every module passes here, and whoever arms it says how many are let through. Once dead, nothing reads, writes or calls any more.
/// </summary>
internal sealed class Crashes
{
    private int _commits;
    private bool _before;

    /// <summary>Commits of this process.</summary>
    public int Commits { get; private set; }

    /// <summary>Where it died: <c>before a commit of ordering</c>.</summary>
    public string? DiedAt { get; private set; }

    public bool IsDead => DiedAt is not null;

    public bool IsArmed => _commits > 0;

    /// <summary>It dies at the commit of this number from now on.</summary>
    public void Arm(int commits, bool before) => (_commits, _before) = (commits, before);

    public void Disarm() => _commits = 0;

    public void ThrowIfDead()
    {
        if (IsDead) throw new CrashedException();
    }

    private void Committing(string module)
    {
        ThrowIfDead();
        if (_commits == 1 && _before) Die($"before a commit of {module}");
    }

    private void Committed(string module)
    {
        Commits++;
        if (_commits == 0 || --_commits > 0 || _before) return;
        Die($"after a commit of {module}");
    }

    private void Die(string where)
    {
        (DiedAt, _commits) = (where, 0);
        throw new CrashedException();
    }

    /// <summary>What writes past a transaction commits by itself.</summary>
    private static bool IsCommit(DbCommand command) => command.Transaction is null && command.CommandText.TrimStart() is var sql
        && (sql.StartsWith("UPDATE", StringComparison.OrdinalIgnoreCase) || sql.StartsWith("DELETE", StringComparison.OrdinalIgnoreCase)
            || sql.StartsWith("INSERT", StringComparison.OrdinalIgnoreCase));

    public sealed class Transactions(Crashes crashes, string module) : DbTransactionInterceptor
    {
        public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
        {
            crashes.Committing(module);
            return result;
        }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            crashes.Committing(module);
            return new(result);
        }

        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => crashes.Committed(module);

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            crashes.Committed(module);
            return Task.CompletedTask;
        }
    }

    public sealed class Commands(Crashes crashes, string module) : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Executing(command);
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Executing(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Executing(command);
            return new(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (IsCommit(command)) crashes.Committed(module);
            return new(result);
        }

        private void Executing(DbCommand command)
        {
            crashes.ThrowIfDead();
            if (IsCommit(command)) crashes.Committing(module);
        }
    }
}

using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ClickCart.Platform.Data;

/// <summary>For implementations of contracts that another module calls in the middle of its own handler.</summary>
public static class TransactionExtensions
{
    private const int Tries = 8;

    /// <summary>
    /// Runs <paramref name="work"/> in a write transaction of this module, saves and commits before it returns; a refusal rolls everything back.
    /// Conflicts with a concurrent writer and passing database trouble run it again from the start, a bounded number of times.
    /// </summary>
    public static async Task<TOutcome> CommitAsync<TOutcome>(this ModuleDbContext db, Func<Task<TOutcome>> work, CancellationToken ct)
        where TOutcome : IOutcome<TOutcome>
    {
        if (db.Transaction is not null)
            throw new InvalidOperationException("A contract that commits by itself was called inside a transaction of its own module.");
        var (database, clock, ids) = (db.GetService<IDatabase>(), db.GetService<TimeProvider>(), db.GetService<IIds>());
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                db.StartOver();
                await using var transaction = await db.BeginWriteAsync(ct);
                var outcome = await work();
                if (outcome.Error is not null) return outcome;
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return outcome;
            }
            catch (Exception e) when (attempt < Tries && (e is DbUpdateConcurrencyException || database.IsTransient(e) || database.IsUniqueViolation(e)))
            {
                await Task.Delay(Backoff.Delay(attempt, ids.NextDouble()) / 10, clock, ct);
            }
            finally
            {
                db.StartOver();
            }
        }
    }
}

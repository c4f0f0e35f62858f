using System.Globalization;
using Hangfire;

namespace ClickCart.Platform.Jobs;

/// <summary>
/// How often each recurring job has failed in a row, whichever nodes ran it: kept where Hangfire keeps its jobs, so that in a shop of one process a restart
/// counts anew.
/// </summary>
internal sealed class RecurringFailures(
    JobStorage storage, IServiceScopeFactory scopes, ModuleCatalog modules, TimeProvider clock, ILogger<RecurringFailures> log)
{
    /// <summary>So many in a row are told: one alone may be a database that was just away.</summary>
    public const int Told = 3;

    private const string Count = "count";
    private const string Since = "since";
    private const string IsTold = "told";

    public async Task AddAsync(RecurringRoute job)
    {
        try
        {
            using var connection = storage.GetConnection();
            var (now, before) = (clock.GetUtcNow(), connection.GetAllEntriesFromHash(Key(job.Name)) ?? []);
            var times = 1 + (before.TryGetValue(Count, out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : 0);
            var since = before.TryGetValue(Since, out var first) ? DateTimeOffset.Parse(first, CultureInfo.InvariantCulture) : now;
            Set((Count, times.ToString(CultureInfo.InvariantCulture)), (Since, since.ToString("O", CultureInfo.InvariantCulture)));
            if (times < Told || before.ContainsKey(IsTold)) return;
            await TellAsync(job, new(job.Name, times, since, now));
            Set((IsTold, "yes"));

            void Set(params (string Name, string Value)[] fields) =>
                connection.SetRangeInHash(Key(job.Name), fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }
        catch (Exception e)
        {
            // Why the job failed matters more; its next failure is counted again.
            log.LogError(e, "That {Job} failed could not be noted", job.Name);
        }
    }

    /// <summary>It has succeeded.</summary>
    public void Clear(string name)
    {
        using var connection = storage.GetConnection();
        if (connection.GetAllEntriesFromHash(Key(name)) is not { Count: > 0 }) return;
        using var change = connection.CreateWriteTransaction();
        change.RemoveHash(Key(name));
        change.Commit();
    }

    /// <summary>By the outbox of the job's own module.</summary>
    private async Task TellAsync(RecurringRoute job, RecurringJobFailed failed)
    {
        await using var scope = scopes.CreateAsyncScope();
        var module = modules.Of(Slice.Of(job.Request.GetType())) is { DbContext: not null } own ? own : modules.WithDatabase.First();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module.Name);
        db.Publish(failed);
        await db.SaveChangesAsync();
    }

    private static string Key(string name) => $"clickcart:failing:{name}";
}

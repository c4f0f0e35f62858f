namespace ClickCart.Platform.Pipeline;

/// <summary>Deletes what no delivery and no client can ask for any more: done outbox rows, old inbox rows and idempotency keys of every module.</summary>
internal sealed class PurgeMessages(ModuleCatalog modules, IServiceScopeFactory scopes, TimeProvider clock) : IRecurringJob
{
    /// <summary>Longer than any message is tried, and than a client may sensibly repeat a request.</summary>
    internal static readonly TimeSpan KeysAndInbox = TimeSpan.FromDays(30);

    private static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    internal const int Batch = 500;

    public static string Name => "Delete old messages";

    public static TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var (done, old) = (clock.GetUtcNow() - Retention, clock.GetUtcNow() - KeysAndInbox);
        foreach (var module in modules.WithDatabase)
        {
            await PurgeAsync(module.Name, db => db.Outbox.Where(m => m.DoneAt < done).OrderBy(m => m.Id), ct);
            await PurgeAsync(module.Name, db => db.Inbox.Where(i => i.At < old).OrderBy(i => i.MessageId), ct);
            await PurgeAsync(module.Name, db => db.Set<IdempotencyRecord>().Where(r => r.At < old).OrderBy(r => r.Scope), ct);
        }
        return Result.Success;
    }

    /// <summary>A short transaction per batch, so that the module's writers get their turn in between.</summary>
    private async Task PurgeAsync<TRow>(string module, Func<ModuleDbContext, IQueryable<TRow>> rows, CancellationToken ct) where TRow : class
    {
        int deleted;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module);
            var batch = await rows(db).Take(Batch).ToListAsync(ct);
            db.RemoveRange(batch);
            await db.SaveChangesAsync(ct);
            deleted = batch.Count;
        }
        while (deleted == Batch);
    }
}

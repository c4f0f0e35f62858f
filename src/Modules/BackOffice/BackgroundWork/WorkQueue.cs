using System.Linq.Expressions;

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>The deliveries of every module, and what a person may decide about one.</summary>
internal sealed class WorkQueue(
    IServiceProvider services, IServiceScopeFactory scopes, ModuleCatalog modules, MessageRoutes routes, ICaller caller,
    IDatabase database, TimeProvider clock, IIds ids)
{
    internal static readonly Error Moved = Error.Conflict(
        "work-not-idle", "It is being worked on, or is done already. Only what failed, or still waits for its first try, can be run again or dropped.");

    /// <summary>Modules with an outbox, by name.</summary>
    public IEnumerable<string> Modules => modules.WithDatabase.Select(m => m.Name).Order(StringComparer.Ordinal);

    /// <summary>The refusal of a filter that names no module; null when it names one, or none at all.</summary>
    public Error? Unknown(string? module) =>
        string.IsNullOrEmpty(module) || Modules.Contains(module) ? null : Error.Malformed($"module is one of {string.Join(", ", Modules)}.");

    private IEnumerable<string> Named(string? module) => string.IsNullOrEmpty(module) ? Modules : [module];

    /// <summary>The module's database; null when there is no such module.</summary>
    public ModuleDbContext? Of(string module) =>
        modules.WithDatabase.Any(m => m.Name == module) ? services.GetRequiredKeyedService<ModuleDbContext>(module) : null;

    /// <summary>
    /// A page of rows over all modules (or the one named), newest first; each module is asked for a whole one. Rows of one time go in the database's order
    /// of ids, as they do in each module: in another order a page's last row would not be where the next page begins.
    /// </summary>
    public async Task<PagedResult<TItem>> PageAsync<TRow, TItem>(
        string? module, PageRequest page, Func<ModuleDbContext, IQueryable<TRow>> newestFirst, Func<DateTimeOffset, Guid, Expression<Func<TRow, bool>>> before,
        Func<TRow, (DateTimeOffset At, Guid Id)> key, Func<string, TRow, TItem> item, CancellationToken ct)
    {
        var found = new List<(string Module, TRow Row)>();
        foreach (var name in Named(module))
        {
            var rows = newestFirst(Of(name)!);
            if (page.After<(DateTimeOffset At, Guid Id)>() is var (at, id)) rows = rows.Where(before(at, id));
            found.AddRange((await rows.Take(page.Take).ToListAsync(ct)).Select(row => (name, row)));
        }
        var newest = found.OrderByDescending(f => key(f.Row).At).ThenByDescending(f => key(f.Row).Id, database.OrderOfIds).Take(page.Take);
        return page.ToResult([.. newest], f => key(f.Row), f => item(f.Module, f.Row));
    }

    /// <summary>How many of a module's deliveries are in which state; those that are done or dropped are not counted.</summary>
    public async Task<ILookup<WorkState, int>> CountAsync(string module, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var groups = await AsideAsync(module, open => open.GroupBy(m => new { Dead = m.DeadAt != null, Failed = m.Failures > 0, Leased = m.DueAt > now })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct));
        return groups.ToLookup(
            g => g.Key.Dead ? WorkState.Dead : g.Key.Failed ? WorkState.Retrying : g.Key.Leased ? WorkState.Running : WorkState.Waiting, g => g.Count);
    }

    /// <summary>How many are dead, of one module or of all, and with that text in their names.</summary>
    public async Task<int> CountDeadAsync(string? module, string? part, CancellationToken ct)
    {
        var dead = 0;
        foreach (var name in Named(module)) dead += await AsideAsync(name, open => open.In(WorkState.Dead, clock.GetUtcNow()).Called(part).CountAsync(ct));
        return dead;
    }

    /// <summary>Menu, tabs and list of one page count at the same time, and a context answers one question at a time: each count has its own.</summary>
    private async Task<T> AsideAsync<T>(string module, Func<IQueryable<OutboxMessage>, Task<T>> count)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await count(scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module).Outbox.In(null, clock.GetUtcNow()));
    }

    /// <summary>
    /// Runs again what is dead since <paramref name="deadUntil"/> or longer, of one module or of all, and with that text in its name: each is a decision
    /// of its own, with its audit row. Returns how many they are.
    /// </summary>
    public async Task<int> RunDeadAgainAsync(string? module, string? part, DateTimeOffset deadUntil, string reason, CancellationToken ct)
    {
        var again = 0;
        foreach (var name in Named(module))
        {
            var dead = Of(name)!.Outbox.In(WorkState.Dead, clock.GetUtcNow()).Called(part).Where(m => m.DeadAt <= deadUntil);
            foreach (var id in await dead.OrderBy(m => m.CreatedAt).Select(m => m.Id).ToListAsync(ct))
                if ((await DecideAsync(name, id, WorkVerdict.RunAgain, reason, ct, onlyDead: true)).Succeeded) again++;
        }
        return again;
    }

    /// <summary>
    /// Runs a delivery again, with all its tries before it, or drops it. The change and its audit row are one commit. Either way the next number of
    /// attempts is a new one, so that what a late node reports about an earlier one is refused. Refusals: 404; 409 work-not-idle and work-needed.
    /// </summary>
    public async Task<Result> DecideAsync(string module, Guid id, WorkVerdict verdict, string reason, CancellationToken ct, bool onlyDead = false)
    {
        if (Of(module) is not { } db) return Error.NotFound("work");
        return await db.CommitAsync<Result>(async () =>
        {
            if (await db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } work) return Error.NotFound("work");
            var (now, drop) = (clock.GetUtcNow(), verdict is WorkVerdict.Drop);
            var state = WorkStates.Of(work, now);
            if (state is not WorkState.Dead && (onlyDead || state is not (WorkState.Retrying or WorkState.Waiting))) return Moved;
            if (drop && routes.MustNotBeDropped(work.Subscriber, work.Name) is { } why) return Error.Conflict("work-needed", why);
            var seen = db.Outbox.Where(m => m.Id == id && m.Attempts == work.Attempts && m.DoneAt == null && m.DeadAt == work.DeadAt);
            DateTimeOffset? due = drop ? null : now, done = drop ? now : null, dead = drop ? work.DeadAt ?? now : null;
            var changed = await seen.ExecuteUpdateAsync(set => set
                .SetProperty(m => m.DueAt, due).SetProperty(m => m.DoneAt, done).SetProperty(m => m.DeadAt, dead)
                .SetProperty(m => m.Attempts, work.Attempts + 1).SetProperty(m => m.Failures, drop ? work.Failures : 0), ct);
            if (changed == 0) return Moved;
            db.WorkDecisions.Add(new()
            {
                Id = ids.New(),
                WorkId = id,
                Name = work.Name,
                Subscriber = work.Subscriber,
                Verdict = verdict,
                Actor = caller.Actor,
                Reason = reason,
                At = now,
                Attempts = work.Failures,
                Error = work.LastError,
            });
            return Result.Success;
        }, ct);
    }
}

using ClickCart.Ordering.Contracts;
using Microsoft.Extensions.Logging;

namespace ClickCart.Ordering.Bulk;

/// <summary>
/// Does a bulk action to one order after the other. That an order's turn has begun is committed before, and what became of it with what was done, or right
/// after where another module does it: a process that dies in between costs at most asking that module again. Works for a while and leaves the rest to another
/// job, so that several actions take turns.
/// </summary>
internal sealed class RunBulkAction(
    OrderingDbContext db, BulkDeeds deeds, IServiceScopeFactory scopes, IDatabase database, TimeProvider clock, ILogger<RunBulkAction> log)
    : IJobHandler<RunBulkActionJob>
{
    private const int LooksAtOnce = 50;

    private static readonly TimeSpan Shift = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMilliseconds(500);

    private static readonly Error InTheLog = Error.NotYet("It could not be done, and why is in the shop's log.");

    public static string Queue => "bulk";

    /// <summary>It waits for labels and charges, whose jobs must find workers meanwhile.</summary>
    public static int? OwnWorkers => 2;

    public async Task<Result> HandleAsync(RunBulkActionJob job, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            db.ChangeTracker.Clear();
            var action = await db.BulkActions.FirstAsync(b => b.Id == job.BulkActionId, ct);
            if (action.FinishedAt is not null) return Result.Success;
            // A shift that ends leaves everything as it is stored.
            if (clock.GetElapsedTime(started) > Shift)
            {
                db.Enqueue(job);
                return Result.Success;
            }
            try
            {
                if (await NextAsync(action, ct) is { } item)
                {
                    await DoAsync(action, item, ct);
                    continue;
                }
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else has changed the order, or its item: looked at anew.
                continue;
            }
            if (!await LookAsync(action, ct))
            {
                action.Finish(clock.GetUtcNow());
                return Result.Success;
            }
            await Task.Delay(Pause, clock, ct);
        }
    }

    /// <summary>What an earlier run left begun comes first.</summary>
    private async Task<BulkItem?> NextAsync(BulkAction action, CancellationToken ct) =>
        await In(action, BulkItemState.Begun).FirstOrDefaultAsync(ct) ?? await In(action, BulkItemState.Waiting).FirstOrDefaultAsync(ct);

    private async Task DoAsync(BulkAction action, BulkItem item, CancellationToken ct)
    {
        if (!item.MayBegin)
        {
            log.LogError("{Action} of order {Order} was begun {Tries} times and never came to an end", action.Action, item.OrderId, item.Tries);
            item.Follow(InTheLog, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            return;
        }
        item.Begin(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        var outcome = deeds.Find(action.Action) switch
        {
            { Own: { } own } => await DoOwnAsync(action, item, own, ct),
            { } => await AskAsync(action, deed => deed.DoAsync(item.OrderId, action.By, ct)),
            null => Error.NotYet("This version of the shop does not know how to do it."),
        };
        item.Follow(outcome, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Leaves the change to be saved together with the item.</summary>
    private async Task<Result<BulkProgress>> DoOwnAsync(
        BulkAction action, BulkItem item, Func<Orders.Order, BulkAction, DateTimeOffset, Result> own, CancellationToken ct)
    {
        if (await db.FindTaggedOrderAsync(item.OrderId, ct) is not { } order) return Error.NotFound("order") with { Detail = "There is no such order." };
        if (own(order, action, Orders.Order.Time(clock)).Error is { } refused)
        {
            // Nothing of it is saved.
            db.ChangeTracker.Clear();
            db.Attach(item);
            return refused;
        }
        db.PublishEvents(order);
        return BulkProgress.Done;
    }

    /// <returns>Whether something is still under way.</returns>
    private async Task<bool> LookAsync(BulkAction action, CancellationToken ct)
    {
        var together = await In(action, BulkItemState.UnderWay).CountAsync(ct);
        // They come to their end in the order in which they were asked for.
        var first = await In(action, BulkItemState.UnderWay).Take(LooksAtOnce).ToListAsync(ct);
        foreach (var item in first)
        {
            var outcome = await AskAsync(action, deed => deed.LookAsync(item.OrderId, ct));
            if (outcome is { Succeeded: true, Value: BulkProgress.UnderWay }) item.Await(clock.GetUtcNow(), together);
            else item.Follow(outcome, clock.GetUtcNow());
        }
        await db.SaveChangesAsync(ct);
        return together > first.Count || first.Exists(i => i.State is BulkItemState.UnderWay);
    }

    /// <summary>What a deed throws is one order's misfortune, and holds up no other; what may be gone at the next try is the job's.</summary>
    private async Task<Result<BulkProgress>> AskAsync(BulkAction action, Func<IBulkDeed, Task<Result<BulkProgress>>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await ask(scope.ServiceProvider.GetServices<IBulkDeed>().First(d => d.Name == action.Action));
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbUpdateConcurrencyException) && !database.IsTransient(e))
        {
            log.LogError(e, "{Action} of bulk action {BulkAction} has thrown", action.Action, action.Id);
            return InTheLog;
        }
    }

    private IQueryable<BulkItem> In(BulkAction action, BulkItemState state) =>
        db.BulkItems.Where(i => i.BulkActionId == action.Id && i.State == state).OrderBy(i => i.Number);
}

namespace ClickCart.Ordering.Bulk;

/// <summary>Forgets bulk actions that were over a quarter of a year ago, with what became of each order: the orders' own timelines say what was done.</summary>
internal sealed class DeleteOldBulkActions(OrderingDbContext db, TimeProvider clock) : IRecurringJob
{
    private const int KeptDays = 90;

    public static string Name => "Delete old work on selected orders";

    public static TimeSpan Every => TimeSpan.FromHours(12);

    public async Task<Result> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-KeptDays);
        using var turn = await db.WriteTurnAsync(ct);
        await db.BulkActions.Where(b => b.FinishedAt < before).ExecuteDeleteAsync(ct);
        return Result.Success;
    }
}

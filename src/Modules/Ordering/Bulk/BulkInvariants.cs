namespace ClickCart.Ordering.Bulk;

/// <summary>What must hold of work on many orders.</summary>
internal sealed class BulkInvariants(OrderingDbContext db) : IInvariants
{
    private const int Enough = 50;

    public IEnumerable<Invariant> All =>
    [
        new("18 bulk actions end", "An order of a bulk action that is over neither waits nor is being worked on, and one that failed says why.", BrokenAsync),
    ];

    private async Task<IReadOnlyList<string>> BrokenAsync(CancellationToken ct)
    {
        var rows = from item in db.BulkItems.AsNoTracking()
                   join action in db.BulkActions on item.BulkActionId equals action.Id
                   where (action.FinishedAt != null
                        && (item.State == BulkItemState.Waiting || item.State == BulkItemState.Begun || item.State == BulkItemState.UnderWay))
                    || (item.State == BulkItemState.Failed && item.Problem == null)
                   orderby item.BulkActionId, item.Number
                   select new { item.BulkActionId, item.OrderId, item.State };
        return [.. (await rows.Take(Enough).ToListAsync(ct)).Select(r => $"bulk action {r.BulkActionId}: order {r.OrderId} is {r.State}")];
    }
}

namespace ClickCart.BackOffice.Views;

/// <inheritdoc/>
internal sealed class ListViews(BackOfficeDbContext db, ICaller caller) : IListViews
{
    public async Task<IReadOnlyList<ListView>> OfAsync(string list, CancellationToken ct)
    {
        var byDefault = await db.DefaultViews.Where(d => d.AccountId == caller.AccountId && d.List == list).Select(d => (Guid?)d.ViewId)
            .FirstOrDefaultAsync(ct);
        var views = await db.Views.AsNoTracking().Where(v => v.List == list && (v.OwnerId == caller.AccountId || v.IsShared)).OrderBy(v => v.Name)
            .ThenBy(v => v.Id).ToListAsync(ct);
        return views.ConvertAll(v => v.For(caller, byDefault));
    }
}

namespace ClickCart.Ordering.Bulk;

/// <summary>How bulk actions and their items are stored, and what is asked of them.</summary>
internal static class BulkTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<BulkAction>(e =>
        {
            e.ToTable("bulk_actions");
            e.Property(b => b.Tags).HasMaxLength(1000).HasConversion(
                tags => string.Join(',', tags), stored => stored.Split(',', StringSplitOptions.RemoveEmptyEntries),
                new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<IReadOnlyList<string>>(
                    (a, b) => a!.SequenceEqual(b!), tags => tags.Count, tags => tags));
            e.Ignore(b => b.Actor);
            e.HasIndex(b => new { b.CreatedAt, b.Id }).IsDescending();
        });
        model.Entity<BulkItem>(e =>
        {
            e.ToTable("bulk_items").HasKey(i => new { i.BulkActionId, i.Number });
            e.Property(i => i.Number).ValueGeneratedNever();
            e.Property(i => i.OrderNumber).HasMaxLength(24);
            e.Property(i => i.State).HasConversion<string>().HasMaxLength(24).IsConcurrencyToken();
            e.Property(i => i.Tries).IsConcurrencyToken();
            e.Property(i => i.Problem).HasMaxLength(BulkItem.ProblemLength);
            e.HasIndex(i => new { i.BulkActionId, i.State, i.Number });
            e.HasOne<BulkAction>().WithMany().HasForeignKey(i => i.BulkActionId);
        });
    }

    /// <summary>How many items of these actions stand how.</summary>
    public static async Task<ILookup<Guid, (BulkItemState State, int Count)>> CountsAsync(
        this OrderingDbContext db, IReadOnlyCollection<Guid> actions, CancellationToken ct) =>
        (await db.BulkItems.Where(i => actions.Contains(i.BulkActionId)).GroupBy(i => new { i.BulkActionId, i.State })
            .Select(g => new { g.Key.BulkActionId, g.Key.State, Count = g.Count() }).ToListAsync(ct)).ToLookup(g => g.BulkActionId, g => (g.State, g.Count));

    /// <summary>An action as it stands; null where there is none.</summary>
    public static async Task<BulkActionResponse?> FindBulkAsync(this OrderingDbContext db, Guid id, CancellationToken ct) =>
        await db.BulkActions.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) is { } action
            ? BulkActionResponse.Of(action, (await db.CountsAsync([id], ct))[id]) : null;
}

namespace ClickCart.Inventory.StockItems;

/// <summary>
/// Which SKUs may be ordered before they are there, read at most every few seconds: most shops have none or few, and then nobody asks the database for
/// them. A change through this process shows at once, one through another node within <see cref="Fresh"/>.
/// </summary>
internal sealed class BackorderedSkus(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Snapshot? _snapshot;
    private int _version;

    /// <summary>A SKU's limit changed.</summary>
    public void Forget() => Interlocked.Increment(ref _version);

    public async Task<IReadOnlySet<string>> ReadAsync(CancellationToken ct)
    {
        var (version, now) = (Volatile.Read(ref _version), clock.GetUtcNow());
        if (_snapshot is { } current && current.Version == version && (now - current.At).Duration() < Fresh) return current.Skus;
        await using var scope = scopes.CreateAsyncScope();
        var skus = await scope.ServiceProvider.GetRequiredService<InventoryDbContext>().StockItems.Where(i => i.BackorderLimit > 0).Select(i => i.Sku)
            .ToListAsync(ct);
        var known = skus.ToHashSet(StringComparer.Ordinal);
        _snapshot = new(version, now, known);
        return known;
    }

    private sealed record Snapshot(int Version, DateTimeOffset At, IReadOnlySet<string> Skus);
}

using ClickCart.Shipping.Boxes;

namespace ClickCart.Shipping.Zones;

/// <summary>
/// Zones and boxes, read from the database at most every few seconds. A change through this process shows at once, one through another node within
/// <see cref="Fresh"/>.
/// </summary>
internal sealed class DeliveryTable(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Snapshot? _snapshot;
    private int _version;

    /// <summary>Zones or boxes changed.</summary>
    public void Forget() => Interlocked.Increment(ref _version);

    public async Task<Snapshot> ReadAsync(CancellationToken ct)
    {
        var (version, now) = (Volatile.Read(ref _version), clock.GetUtcNow());
        if (_snapshot is { } current && current.Version == version && (now - current.At).Duration() < Fresh) return current;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShippingDbContext>();
        var zones = await db.Zones.AsNoTracking().OrderBy(z => z.Id).ToListAsync(ct);
        return _snapshot = new(version, now, zones, await db.Boxes.AsNoTracking().ToListAsync(ct));
    }

    internal sealed record Snapshot(int Version, DateTimeOffset At, IReadOnlyList<Zone> Zones, IReadOnlyList<Box> Boxes)
    {
        /// <summary>That which names the address most precisely, of several the first that was made; null where the shop does not deliver.</summary>
        public Zone? ZoneOf(Address address) =>
            Zones.Where(z => z.Places.Names(address) is not null).MaxBy(z => z.Places.Names(address));

        /// <summary>The method of that id; null where there is none any more.</summary>
        public DeliveryMethod? FindMethod(string? id) => id is null ? null : Zones.SelectMany(z => z.Methods).FirstOrDefault(m => m.Id == id);
    }
}

using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>
/// The promotions that are switched on, read from the database at most every few seconds: every cart asks for them. A change through this process shows at
/// once, one through another node within <see cref="Fresh"/>; what was switched off or used up meanwhile is refused when the order is placed.
/// </summary>
internal sealed class PromotionTable(IServiceScopeFactory scopes, TimeProvider clock) : ICommitListener
{
    /// <summary>What a commit that changes a promotion says.</summary>
    public const string Topic = "promotions";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private volatile Snapshot? _snapshot;
    private int _version;

    /// <summary>In the order in which they were made. Their <see cref="Coupon.Uses"/> are those of when they were read.</summary>
    public async Task<IReadOnlyList<Coupon>> AllAsync(CancellationToken ct)
    {
        var (version, now) = (Volatile.Read(ref _version), clock.GetUtcNow());
        if (_snapshot is { } current && current.Version == version && (now - current.At).Duration() < Fresh) return current.Promotions;
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<PricingDbContext>().Coupons.AsNoTracking()
            .Where(c => c.Code == null && c.Active && (c.ValidUntil == null || c.ValidUntil > now)).ToListAsync(ct);
        return (_snapshot = new(version, now, [.. found.OrderBy(c => c.Id)])).Promotions;
    }

    void ICommitListener.Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
    {
        if (topics.Contains(Topic)) Interlocked.Increment(ref _version);
    }

    private sealed record Snapshot(int Version, DateTimeOffset At, IReadOnlyList<Coupon> Promotions);
}

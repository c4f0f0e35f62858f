namespace ClickCart.Pricing.Contracts;

/// <summary>Read access to uses of coupons, for checks across modules.</summary>
public interface ICouponReader
{
    /// <summary>Those that count, of coupons and of promotions without a code, by order; read as they are asked for.</summary>
    IAsyncEnumerable<CouponUse> AllUsesAsync();

    /// <summary>Those of these orders.</summary>
    Task<IReadOnlyList<CouponUse>> UsesAsync(IReadOnlyCollection<Guid> orders, CancellationToken ct);
}

/// <param name="Code">Null for a promotion without one.</param>
public sealed record CouponUse(Guid Id, string? Code, string Name, Guid OrderId, string Customer);

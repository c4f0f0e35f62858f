namespace ClickCart.Pricing.Contracts;

/// <summary>Read access to uses of coupons, for checks across modules.</summary>
public interface ICouponReader
{
    Task<IReadOnlyList<CouponUse>> UsesAsync(CancellationToken ct);
}

public sealed record CouponUse(string Code, Guid OrderId, string Customer);

namespace ClickCart.Pricing.Contracts;

/// <summary>Pricing's books, for checks across modules.</summary>
public interface ICouponReader
{
    Task<IReadOnlyList<CouponUse>> UsesAsync(CancellationToken ct);
}

public sealed record CouponUse(string Code, Guid OrderId, string Customer);

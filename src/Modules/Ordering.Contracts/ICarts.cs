using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Carts, as Pricing and Customers need them.</summary>
public interface ICarts
{
    /// <summary>The id that the present browser's cookie names, for a page that signs somebody in; null when there is none.</summary>
    string? InBrowser { get; }

    /// <summary>Null when there is none or it belongs to somebody else than the present caller.</summary>
    Task<Cart?> FindAsync(string cartId, CancellationToken ct);

    /// <summary>At sign-in: the guest's cart becomes the account's; an earlier open cart of the account is merged into it. Idempotent.</summary>
    Task ClaimAsync(string cartId, Guid accountId, CancellationToken ct);
}

/// <param name="Currency">That of its first item; null while empty.</param>
/// <param name="CouponCodes">In the order in which they were entered.</param>
public sealed record Cart(string Id, Guid? AccountId, IReadOnlyList<CartLine> Lines, IReadOnlyList<string> CouponCodes, string? Currency);

public sealed record CartLine(string Sku, int Quantity);

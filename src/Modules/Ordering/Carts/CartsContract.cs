using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Carts;

/// <inheritdoc/>
internal sealed class CartsContract(OrderingDbContext db, BrowserCart browser, ICaller caller, ShopTime shop, TimeProvider clock) : ICarts
{
    public string? InBrowser => browser.Named;

    public async Task<Contracts.Cart?> FindAsync(string cartId, CancellationToken ct) => await db.ReadCartAsync(cartId, caller, ct) is { } c
        ? new(c.Secret, c.AccountId ?? caller.AccountId, [.. c.Items.Select(i => new CartLine(i.Sku, i.Quantity))], c.CouponCodes, c.Currency)
        : null;

    public Task ClaimAsync(string cartId, Guid accountId, CancellationToken ct) => db.CommitAsync(async () =>
    {
        var carts = await db.Carts.Where(c => c.Secret == cartId || c.AccountId == accountId).ToListAsync(ct);
        if (carts.Find(c => c.Secret == cartId) is not { } cart || !cart.OpensTo(accountId)) return Result.Success;
        var now = shop.Now(clock);
        cart.AdoptBy(accountId);
        foreach (var earlier in carts.Where(c => c != cart && cart.Absorb(c, now))) db.Carts.Remove(earlier);
        return Result.Success;
    }, ct);
}

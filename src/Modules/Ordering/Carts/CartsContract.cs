using Ardalis.Specification.EntityFrameworkCore;
using ClickCart.Ordering.Contracts;
using ClickCart.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Ordering.Carts;

/// <inheritdoc/>
internal sealed class CartsContract(OrderingDbContext db, ICaller caller, IDatabase database, TimeProvider clock) : ICarts
{
    private const int Tries = 5;

    public async Task<Contracts.Cart?> FindAsync(string cartId, CancellationToken ct)
    {
        var cart = await db.Carts.AsNoTracking().WithSpecification(new UsableCart(cartId, caller)).FirstOrDefaultAsync(ct);
        return cart is null ? null : new(cart.Secret, cart.AccountId ?? caller.AccountId, [.. cart.Items.Select(i => new CartLine(i.Sku, i.Quantity))], cart.CouponCode, cart.Currency);
    }

    public async Task ClaimAsync(string cartId, Guid accountId, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!await ClaimOnceAsync(cartId, accountId, ct)) return;
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (Exception e) when (attempt < Tries && (e is DbUpdateConcurrencyException || database.IsTransient(e)))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> ClaimOnceAsync(string cartId, Guid accountId, CancellationToken ct)
    {
        var carts = await db.Carts.Where(c => c.Secret == cartId || c.AccountId == accountId).ToListAsync(ct);
        var cart = carts.Find(c => c.Secret == cartId);
        if (cart is null || !cart.OpensTo(accountId)) return false;
        var now = clock.GetUtcNow();
        cart.AdoptBy(accountId);
        foreach (var earlier in carts.Where(c => c != cart && cart.Absorb(c, now))) db.Carts.Remove(earlier);
        return true;
    }
}

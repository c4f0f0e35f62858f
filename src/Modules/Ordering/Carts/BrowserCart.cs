namespace ClickCart.Ordering.Carts;

/// <summary>The cart of a browser: the one that its cookie names, else the one that the signed-in account used last.</summary>
internal sealed class BrowserCart(OrderingDbContext db, ICaller caller, IHttpContextAccessor accessor) : ICartCount
{
    private const string Name = "cart";

    /// <summary>What the cookie says: the cart may be gone, or somebody else's by now.</summary>
    public string? Named => accessor.HttpContext?.Cookie(Name);

    /// <summary>The cart, to be changed.</summary>
    public Task<Cart?> FindAsync(CancellationToken ct) => Of(db.Carts).FirstOrDefaultAsync(ct);

    /// <summary>The same, only to be shown.</summary>
    public Task<Cart?> ReadAsync(CancellationToken ct) => Of(db.Carts.AsNoTracking()).FirstOrDefaultAsync(ct);

    /// <summary>The id that the REST requests know it by; empty when there is none, which they answer with 404.</summary>
    public async Task<string> IdAsync(CancellationToken ct) => (await ReadAsync(ct))?.Secret ?? "";

    public async Task<int> CountAsync(CancellationToken ct) =>
        Named is null && caller.AccountId is null ? 0 : (int)Math.Min(int.MaxValue, (await ReadAsync(ct))?.Items.Sum(i => (long)i.Quantity) ?? 0);

    public void Keep(string secret)
    {
        if (accessor.HttpContext is { } http && Named != secret) http.KeepCookie(Name, secret, Cart.KeptUnused);
    }

    private IQueryable<Cart> Of(IQueryable<Cart> carts) => carts.WithSpecification(new CartOfBrowser(Named, caller));
}

internal static class CheckoutRoutes
{
    /// <summary>The browser sends the same form on to the checkout page, so nothing that was typed is lost.</summary>
    public static async Task<IResult> BackToCheckout(this Task<Result<CartResponse>> changed) =>
        await changed is { Error: { } refused } ? new ProblemResult(refused) : Results.Redirect("/checkout", preserveMethod: true);
}

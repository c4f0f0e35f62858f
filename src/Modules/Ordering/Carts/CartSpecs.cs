using Ardalis.Specification;

namespace ClickCart.Ordering.Carts;

/// <summary>The cart that a browser's cookie names, when the caller may use it; else the signed-in account's, last used first.</summary>
internal sealed class CartOfBrowser : Specification<Cart>
{
    public CartOfBrowser(string? named, ICaller caller)
    {
        if (caller.AccountId is not { } account)
            Query.Where(c => c.Secret == named && c.AccountId == null);
        else
            Query.Where(c => c.AccountId == account || (c.Secret == named && c.AccountId == null))
                .OrderByDescending(c => c.Secret == named ? 1 : 0)
                .ThenByDescending(c => c.UsedAt);
    }
}

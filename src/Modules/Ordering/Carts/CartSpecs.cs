using Ardalis.Specification;
using ClickCart.Platform;

namespace ClickCart.Ordering.Carts;

/// <summary>The cart of that id, when the caller may use it.</summary>
internal sealed class UsableCart : Specification<Cart>
{
    public UsableCart(string id, ICaller caller)
    {
        var account = caller.AccountId;
        Query.Where(c => c.Secret == id && (c.AccountId == null || c.AccountId == account));
    }
}

using System.Security.Cryptography;
using System.Text;

namespace ClickCart.Ordering.Orders;

/// <summary>Opens orders to their account, or a guest's to who holds its token or opened it in this browser; staff have addresses of their own.</summary>
internal sealed class OrderAccess(OrderingDbContext db, ICaller caller, OpenedOrders opened, IHttpContextAccessor accessor)
{
    /// <summary>The order, to be changed; null where the caller may not.</summary>
    public async Task<Order?> FindAsync(Guid id, CancellationToken ct) => Opened(await db.FindOrderAsync(id, ct));

    /// <summary>The same, only to be shown.</summary>
    public async Task<Order?> ReadAsync(Guid id, CancellationToken ct) => Opened(await db.ReadOrderAsync(id, ct));

    /// <param name="tokenHash">As the order keeps it; null for an account's order.</param>
    public bool Opens(Guid id, Guid? accountId, string? tokenHash) =>
        (accountId is not null && accountId == caller.AccountId)
        || opened.Contains(id)
        || (tokenHash is not null && accessor.HttpContext?.Request is { } request && TokenOf(request) is { } token
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(tokenHash), Encoding.ASCII.GetBytes(Order.HashToken(token))));

    /// <summary>The secret of a guest's order, from <c>X-Order-Token</c>.</summary>
    public static string? TokenOf(HttpRequest request) => request.Headers["X-Order-Token"].ToString() is { Length: > 0 } token ? token : null;

    private Order? Opened(Order? order) => order is not null && Opens(order.Id, order.AccountId, order.TokenHash) ? order : null;
}

namespace ClickCart.Ordering.Orders;

/// <summary>What the caller brings to open an order with: an account, a guest's order token, or a browser that has opened it before.</summary>
internal sealed class OrderAccess(ICaller caller, OpenedOrders opened, IHttpContextAccessor accessor)
{
    /// <summary>Null for guests.</summary>
    public Guid? AccountId => caller.AccountId;

    /// <summary>The secret of a guest's order, from <c>X-Order-Token</c>.</summary>
    public string? Token => accessor.HttpContext?.Request.Headers["X-Order-Token"].ToString() is { Length: > 0 } token ? token : null;

    /// <summary>Whether the caller's browser may open this guest's order.</summary>
    public bool HasOpened(Guid orderId) => opened.Contains(orderId);
}

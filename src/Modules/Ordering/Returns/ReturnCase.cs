using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>A return with all that decides what may be done with it.</summary>
/// <param name="Others">Of the same order.</param>
internal sealed record ReturnCase(Order Order, Return Return, IReadOnlyList<Return> Others)
{
    /// <summary>Whether all that was ordered has come back, by this return and the others.</summary>
    public bool IsWhole => Order.Lines.All(l =>
        Others.Append(Return).SelectMany(r => r.Lines).Where(b => b.Number == l.Number).Sum(b => b.Received) >= l.Quantity);

    /// <summary>What of an order can still be sent back.</summary>
    public static IReadOnlyList<ReturnableLine> LeftOf(Order order, IReadOnlyList<Return> returns) =>
        [.. order.Lines.OrderBy(l => l.Number).Select(l => new ReturnableLine(l.Sku, l.Name, LeftOf(order, l, returns))).Where(i => i.Left > 0)];

    /// <summary>Units of a line that can still be sent back.</summary>
    public static int LeftOf(Order order, Line line, IEnumerable<Return> returns) =>
        order.DeliveredOf(line) - returns.Sum(r => r.Lines.Where(l => l.Number == line.Number).Sum(l => l.Taken(r.Status)));
}

/// <summary>A line of an order of which something can still come back.</summary>
/// <param name="Left">How many, 1 or more.</param>
internal sealed record ReturnableLine(string Sku, string Name, int Left);

using ClickCart.Ordering.Carts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering;

/// <summary>
/// Finding one cart or one order, compiled: every change of a cart and every event about an order does it. Asked through
/// <see cref="OrderingDbContext"/>. One instance per process, because a compiled query belongs to one model.
/// </summary>
internal sealed class OrderingQueries
{
    public Func<OrderingDbContext, string, CancellationToken, Task<Cart?>> CartToChange { get; } = EF.CompileAsyncQuery(
        (OrderingDbContext db, string id, CancellationToken ct) => db.Carts.FirstOrDefault(c => c.Secret == id));

    public Func<OrderingDbContext, string, CancellationToken, Task<Cart?>> CartToShow { get; } = EF.CompileAsyncQuery(
        (OrderingDbContext db, string id, CancellationToken ct) => db.Carts.AsNoTracking().FirstOrDefault(c => c.Secret == id));

    public Func<OrderingDbContext, Guid, CancellationToken, Task<Order?>> OrderToChange { get; } = EF.CompileAsyncQuery(
        (OrderingDbContext db, Guid id, CancellationToken ct) =>
            db.Orders.Include(o => o.Lines).Include(o => o.Shipments).Include(o => o.Corrections).AsSingleQuery().FirstOrDefault(o => o.Id == id));

    public Func<OrderingDbContext, Guid, CancellationToken, Task<Order?>> OrderToShow { get; } = EF.CompileAsyncQuery(
        (OrderingDbContext db, Guid id, CancellationToken ct) =>
            db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Shipments).Include(o => o.Corrections).AsSingleQuery()
                .FirstOrDefault(o => o.Id == id));

    public Func<OrderingDbContext, Guid, CancellationToken, Task<bool>> IsOrdered { get; } = EF.CompileAsyncQuery(
        (OrderingDbContext db, Guid quoteId, CancellationToken ct) => db.Orders.Any(o => o.Id == quoteId));
}

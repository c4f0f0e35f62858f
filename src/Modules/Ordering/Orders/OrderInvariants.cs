using System.Linq.Expressions;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>What must hold of orders at all times, as far as Ordering alone can check.</summary>
internal sealed class OrderInvariants(OrderingDbContext db, OrderingSettings settings, TimeProvider clock) : IInvariants
{
    private const int Enough = 50;

    // Longer than the schedule that cancels needs, also on a busy machine.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private static readonly PaymentStatus[] Taken =
        [PaymentStatus.Captured, PaymentStatus.PartiallyRefunded, PaymentStatus.Refunded, PaymentStatus.Disputed, PaymentStatus.NotRequired];

    private static readonly PaymentStatus[] Given = [PaymentStatus.PartiallyRefunded, PaymentStatus.Refunded, PaymentStatus.Disputed];

    public IEnumerable<Invariant> All =>
    [
        new("1 order totals add up",
            "An order's total is its subtotal less the discount plus shipping and tax, and each of those is the sum of its parts.",
            BrokenBy(o => o.Total != o.Subtotal - o.Discount + o.Shipping + o.Tax
                || o.Subtotal != o.Lines.Sum(l => l.Quantity * l.UnitPrice)
                || o.Discount != o.Lines.Sum(l => l.Discount)
                || o.Tax != o.Lines.Sum(l => l.Tax) + o.ShippingTax
                || o.Lines.Any(l => l.Total != l.Quantity * l.UnitPrice - l.Discount + l.Tax))),
        new("1 taxes of orders add up", "By rate, an order's taxes sum to what is added to its prices and to what they contain.", Each(TaxesDoNotAddUp)),
        new("2 quantities and amounts are sane",
            "Every line has a quantity of 1 or more, the discount is at most the subtotal, and no total is negative.",
            BrokenBy(o => o.Discount < 0 || o.Discount > o.Subtotal || o.Total < 0 || !o.Lines.Any() || o.Lines.Any(l => l.Quantity < 1 || l.Discount < 0))),
        new("3 nothing is to be paid of what costs nothing", "An order that needs no payment has a total of 0.",
            BrokenBy(o => o.PaymentStatus == PaymentStatus.NotRequired && o.Total != 0)),
        new("3 refunded amounts fit", "What was refunded of an order is at most its total, and its payment's status says so.",
            BrokenBy(o => o.Refunded < 0 || o.Refunded > o.Total || (o.Refunded == 0 && o.PaymentStatus == PaymentStatus.Refunded)
                || (o.Refunded > 0 && !Given.Contains(o.PaymentStatus)))),
        new("12 changes follow the state table",
            "Every recorded change is an edge of the state table, begins where the last one ended, and the last one ended where the order is.", ChangesAsync),
        new("13 shipped orders are paid", "The money of a shipped order was taken, where it costs any and is not paid on delivery.",
            BrokenBy(o => (o.Status == OrderStatus.Shipped || o.Status == OrderStatus.Delivered || o.Status == OrderStatus.Returned)
                && !Taken.Contains(o.PaymentStatus)
                && (o.Manual != ManualMethod.CashOnDelivery || (o.PaymentStatus != PaymentStatus.Pending && o.PaymentStatus != PaymentStatus.Voided)))),
        new("9 what has left waits for nothing", "Of an order that is over, or has left as a whole, nothing is waited for.",
            BrokenBy(o => o.Status != OrderStatus.AwaitingPayment && o.Status != OrderStatus.Confirmed && o.Lines.Any(l => l.Backordered > 0))),
        new("9 lines ship as ordered",
            "No line ships more than was ordered, and where the order stands in its fulfilment is what its parcels say.", PartsAsync),
        new("13 returned orders came back and were refunded", "A returned order's parcel came back, and its money went back in full, where any was paid.",
            BrokenBy(o => (o.Status == OrderStatus.Returned && o.FulfilmentStatus != FulfilmentStatus.Returned)
                || ((o.Status == OrderStatus.Shipped || o.Status == OrderStatus.Delivered)
                    && o.FulfilmentStatus == FulfilmentStatus.Returned
                    && (o.PaymentStatus == PaymentStatus.Refunded || o.PaymentStatus == PaymentStatus.NotRequired)))),
        new("16 orders change by edits alone", "Lines, amounts and addresses are those that were ordered, or of the last edit.", Each(IsNotAsOrdered)),
        new("16 edits follow one another",
            "Each edit of an order begins with what the one before left, adds up, and the last one left what the order is.", EditsAsync),
        new("18 unpaid orders end", "No order awaits its payment longer than its stock is held.",
            BrokenBy(UnpaidAt(clock.GetUtcNow() - Grace))),
        new("18 refused deliveries end", "No order waits longer than it may for its delivery to be put right, and only an order that may be shipped waits.",
            BrokenBy(RefusedAt(clock.GetUtcNow() - settings.Unshippable - Grace))),
    ];

    private static Expression<Func<Order, bool>> UnpaidAt(DateTimeOffset time) => o => o.Status == OrderStatus.AwaitingPayment && o.HoldExpiresAt < time;

    private static Expression<Func<Order, bool>> RefusedAt(DateTimeOffset time) => o =>
        // Of what has left, in part or to be sent again, the rest waits for a person.
        (o.RefusedAt < time && o.Status == OrderStatus.Confirmed
            && o.FulfilmentStatus != FulfilmentStatus.PartiallyShipped && o.FulfilmentStatus != FulfilmentStatus.PartiallyDelivered)
        || ((o.RefusedAt != null || o.KeptBackAt != null) && o.Status != OrderStatus.Confirmed && (o.Status != OrderStatus.Shipped
            || o.FulfilmentStatus == FulfilmentStatus.InTransit || o.FulfilmentStatus == FulfilmentStatus.Delivered
            || o.FulfilmentStatus == FulfilmentStatus.Returned));

    private Func<CancellationToken, Task<IReadOnlyList<string>>> BrokenBy(Expression<Func<Order, bool>> broken) => async ct =>
    [
        .. (await db.Orders.AsNoTracking().Where(broken).OrderBy(o => o.CreatedAt).Take(Enough).ToListAsync(ct))
            .Select(o => $"order {o.Number} ({o.Id}): {o.State}, total {o.TotalMoney}"),
    ];

    private async Task<IReadOnlyList<string>> ChangesAsync(CancellationToken ct)
    {
        var broken = new List<string>();
        TimelineEntry? last = null;
        var rows = from t in db.Timeline.AsNoTracking()
                   join o in db.Orders on t.OrderId equals o.Id
                   orderby t.OrderId, t.Number
                   select new { Entry = t, o.Status, o.PaymentStatus, o.FulfilmentStatus, o.Happenings };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var (entry, state) = (row.Entry, new OrderState(row.Status, row.PaymentStatus, row.FulfilmentStatus));
            if (Fault(entry, last?.OrderId == entry.OrderId ? last : null) is { } fault) broken.Add($"order {entry.OrderId}, row {entry.Number}: {fault}");
            if (entry.Number == row.Happenings && entry.After != state)
                broken.Add($"order {entry.OrderId}: the timeline ends at '{entry.After}', the order is at '{state}'");
            if (broken.Count >= Enough) break;
            last = entry;
        }
        var unfinished = await db.Orders.AsNoTracking().Where(o => o.Timeline.Count != o.Happenings).OrderBy(o => o.CreatedAt).Take(Enough).ToListAsync(ct);
        return [.. broken, .. unfinished.Select(o => $"order {o.Id}: rows are missing from its timeline")];
    }

    private async Task<IReadOnlyList<string>> EditsAsync(CancellationToken ct)
    {
        var broken = new List<string>();
        OrderEdit? last = null;
        var rows = from e in db.Edits.AsNoTracking()
                   join o in db.Orders on e.OrderId equals o.Id
                   orderby e.OrderId, e.Number
                   select new { Edit = e, o.EditCount, o.Seal, o.Total };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var (edit, before) = (row.Edit, last?.OrderId == row.Edit.OrderId ? last : null);
            if (edit.Number != (before?.Number ?? 0) + 1 || (before is not null && before.SealAfter != edit.SealBefore)
                || (edit.After.Total - edit.Before.Total).Amount != edit.Difference || (before is not null && before.After.Total != edit.Before.Total)
                || (edit.Number == row.EditCount && (edit.SealAfter != row.Seal || edit.After.Total.Amount != row.Total)))
                broken.Add($"order {edit.OrderId}, edit {edit.Number}: from {edit.Before.Total} to {edit.After.Total}, the order is at {row.Total}");
            if (broken.Count >= Enough) break;
            last = edit;
        }
        var unfinished = await db.Orders.AsNoTracking().Where(o => o.Edits.Count != o.EditCount).OrderBy(o => o.CreatedAt).Take(Enough).ToListAsync(ct);
        return [.. broken, .. unfinished.Select(o => $"order {o.Id}: edits are missing")];
    }

    private static string? Fault(TimelineEntry entry, TimelineEntry? last) =>
        last is null ? entry is { Number: 1, Before: null } && entry.After == OrderState.Placed ? null : $"begins with row {entry.Number} at '{entry.After}'"
        : entry.Number != last.Number + 1 ? "a row before it is missing"
        : entry.Before != last.After ? $"begins at '{entry.Before}', the row before ended at '{last.After}'"
        : entry.After == last.After || entry.After == last.After.After(entry.What) ? null
        : $"{entry.What} leads from '{entry.Before}' to '{entry.After}'";

    /// <summary>For what only a whole order tells.</summary>
    private Func<CancellationToken, Task<IReadOnlyList<string>>> Each(Func<Order, bool> broken) => async ct =>
    {
        var orders = db.Orders.AsNoTracking().Include(o => o.Lines).OrderBy(o => o.Id).AsSingleQuery().AsAsyncEnumerable();
        return await orders.Where(broken).Take(Enough).Select(o => $"order {o.Number} ({o.Id})").ToListAsync(ct);
    };

    /// <summary>Of orders in several parcels: the others have one alone.</summary>
    private async Task<IReadOnlyList<string>> PartsAsync(CancellationToken ct)
    {
        var broken = new List<string>();
        var orders = db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Shipments).Where(o => o.Shipments.Any(s => s.Lines != null))
            .OrderBy(o => o.Id).AsSplitQuery().AsAsyncEnumerable();
        await foreach (var order in orders.WithCancellation(ct))
        {
            broken.AddRange(
                from line in order.Lines
                let shipped = order.Shipments.Where(s => s.HasLeft).Sum(s => s.QuantityOf(line))
                where shipped > line.Quantity
                select $"order {order.Number}, {line.Sku}: ordered {line.Quantity}, shipped {shipped}");
            var all = order.Lines.All(l => order.ShippedOf(l) == l.Quantity);
            var some = order.Lines.Any(l => order.ShippedOf(l) > 0);
            // What is sent again has left before.
            if (order.Status is not OrderStatus.Cancelled && !order.Shipments.Any(s => s.State is ShipmentState.Resent)
                && (order.Status is OrderStatus.Confirmed ? all || some != order.State.IsInParts : !all))
                broken.Add($"order {order.Number} is {order.State}, of its lines {(all ? "all" : some ? "some" : "none")} have left");
            if (broken.Count >= Enough) break;
        }
        return broken;
    }

    private static bool IsNotAsOrdered(Order o) => Order.SealOf(o.Lines, o.ShipTo, o.BillTo, o.TotalMoney, o.Taxes, o.VatId) != o.Seal;

    private static bool TaxesDoNotAddUp(Order o) => o.Taxes is { } taxes
        && (taxes.Where(t => !t.Included).Sum(t => t.Amount.Amount) != o.Tax || taxes.Where(t => t.Included).Sum(t => t.Amount.Amount) != o.TaxIncluded);
}

using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Host;

/// <summary>
/// What must hold across modules, asked through their contracts. Events are delivered a moment later, so a difference counts only when the newer side of it
/// is older than <see cref="Travel"/>.
/// </summary>
internal sealed class ShopInvariants(
    IOrderReader orders, IPaymentReader payments, IStockReader stock, IShipmentReader shipments, ICouponReader coupons, TimeProvider clock) : IInvariants
{
    private static readonly TimeSpan Travel = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Reconciliation = TimeSpan.FromMinutes(10);

    /// <summary>So many are read at once: a shop of a million orders is checked in the memory of one of a thousand.</summary>
    private const int Some = 500;

    public IEnumerable<Invariant> All =>
    [
        new("3 refunds of orders are refunds of payments", "No order says that more was refunded than its payment gave back.", RefundsAsync),
        new("4 payments belong to orders",
            "Every payment is for exactly one order, of equal amount and currency; a capture without an order that stands is refunded within 10 minutes.",
            PaymentsAsync),
        new("7 orders wait as the stock says", "An order waits for what the stock has promised it beyond what is there, and for nothing else.", WaitsAsync),
        new("9 allocated as ordered",
            "The parcels of an order hold together no more than was ordered, and all of it once it is shipped, unless a change came too late for one.",
            AllocatedAsync),
        new("9 shipped as ordered", "No more was shipped than ordered, but for what came back or was lost and is sent again; no more returned than shipped.",
            MovementsAsync),
        new("10 holds end", "No order that is cancelled, shipped or delivered holds stock, and no hold is past its expiry by more than a minute.", HoldsAsync),
        new("11 coupon uses are orders", "Every redemption of a coupon is an order that used it and stands.", CouponsAsync),
        new("13 shipped means paid and labelled", "A shipped order's money was captured in full unless it is paid on delivery, and it has a shipment.",
            ShippedAsync),
    ];

    private async Task<IReadOnlyList<string>> PaymentsAsync(CancellationToken ct)
    {
        var (now, found) = (clock.GetUtcNow(), new List<string>());
        await foreach (var some in payments.AllAsync(ct).Chunk(Some).WithCancellation(ct))
        {
            var known = await orders.OfAsync([.. some.Select(p => p.OrderId)], ct);
            foreach (var payment in some)
            {
                if (!known.TryGetValue(payment.OrderId, out var order)) found.Add($"payment of {payment.Amount} is for {payment.OrderId}, which is no order");
                else if (order.Total != payment.Amount && order.UpdatedAt < now - Travel) found.Add($"payment of order {order.Number} is {payment.Amount}, the order's total {order.Total}");
                else if (order.Status == "cancelled" && !payment.IsDisputed
                    && payment.Captured.Amount > payment.Refunded.Amount + payment.TakenBack.Amount && now - payment.ChangedAt > Reconciliation
                        && order.UpdatedAt < now - Travel)
                    found.Add($"order {order.Number} is cancelled, {payment.Captured} were captured and only {payment.Refunded} refunded");
            }
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> RefundsAsync(CancellationToken ct)
    {
        var (settled, found) = (clock.GetUtcNow() - Travel, new List<string>());
        await foreach (var some in payments.AllAsync(ct).Chunk(Some).WithCancellation(ct))
        {
            var known = await orders.OfAsync([.. some.Select(p => p.OrderId)], ct);
            foreach (var payment in some)
                if (known.TryGetValue(payment.OrderId, out var order) && order.Refunded.Amount > payment.Refunded.Amount
                    && order.UpdatedAt < settled && payment.ChangedAt < settled)
                    found.Add($"order {order.Number} says that {order.Refunded} were refunded, its payment gave back {payment.Refunded}");
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> MovementsAsync(CancellationToken ct)
    {
        var found = new List<string>();
        await foreach (var some in stock.OrderMovementsAsync(ct).Chunk(Some).WithCancellation(ct))
        {
            var known = await orders.OfAsync([.. some.Select(m => m.OrderId).Distinct()], ct);
            foreach (var moved in some)
            {
                var ordered = known.GetValueOrDefault(moved.OrderId)?.Lines.Where(l => l.Sku == moved.Sku).Sum(l => l.Quantity) ?? 0;
                if (moved.Shipped - moved.Returned > ordered || moved.Returned > moved.Shipped)
                    found.Add($"order {moved.OrderId}, {moved.Sku}: ordered {ordered}, shipped {moved.Shipped}, returned {moved.Returned}");
            }
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> WaitsAsync(CancellationToken ct)
    {
        var (settled, found) = (clock.GetUtcNow() - Travel, new List<string>());
        var waiting = (await stock.WaitingAsync(settled, ct)).GroupBy(w => w.OrderId)
            .ToDictionary(g => g.Key, g => g.ToDictionary(w => w.Sku, StringComparer.Ordinal));
        foreach (var some in waiting.Keys.Chunk(Some))
        {
            var known = await orders.OfAsync(some, ct);
            found.AddRange(
                from id in some
                // Of those that were never placed the hold runs out.
                let order = known.GetValueOrDefault(id)
                where order is not null && order.UpdatedAt < settled
                from wait in waiting[id].Values
                let says = order.Backordered.GetValueOrDefault(wait.Sku)
                where says != wait.Quantity && wait.ChangedAt < settled
                select $"order {order.Number}, {wait.Sku}: says that it waits for {says}, the stock for {wait.Quantity}");
        }
        await foreach (var order in orders.AllAsync(ct).Where(o => o.AwaitsStock && o.UpdatedAt < settled).WithCancellation(ct))
            found.AddRange(order.Backordered.Where(l => waiting.GetValueOrDefault(order.Id)?.ContainsKey(l.Key) is not true)
                .Select(l => $"order {order.Number}, {l.Key}: says that it waits for {l.Value}, the stock for none"));
        return found;
    }

    private async Task<IReadOnlyList<string>> AllocatedAsync(CancellationToken ct)
    {
        var (settled, found) = (clock.GetUtcNow() - Travel, new List<string>());
        await foreach (var some in orders.AllAsync(ct).Where(o => o.Status is not "awaitingPayment" && o.UpdatedAt < settled).Chunk(Some).WithCancellation(ct))
        {
            var allocated = (await shipments.AllocatedAsync([.. some.Select(o => o.Id)], ct)).ToDictionary(a => (a.OrderId, a.Sku), a => a.Quantity);
            found.AddRange(
                from order in some
                    // Of parcels from before it was kept, what is in them is not known.
                where order.Lines.Any(l => allocated.ContainsKey((order.Id, l.Sku)))
                from line in order.Lines
                let packed = allocated.GetValueOrDefault((order.Id, line.Sku))
                // What is sent again may be with nobody: refused by the carrier, or about to be packed anew.
                where packed > line.Quantity
                    || (packed < line.Quantity && order is { Status: "shipped" or "delivered", FulfilmentStatus: "inTransit" or "delivered" })
                select $"order {order.Number}, {line.Sku}: ordered {line.Quantity}, in parcels {packed}");
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> HoldsAsync(CancellationToken ct)
    {
        var (now, found) = (clock.GetUtcNow(), new List<string>());
        foreach (var some in (await stock.LiveHoldsAsync(ct)).Chunk(Some))
        {
            var known = await orders.OfAsync([.. some.Select(h => h.OrderId).Distinct()], ct);
            found.AddRange(
                from hold in some
                let order = known.GetValueOrDefault(hold.OrderId)
                where hold.ExpiresAt < now - Travel
                    // What is sent again is held again.
                    || (order is { Status: "cancelled" or "delivered" or "returned" } or { Status: "shipped", FulfilmentStatus: "inTransit" or "returned" }
                        && order.UpdatedAt < now - Travel)
                select $"order {hold.OrderId} ({order?.Status ?? "never placed"}) holds {hold.Quantity} of {hold.Sku} "
                    + $"until {hold.ExpiresAt?.ToString("u") ?? "it is shipped"}");
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> CouponsAsync(CancellationToken ct)
    {
        var (now, found) = (clock.GetUtcNow(), new List<string>());
        await foreach (var some in coupons.AllUsesAsync().Chunk(Some).WithCancellation(ct))
        {
            var known = await orders.OfAsync([.. some.Select(u => u.OrderId).Distinct()], ct);
            found.AddRange(
                from use in some
                let order = known.GetValueOrDefault(use.OrderId)
                where order is not null
                    && (!(order.Promotions.Count == 0 ? string.Equals(order.CouponCode, use.Code, StringComparison.OrdinalIgnoreCase)
                            : order.Promotions.Contains(use.Id))
                        || (order.Status == "cancelled" && order.UpdatedAt < now - Travel))
                select $"{use.Name} is redeemed by order {order.Number}, which is {order.Status} and used {order.CouponCode ?? "none"}");
        }
        var settled = orders.AllAsync(ct).Where(o => o.Status != "cancelled" && o.UpdatedAt < now - Travel);
        await foreach (var some in settled.Where(o => o.CouponCode is not null || o.Promotions.Count > 0).Chunk(Some).WithCancellation(ct))
        {
            var used = (await coupons.UsesAsync([.. some.Select(o => o.Id)], ct)).ToLookup(u => u.OrderId, u => u.Id);
            found.AddRange(some.Where(o => o.Promotions.Count == 0 ? !used.Contains(o.Id) : o.Promotions.Except(used[o.Id]).Any())
                .Select(o => $"order {o.Number} used {o.CouponCode ?? "a promotion"}, which has no redemption for it"));
        }
        return found;
    }

    private async Task<IReadOnlyList<string>> ShippedAsync(CancellationToken ct)
    {
        var (settled, found) = (clock.GetUtcNow() - Travel, new List<string>());
        await foreach (var some in orders.AllAsync(ct).Where(o => o.Status is "shipped" or "delivered" or "returned" && o.UpdatedAt < settled)
            .Chunk(Some).WithCancellation(ct))
        {
            Guid[] ids = [.. some.Select(o => o.Id)];
            var (captured, live) = (await payments.CapturedAsync(ids, ct), await shipments.LiveAsync(ids, ct));
            found.AddRange(
                from order in some
                let money = captured.GetValueOrDefault(order.Id)
                let parcels = live.GetValueOrDefault(order.Id)
                where (money != order.Total.Amount && order is not { PaysOnDelivery: true, PaymentStatus: "pending" or "voided" }) || parcels < 1
                select $"order {order.Number} is {order.Status}: captured {money} of {order.Total.Amount}, {parcels} shipments");
        }
        return found;
    }
}

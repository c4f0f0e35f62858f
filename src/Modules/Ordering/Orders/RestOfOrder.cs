using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Returns;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <param name="Priced">What the order comes to then; null where nothing is out, so that nothing stays of it.</param>
internal sealed record RestPlan(Repriced? Priced, PaymentChange Payment);

/// <summary>Works out what comes of giving the rest of an order up, and carries it out. What delivery cost stays; staff may refund it besides.</summary>
internal sealed class RestOfOrder(
    OrderingDbContext db, IRepricing pricing, ICatalog catalog, IPaymentChanges changes, IPaymentReader payments, IRefunds refunds, IShipmentReader shipments,
    IIds ids)
{
    /// <summary>The carrier was faster than its event: that will come.</summary>
    public static readonly Error JustLeft = Error.Conflict("not-editable", "A parcel of it has just left. Look at the order again in a minute.");

    /// <summary>Nothing is stored. The refusals say what stands in the way.</summary>
    public async Task<Result<RestPlan>> PlanAsync(Order order, CancellationToken ct)
    {
        if (order.WhyNoRest is { } refused) return refused;
        var known = order.Shipments.Where(s => s.HasLeft || s.State is ShipmentState.Resent or ShipmentState.Cancelled).Select(s => s.Id).ToHashSet();
        var parcels = await shipments.OfOrderAsync(order.Id, ct);
        // Nor is it known here yet what is sent again.
        if (parcels.Any(s => (s.State is "inTransit" or "delivered" or "returned" && !known.Contains(s.Id))
            || (s.State is "resent" && order.Shipments.Any(o => o.Id == s.Id && o.State is not ShipmentState.Resent)))) return JustLeft;
        if (order.Sent.Values.All(sent => sent == 0)) return await AllAsync(order, ct);
        var left = order.Sent;
        var priced = await pricing.RepriceAsync(order.ToReprice(left, 0, order.Shipping), ct);
        if (priced.Error is { } unpriced) return unpriced;
        if (priced.Value.Total.Amount == 0 && order.Total > 0)
            return Error.Conflict("not-editable", "What has left costs nothing without the rest: nothing would be left to pay. Refund it, and send the rest.");
        // What was refunded beyond what the order comes to then is back already.
        var back = order.Total - order.Refunded - Math.Max(0, priced.Value.Total.Amount - order.Refunded);
        var paid = back == 0 ? new PaymentChange(PaymentChange.Nothing, order.Of(0))
            : await changes.CheckAsync(order.Id, order.Of(-back), priced.Value.Total, ct);
        return paid.Error is { } unpaid ? unpaid : new RestPlan(priced.Value, paid.Value);
    }

    /// <summary>Gives it up. What it publishes is for the caller to commit.</summary>
    public async Task CarryOutAsync(Order order, RestPlan plan, string reason, string? note, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        OrderChange? change = null;
        if (plan.Priced is { } priced)
        {
            var rest = order.ChangesTo(priced);
            var sold = await catalog.FindAsync([.. rest.Select(c => c.Sku)], ct);
            var weight = rest.Sum(c => c.Quantity * (sold.GetValueOrDefault(c.Sku)?.WeightGrams ?? 0));
            change = new(ids.New(), priced, GivesDiscount: false, reason, note, weight, new Dictionary<string, string>())
            {
                Returns = [.. (await db.ReadReturnsOfAsync(order.Id, ct))
                    .Where(r => r is { Status: ReturnStatus.Refunded, RefundStatus: ReturnRefundStatus.Succeeded })],
            };
        }
        order.GiveUpRest(change, reason, actor, now);
    }

    private async Task<Result<RestPlan>> AllAsync(Order order, CancellationToken ct)
    {
        if (await payments.FindAsync(order.Id, ct) is not { } payment)
            return Error.Conflict("not-editable", "The payment is not known yet. Try again in a minute.");
        if (payment.Refundable.Amount == 0) return new RestPlan(null, new(PaymentChange.Nothing, order.Of(0)));
        var refund = await refunds.CheckAsync(order.Id, payment.Refundable, null, ct);
        return refund.Error is { } refused ? refused : new RestPlan(null, new(PaymentChange.GivesBack, payment.Refundable));
    }
}

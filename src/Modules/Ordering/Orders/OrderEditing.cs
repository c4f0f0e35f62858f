using System.Security.Cryptography;
using System.Text.Json;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// What of an order is to be another: lines by SKU with their quantity from now on (0 takes one out), a further discount, what delivery costs.
/// </summary>
/// <param name="Shipping">Null leaves it as it was charged.</param>
internal sealed record EditWish(IReadOnlyDictionary<string, int> Lines, Money? Discount, Money? Shipping)
{
    public static EditWish Of(IReadOnlyList<EditedLine>? lines, Money? discount, Money? shipping) =>
        new((lines ?? []).ToDictionary(l => l.Sku!.Trim(), l => l.Quantity!.Value, StringComparer.Ordinal), discount, shipping);
}

/// <param name="Quantity">From now on; 0 takes the line out.</param>
internal sealed record EditedLine(string? Sku, int? Quantity);

/// <summary>What would come of a wish.</summary>
internal sealed record EditPlan(
    Repriced Priced, IReadOnlyList<LineChange> Changes, PaymentChange Payment, int WeightGained, bool GivesDiscount, bool ChangesNothing)
{
    /// <summary>Why it cannot be made at once: more is owed than is authorised or paid. Null where that is not so.</summary>
    public Error? Missing { get; init; }

    /// <summary>What the order comes to then, and what of it waits for goods, as it is now: the order says what it is then.</summary>
    public required OrderFigures After { get; init; }
}

/// <summary>
/// Works out what comes of changing an order before it ships, and carries it out. What its lines gain is held first, under the change's own id and for a
/// while: a crash before the change is stored costs nothing, the hold runs out. All else follows the order's event.
/// </summary>
internal sealed class OrderEditing(
    IRepricing pricing, ICatalog catalog, IPaymentChanges payments, IAvailability availability, IStockHolds stock, IShipmentReader shipments)
{
    private const string PaymentNeeded = "payment-needed";

    /// <summary>How long what was gained is held for an event that makes it the order's.</summary>
    private static readonly TimeSpan HeldAhead = TimeSpan.FromMinutes(10);

    /// <summary>Nothing is stored. The refusals say what stands in the way.</summary>
    public async Task<Result<EditPlan>> PlanAsync(Order order, EditWish wish, bool byStaff, CancellationToken ct)
    {
        if (order.WhyNotEditable(byStaff) is { } refused) return refused;
        foreach (var (name, money) in new[] { ("discount", wish.Discount), ("shippingPrice", wish.Shipping) })
            if (money is { } given && given.Currency != order.Currency) return Error.Invalid(name, $"The order is in {order.Currency}.");
        var unknown = wish.Lines.Where(l => l.Value == 0 && order.Lines.All(o => o.Sku != l.Key)).Select(l => $"{l.Key} is not in the order.").ToArray();
        if (unknown.Length > 0) return Error.Invalid(new Dictionary<string, string[]> { ["lines"] = unknown });
        var asked = order.ToReprice(wish.Lines, wish.Discount?.Amount ?? 0, wish.Shipping?.Amount ?? order.Shipping);
        if (asked.Kept.Count + asked.Added.Count == 0)
            return Error.Invalid("lines", "Nothing would be left of the order. Cancel it instead, and its money goes back in full.");
        var priced = await pricing.RepriceAsync(asked, ct);
        if (priced.Error is { } unpriced) return unpriced;
        if (priced.Value.Total.Amount < order.Refunded)
            return Error.Invalid("lines", $"{order.Of(order.Refunded)} of this order were given back already, so it cannot come to {priced.Value.Total}.");
        var changes = order.ChangesTo(priced.Value);
        if (changes.Count > 0 && await WhyNotPackedAnewAsync(order.Id, ct) is { } left) return left;
        var waits = await WaitsAsync(changes, ct);
        if (waits.Error is { } tooFew) return tooFew;
        var difference = priced.Value.Total - order.TotalMoney;
        var paid = await payments.CheckAsync(order.Id, difference, priced.Value.Total, ct);
        if (paid.Error is { Type: not PaymentNeeded } unpaid) return unpaid;
        return new EditPlan(priced.Value, changes, paid.Error is null ? paid.Value : new(PaymentChange.Needed, difference), await WeightAsync(changes, ct),
            wish.Discount is { Amount: > 0 }, changes.Count == 0 && wish.Discount is not { Amount: > 0 } && asked.Shipping.Amount == order.Shipping)
        { Missing = paid.Error, After = OrderFigures.Of(priced.Value, order, waits.Value) };
    }

    /// <summary>What an order would come to by a change that is to be paid for, and what of it would wait for goods, as it is now.</summary>
    public async Task<OrderFigures> AfterAsync(Order order, Supplement supplement, CancellationToken ct)
    {
        // What is held for who is paying would be missed in the stock.
        var waits = supplement.PaymentId is { } held ? await stock.WaitsAsync([held], ct)
            : await WaitsAsync(order.ChangesTo(supplement.Priced), ct) is { Succeeded: true } gained ? gained.Value : [];
        return OrderFigures.Of(supplement.Priced, order, waits);
    }

    /// <summary>
    /// Holds what the order gains, and changes it: what is not there is promised, as by a checkout. What it publishes is for the caller to commit.
    /// </summary>
    public async Task<Result> CarryOutAsync(Order order, EditPlan plan, string reason, string? note, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (plan.ChangesNothing && note is null) return Error.Conflict("not-editable", "The order is like that already: there is nothing to change.");
        if (plan.Missing is { } missing) return missing;
        var id = IdOf(order, plan);
        var held = await HoldAsync(id, plan.Changes, now + HeldAhead, ct);
        if (held.Error is { } tooFew) return tooFew;
        order.Edit(
            new(id, plan.Priced, plan.GivesDiscount, reason, note, plan.WeightGained, await ShelvesAsync(plan.Changes, ct)) { Waits = held.Value }, actor, now);
        return Result.Success;
    }

    /// <summary>Why a change cannot be paid for now; null when it can, and what the order gains is held under the payment's id.</summary>
    /// <param name="until">How long it is held.</param>
    public async Task<Error?> WhyNotPayableAsync(Order order, Supplement supplement, DateTimeOffset until, CancellationToken ct) =>
        (await HoldAsync(order, supplement, until, ct)).Error;

    private async Task<Result<IReadOnlyList<StockWait>>> HoldAsync(Order order, Supplement supplement, DateTimeOffset until, CancellationToken ct)
    {
        if (supplement.WhyNot(order) is { } over) return over;
        var changes = order.ChangesTo(supplement.Priced);
        if (changes.Count > 0 && await WhyNotPackedAnewAsync(order.Id, ct) is { } left) return left;
        var paid = await payments.CheckAsync(order.Id, supplement.DifferenceMoney, supplement.Priced.Total, ct);
        return paid.Error is { Type: not PaymentNeeded } impossible ? impossible : await HoldAsync(supplement.PayingId, changes, until, ct);
    }

    /// <summary>What is held for a payment that comes to nothing is free at once. What another try has renewed meanwhile stays.</summary>
    public Task ReleaseAsync(Supplement supplement, CancellationToken ct) => supplement is { PaymentId: { } payment, PayingUntil: { } until }
        ? stock.ReleaseAsync(payment, until, ct) : Task.CompletedTask;

    /// <summary>Another way to pay is taken after a decline: what comes of that payment goes back.</summary>
    public async Task LeaveAsync(Supplement supplement, Order order, DateTimeOffset now, CancellationToken ct)
    {
        if (supplement.PaymentId is null) return;
        await ReleaseAsync(supplement, ct);
        supplement.Drop(order, "It is paid in another way.", now);
    }

    /// <summary>Makes a change that was paid for, as it was reckoned when it was asked for. What it publishes is for the caller to commit.</summary>
    public async Task<Result> CarryOutAsync(Order order, Supplement supplement, DateTimeOffset now, CancellationToken ct)
    {
        var held = await HoldAsync(order, supplement, now + HeldAhead, ct);
        if (held.Error is { } impossible) return impossible;
        var changes = order.ChangesTo(supplement.Priced);
        var (weight, shelves) = (await WeightAsync(changes, ct), await ShelvesAsync(changes, ct));
        order.Edit(
            new(supplement.PayingId, supplement.Priced, supplement.GivesDiscount, supplement.Reason, supplement.Note, weight, shelves) { Waits = held.Value },
            new(supplement.Actor, supplement.ActorName), now);
        return Result.Success;
    }

    /// <summary>Why what is in an order cannot change, by its parcels; null when it can.</summary>
    public async Task<Error?> WhyNotPackedAnewAsync(Guid orderId, CancellationToken ct)
    {
        var parcels = await shipments.OfOrderAsync(orderId, ct);
        // The carrier may be faster than its event; what goes by the shop's own means has left when staff says so.
        return parcels.Any(s => s.State is "inTransit" or "delivered" or "returned" || s is { State: "labelled", Kind: "own" })
            ? Error.Conflict("already-shipped", "The order has left, so it cannot be changed any more.")
            : parcels.Any(s => s.IsPartial && s.State is not "cancelled")
            ? Error.Conflict("not-editable", "A part of the order is in a parcel of its own, so what is in it cannot change any more.")
            : null;
    }

    /// <summary>Holds what the lines gain under the change's own id.</summary>
    /// <returns>What of it is not there yet.</returns>
    private async Task<Result<IReadOnlyList<StockWait>>> HoldAsync(
        Guid id, IReadOnlyList<LineChange> changes, DateTimeOffset until, CancellationToken ct)
    {
        HoldLine[] gained = [.. changes.Where(c => c.Quantity > 0).Select(c => new HoldLine(c.Sku, c.Quantity))];
        if (gained.Length == 0) return Array.Empty<StockWait>();
        var promise = await stock.TryPromiseAsync(id, gained, until, ct);
        return promise.Shortages.Count > 0 ? TooFew(promise.Shortages) : promise.Waits.ToArray();
    }

    private Task<IReadOnlyDictionary<string, string>> ShelvesAsync(IReadOnlyList<LineChange> changes, CancellationToken ct) =>
        catalog.ShelvesAsync([.. changes.Where(c => c.Quantity > 0).Select(c => c.Sku)], ct);

    /// <summary>The same for the same change of the same state, so that trying again after a crash finds what is held already.</summary>
    private static Guid IdOf(Order order, EditPlan plan) => new(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { order.Id, order.Version, plan.Changes, plan.Priced.Total })).AsSpan(0, 16), bigEndian: true);

    /// <summary>What of what the lines gain would not be there yet.</summary>
    private async Task<Result<IReadOnlyList<StockWait>>> WaitsAsync(IReadOnlyList<LineChange> changes, CancellationToken ct)
    {
        string[] gaining = [.. changes.Where(c => c.Quantity > 0).Select(c => c.Sku)];
        if (gaining.Length == 0) return Array.Empty<StockWait>();
        var (there, beyond) = (await availability.OfAsync(gaining, ct), await availability.BackordersAsync(gaining, ct));
        var lacking = changes.Select(c => (Change: c, Units: c.Quantity - there.GetValueOrDefault(c.Sku), Beyond: beyond.GetValueOrDefault(c.Sku)))
            .Where(c => c.Change.Quantity > 0 && c.Units > 0).ToList();
        StockShortage[] missing = [.. lacking.Where(c => c.Units > (c.Beyond?.Left ?? 0))
            .Select(c => new StockShortage(c.Change.Sku, c.Change.Quantity, there.GetValueOrDefault(c.Change.Sku) + (c.Beyond?.Left ?? 0)))];
        return missing.Length > 0 ? TooFew(missing) : lacking.ConvertAll(c => new StockWait(c.Change.Sku, c.Units, c.Beyond!.ExpectedOn));
    }

    private static Error TooFew(IReadOnlyList<StockShortage> missing) =>
        Error.Conflict("out-of-stock", "There is less in stock than would be ordered.").With("items", missing);

    // Of what is not sold any more nobody knows the weight; the parcel is weighed by hand where it matters.
    private async Task<int> WeightAsync(IReadOnlyList<LineChange> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return 0;
        var sold = await catalog.FindAsync([.. changes.Select(c => c.Sku)], ct);
        return (int)Math.Clamp(changes.Sum(c => (long)c.Quantity * (sold.GetValueOrDefault(c.Sku)?.WeightGrams ?? 0)), -int.MaxValue, int.MaxValue);
    }
}

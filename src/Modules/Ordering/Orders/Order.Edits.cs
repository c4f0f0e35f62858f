using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Returns;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about changing its lines and amounts before it ships, and as its rest is given up. What stands keeps the price that was agreed.</summary>
internal sealed partial class Order
{
    private readonly List<OrderEdit> _edits = [];

    /// <summary>How many changes there were; numbers the next.</summary>
    public int EditCount { get; private set; }

    /// <summary>Written, never loaded with the order.</summary>
    public IReadOnlyList<OrderEdit> Edits => _edits;

    /// <summary>Why its lines and amounts cannot be changed now; null when they can.</summary>
    /// <param name="byStaff">Customers may until somebody packs it or a label is bought; staff until it leaves.</param>
    public Error? WhyNotEditable(bool byStaff) =>
        Status is OrderStatus.Shipped or OrderStatus.Delivered or OrderStatus.Returned || FulfilmentStatus > FulfilmentStatus.Labelled
            ? Error.Conflict("already-shipped", "The order has left, so it cannot be changed any more.")
                .With("lines", _lines.OrderBy(l => l.Number).Select(l => new ShippedLine(l.Sku, ShippedOf(l))).ToArray())
        : !byStaff && (FulfilmentStatus is not FulfilmentStatus.Unfulfilled || PackingSince is not null)
            ? Error.Conflict("already-shipped", "The order is being packed, so it cannot be changed any more. Write to us if something is wrong.")
                .With("lines", _lines.OrderBy(l => l.Number).Select(l => new ShippedLine(l.Sku, ShippedOf(l))).ToArray())
        : Status is not OrderStatus.Confirmed ? NotEditable("Only a confirmed order can be changed.")
        : PaymentStatus is PaymentStatus.Disputed ? NotEditable("The payment is in dispute, so what the order costs cannot change now.")
        : Taxes is null ? NotEditable("The order is from before its taxes were kept, so it cannot be reckoned anew.")
        : null;

    /// <summary>Why that is not what customers may ask for: less of what is ordered.</summary>
    public Error? WhyNotLess(IReadOnlyDictionary<string, int> quantities)
    {
        var more = quantities.Where(q => _lines.Find(l => l.Sku == q.Key) is not { } line || q.Value > line.Quantity).Select(q => q.Key).ToArray();
        return more.Length == 0 ? null : Error.Invalid("lines", $"An order can only become less here, and {more[0]} would become more. Please order that in addition.");
    }

    /// <summary>How many of a SKU are or have been sent.</summary>
    internal sealed record ShippedLine(string Sku, int Shipped);

    private static Error NotEditable(string why) => Error.Conflict("not-editable", why);

    /// <summary>What is to be reckoned anew, in which the lines that stand keep what was agreed.</summary>
    /// <param name="quantities">From now on, of SKUs that change; 0 takes a line out.</param>
    public OrderToReprice ToReprice(IReadOnlyDictionary<string, int> quantities, long discount, long shipping)
    {
        var kept = _lines.OrderBy(l => l.Number).Select(l => (Line: l, Quantity: quantities.GetValueOrDefault(l.Sku, l.Quantity))).Where(l => l.Quantity > 0);
        return new(
            Currency, ShipTo, Business,
            [.. kept.Select(k => new KeptLine(k.Line.Sku, k.Line.Name, k.Quantity, Of(k.Line.UnitPrice), Of(DiscountOf(k.Line, k.Quantity)),
                TaxOf(k.Line.TaxName, k.Line.TaxRate)))],
            [.. quantities.Where(q => q.Value > 0 && !_lines.Exists(l => l.Sku == q.Key)).Select(q => new AddedLine(q.Key, q.Value))],
            Of(discount), Of(shipping), TaxOf(ShippingTaxName, ShippingTaxRate), Taxes ?? []);
    }

    /// <summary>What its lines gain and lose by that.</summary>
    public IReadOnlyList<LineChange> ChangesTo(Repriced priced)
    {
        var before = _lines.ToDictionary(l => l.Sku, l => l.Quantity, StringComparer.Ordinal);
        var after = priced.Lines.ToDictionary(l => l.Sku, l => l.Quantity, StringComparer.Ordinal);
        return [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(sku => new LineChange(sku, after.GetValueOrDefault(sku) - before.GetValueOrDefault(sku))).Where(c => c.Quantity != 0)];
    }

    /// <summary>Its lines and amounts become what was reckoned.</summary>
    /// <param name="tells">Whether the lines are for the event to tell; of a rest that is given up, another one does.</param>
    public void Edit(OrderChange change, Actor actor, DateTimeOffset now, bool tells = true)
    {
        var (priced, before, sealBefore, changes) = (change.Priced, OrderFigures.Of(this), Seal, ChangesTo(change.Priced));
        Promotions = PromotionsAfter(change);
        var (number, waited) = (_lines.Max(l => l.Number), AwaitsStock);
        foreach (var gone in _lines.FindAll(l => priced.Lines.All(p => p.Sku != l.Sku))) _lines.Remove(gone);
        foreach (var line in priced.Lines)
        {
            if (_lines.Find(l => l.Sku == line.Sku) is { } stands) stands.Become(line);
            else _lines.Add(NewLine(line, ++number, change.Categories.GetValueOrDefault(line.Sku)));
        }
        var later = change.Waits.Select(w => (Wait: w, Line: _lines.Find(l => l.Sku == w.Sku)!)).ToList();
        foreach (var (wait, line) in later) line.Wait(line.Backordered + wait.Quantity, wait.ExpectedOn);
        (Subtotal, Discount, Shipping, ShippingTax, ShippingTaxIncluded, Tax, Total, Taxes) = (
            priced.Subtotal.Amount, priced.Discount.Amount, priced.Shipping.Amount, priced.ShippingTax.Amount, priced.ShippingTaxIncluded.Amount,
            (priced.Tax + priced.ShippingTax).Amount, priced.Total.Amount, priced.Taxes);
        WeightGrams = (int)Math.Clamp((long)WeightGrams + change.WeightGained, 0, int.MaxValue);
        Seal = SealOf(_lines, ShipTo, BillTo, TotalMoney, Taxes, VatId);
        EditCount++;
        var after = OrderFigures.Of(this);
        var difference = after.Total - before.Total;
        _edits.Add(new(change.Id, Id, EditCount, now, actor.Role, actor.Name, change.Reason, change.Note, difference.Amount, sealBefore, Seal)
        {
            Before = before,
            After = after,
        });
        // What went back beyond what the order comes to now was paid too much.
        Refunded = Math.Min(Refunded, Total);
        if (Refunded > 0) ShareRefunds(change.Returns);
        string[] words = [.. Said(before, after, changes), .. WaitWords(later.Select(w => w.Line)), change.Reason];
        Record(State, TimelineEventKind.OrderEdited, now, string.Join(' ', words), actor);
        _events.Add(new OrderEdited(
            Id, Number, change.Id, tells ? changes : [], difference, TotalMoney, change.Reason, change.Note,
            actor == Actor.System ? "system" : actor.Name, now));
        // Of a rest that is given up nothing goes on.
        if (tells && waited && !AwaitsStock) TellStocked(now);
    }

    private Line NewLine(QuoteLine line, int number, string? category) => new(
        Id, number, line.Sku, line.Name, line.Quantity, line.UnitPrice.Amount, line.Discount.Amount, line.Tax.Amount, line.Total.Amount,
        line.TaxIncluded.Amount)
    {
        Category = category,
        TaxName = line.TaxedAs?.Name,
        TaxRate = Line.RateOf(line.TaxedAs),
    };

    /// <summary>Units that leave take their share of the line's discount along; units that come have none.</summary>
    private static long ShareOf(long whole, Line line, int quantity) =>
        quantity >= line.Quantity ? whole : Allocation.Allocate(whole, [quantity, line.Quantity - quantity])[0];

    /// <summary>What its promotions, and the rounding, take off so many units of a line: each its share, so that they add up to it.</summary>
    private long DiscountOf(Line line, int quantity)
    {
        long[] parts = [.. (Promotions ?? []).SelectMany(p => p.Lines).Where(l => l.Sku == line.Sku).Select(l => l.Amount.Amount)];
        return parts.Append(line.Discount - parts.Sum()).Sum(part => ShareOf(part, line, quantity));
    }

    /// <summary>What each took off what stands, and what staff takes off now. Orders from before promotions were kept have none.</summary>
    private IReadOnlyList<AppliedPromotion>? PromotionsAfter(OrderChange change)
    {
        if (Promotions is null && Discount > 0) return null;
        var quantities = change.Priced.Lines.ToDictionary(l => l.Sku, l => l.Quantity, StringComparer.Ordinal);
        var had = (Promotions ?? []).Select(p =>
        {
            PromotionShare[] shares = [.. p.Lines.Where(l => quantities.ContainsKey(l.Sku)).Select(l => l with
            {
                Amount = Of(ShareOf(l.Amount.Amount, _lines.Single(line => line.Sku == l.Sku), quantities[l.Sku])),
            })];
            return p with { Lines = shares, Amount = shares.Aggregate(Of(0), (sum, l) => sum + l.Amount) };
        });
        PromotionShare[] given =
            [.. change.Priced.Lines.Zip(change.Priced.GivenOff, (l, off) => new PromotionShare(l.Sku, off)).Where(l => l.Amount.Amount > 0)];
        // Where nothing was given, what cannot be charged is left over: that is rounding.
        if (!change.GivesDiscount || given.Length == 0) return Promotions is null ? null : [.. had];
        var all = given.Aggregate(Of(0), (sum, l) => sum + l.Amount);
        return [.. had, new(Guid.Empty, null, "Discount", "Given by the shop", change.Reason, all, FreeShipping: false, given)];
    }

    private static IEnumerable<string> Said(OrderFigures before, OrderFigures after, IReadOnlyList<LineChange> changes)
    {
        // Each a sentence that begins with a capital and ends in a word, so that it is said in the reader's language.
        foreach (var change in changes)
        {
            var (was, now) = (before.Lines.FirstOrDefault(l => l.Sku == change.Sku), after.Lines.FirstOrDefault(l => l.Sku == change.Sku));
            yield return $"Of {(now ?? was)!.Name}, {now?.Quantity ?? 0} instead of {was?.Quantity ?? 0} are ordered.";
        }
        if (before.Shipping != after.Shipping) yield return $"The delivery is {after.Shipping} instead of {before.Shipping} from now on.";
        yield return before.Total == after.Total ? $"The total of {after.Total} stays." : $"The total is {after.Total} instead of {before.Total} from now on.";
    }

    private static TaxLabel? TaxOf(string? name, int? rate) => name is null || rate is null ? null : new(name, rate.Value / 10_000m);

    // As it was confirmed, or not, when it was ordered.
    private VatId? Business => VatId is { Length: > 2 } text ? new(text[..2], text[2..]) { IsConfirmed = VatIdConfirmed is true } : null;
}

/// <summary>A change of an order that was reckoned and can be carried out.</summary>
/// <param name="WeightGained">Negative where it weighs less, in grams.</param>
/// <param name="Categories">Of SKUs that come to it, by SKU.</param>
internal sealed record OrderChange(
    Guid Id, Repriced Priced, bool GivesDiscount, string Reason, string? Note, int WeightGained, IReadOnlyDictionary<string, string> Categories)
{
    /// <summary>What the lines gain, and is not there yet.</summary>
    public IReadOnlyList<StockWait> Waits { get; init; } = [];

    /// <summary>Whose money went back; none of an order of which nothing has left.</summary>
    public IReadOnlyList<Return> Returns { get; init; } = [];
}

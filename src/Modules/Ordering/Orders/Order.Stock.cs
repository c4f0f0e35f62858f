using System.Globalization;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about goods that were ordered before they are there.</summary>
internal sealed partial class Order
{
    /// <summary>Not all of it is there: only what staff packs by hand leaves.</summary>
    public bool AwaitsStock => _lines.Exists(l => l.Backordered > 0);

    /// <summary>From when all is there that it waits for; null where that is not known, or where it waits for nothing.</summary>
    private DateOnly? ExpectedOn => _lines.FindAll(l => l.Backordered > 0) is { Count: > 0 } waiting && waiting.TrueForAll(l => l.ExpectedOn is not null)
        ? waiting.Max(l => l.ExpectedOn) : null;

    /// <summary>What it waits for now. The order goes on by itself once it waits for nothing.</summary>
    public Result Waits(IReadOnlyList<StockWait> waits, DateTimeOffset now)
    {
        if (Status is OrderStatus.Cancelled or OrderStatus.Delivered or OrderStatus.Returned) return Result.Success;
        var (waited, expected, arrived, changed) = (AwaitsStock, ExpectedOn, new List<string>(), new List<Line>());
        foreach (var line in _lines.OrderBy(l => l.Number))
        {
            var wait = waits.FirstOrDefault(w => w.Sku == line.Sku);
            var (before, units) = (line.Backordered, Math.Min(wait?.Quantity ?? 0, line.Quantity - ShippedOf(line)));
            if (!line.Wait(units, wait?.ExpectedOn)) continue;
            changed.Add(line);
            if (units < before) arrived.Add($"{before - units} × {line.Name}");
        }
        if (changed.Count == 0) return Result.Success;
        var words = WaitWords(changed);
        if (arrived.Count > 0) words = words.Prepend($"Arrived: {string.Join(", ", arrived)}.");
        Record(State, arrived.Count > 0 ? TimelineEventKind.StockArrived : TimelineEventKind.StockAwaited, now, string.Join(' ', words));
        if (waited && !AwaitsStock) TellStocked(now);
        else if (arrived.Count == 0 && waited && ExpectedOn != expected && Status is OrderStatus.Confirmed)
            _events.Add(new OrderExpectedOnAnotherDay(Id, Number, ExpectedOn, now));
        return Result.Success;
    }

    private void TellStocked(DateTimeOffset now)
    {
        if (Status is OrderStatus.Confirmed or OrderStatus.Shipped) _events.Add(new OrderStocked(Id, Number, now));
    }

    /// <summary>What of these lines is not there yet, a sentence for each day.</summary>
    private static IEnumerable<string> WaitWords(IEnumerable<Line> lines) =>
        from line in lines
        where line.Backordered > 0
        group $"{line.Backordered} × {line.Name}" by line.ExpectedOn into day
        orderby day.Key ?? DateOnly.MaxValue
        select (day.Key is { } date ? $"Expected from {date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} on" : "Not there yet")
            + $": {string.Join(", ", day)}.";
}

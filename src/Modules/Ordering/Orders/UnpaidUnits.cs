namespace ClickCart.Ordering.Orders;

/// <summary>
/// Bounds what somebody who does not pay keeps from everybody else: the units that the unpaid orders of one buyer, and of one client address, hold
/// together. Each node counts what was ordered on it, for as long as it may be held, and asks the database what has been paid for or has ended since
/// only before it would refuse.
/// </summary>
internal sealed class UnpaidUnits(OrderingSettings settings, TimeProvider clock)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<Guid, Taken> _taken = [];
    private readonly Dictionary<string, long> _sums = new(StringComparer.Ordinal);

    private readonly PriorityQueue<Guid, DateTimeOffset> _inTime = new();

    private sealed record Taken(string Buyer, string Client, int Units);

    /// <summary>Null when the order may hold its units; they count from then on, until it is paid for or ends.</summary>
    public async Task<Error?> RefusalAsync(
        OrderingDbContext db, Guid orderId, int units, ICaller caller, string email, DateTimeOffset until, CancellationToken ct)
    {
        var wanted = new Taken($"buyer {caller.AccountId?.ToString() ?? email}", $"client {caller.Client}", units);
        if (TryTake(orderId, wanted, until)) return null;
        Guid[] suspects;
        lock (_turn) suspects = [.. _taken.Where(t => t.Value.Buyer == wanted.Buyer || t.Value.Client == wanted.Client).Select(t => t.Key)];
        foreach (var some in suspects.Chunk(500))
        {
            var over = await db.Orders.Where(o => some.Contains(o.Id) && o.Status != OrderStatus.AwaitingPayment).Select(o => o.Id).ToListAsync(ct);
            over.ForEach(Forget);
        }
        return TryTake(orderId, wanted, until)
            ? null
            : TooMuch(settings.DeclinedHold);
    }

    public static Error TooMuch(TimeSpan wait) => Error.TooMany("too-much-held",
        "Your orders that are not paid for hold so much that no more can be set aside. Pay for them or cancel them first.", wait);

    /// <summary>It holds nothing (any more).</summary>
    public void Forget(Guid orderId)
    {
        lock (_turn)
        {
            if (!_taken.Remove(orderId, out var taken)) return;
            foreach (var who in new[] { taken.Buyer, taken.Client })
                if ((_sums[who] -= taken.Units) == 0) _sums.Remove(who);
        }
    }

    private bool TryTake(Guid orderId, Taken wanted, DateTimeOffset until)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            while (_inTime.TryPeek(out _, out var first) && first <= now) Forget(_inTime.Dequeue());
            // The same order again, after a refusal or a crash, counts once.
            Forget(orderId);
            if (IsTooMuch(wanted.Buyer, settings.UnpaidUnitsOfBuyer) || IsTooMuch(wanted.Client, settings.UnpaidUnitsOfClient)) return false;
            _taken[orderId] = wanted;
            _inTime.Enqueue(orderId, until);
            foreach (var who in new[] { wanted.Buyer, wanted.Client }) _sums[who] = _sums.GetValueOrDefault(who) + wanted.Units;
            return true;
        }

        // One order may be as large as its buyer wants: it is the heap of them that keeps a shelf empty.
        bool IsTooMuch(string who, int atMost) => _sums.GetValueOrDefault(who) is > 0 and var held && held + wanted.Units > atMost;
    }
}

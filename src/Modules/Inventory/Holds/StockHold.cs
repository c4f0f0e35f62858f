namespace ClickCart.Inventory.Holds;

internal enum HoldState
{
    /// <summary>Held until it expires.</summary>
    Live,

    /// <summary>Held until it is shipped or the order is cancelled: the order is paid for.</summary>
    Kept,

    /// <summary>Ran out; the stock went back. The order may hold again while there is some.</summary>
    Expired,

    /// <summary>The order was cancelled; the stock went back for good.</summary>
    Released,

    Shipped,

    /// <summary>Shipped, and came back.</summary>
    Returned,
}

/// <summary>
/// Units of one SKU promised to one order. Live and kept holds are what <c>held</c> of the stock counts.
/// live → kept | expired | released | shipped; kept → released | shipped; expired → live | kept | released | shipped; released → shipped, when
/// the parcel left all the same; shipped → returned; shipped and returned → kept, when it is sent again.
/// </summary>
internal sealed class StockHold
{
    public Guid OrderId { get; init; }
    public required string Sku { get; init; }
    public int Quantity { get; private set; }
    public HoldState State { get; private set; } = HoldState.Live;

    /// <summary>Set while live, and only then.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Units of it that have left, by one parcel or several.</summary>
    public int ShippedQuantity { get; private set; }

    /// <summary>Units of it that have not left.</summary>
    public int Left => Quantity - ShippedQuantity;

    /// <summary>Units of what is left that are not there yet: the order waits for them. Of a hold that ran out those that it waited for.</summary>
    public int Backordered { get; private set; }

    /// <summary>Since when it waits, or waited last; null where all was there from the beginning.</summary>
    public DateTimeOffset? WaitsSince { get; private set; }

    /// <summary>Units of what is left that are there.</summary>
    public int There => Left - Backordered;

    /// <summary>Whether the stock counts what is left of it as held.</summary>
    public bool Holds => State is HoldState.Live or HoldState.Kept;

    /// <param name="waits">So many of them are not there yet.</param>
    public static StockHold Of(Guid orderId, string sku, int quantity, DateTimeOffset? expiresAt, DateTimeOffset now, int waits = 0) => new()
    {
        OrderId = orderId,
        Sku = sku,
        Quantity = quantity,
        State = expiresAt is null ? HoldState.Kept : HoldState.Live,
        ExpiresAt = expiresAt,
        ChangedAt = now,
        Backordered = waits,
        WaitsSince = waits > 0 ? now : null,
    };

    /// <summary>Holds (again) until <paramref name="expiresAt"/>, or for good when that is null. The stock must have been moved if it was not held.</summary>
    public void Hold(DateTimeOffset? expiresAt, DateTimeOffset now) => Go(expiresAt is null ? HoldState.Kept : HoldState.Live, expiresAt, now);

    /// <summary>It is held again after it had run out.</summary>
    /// <param name="waits">So many of what is left are not there yet.</param>
    public void HoldAnew(int waits, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        Hold(expiresAt, now);
        Backordered = waits;
        if (waits > 0) WaitsSince = now;
    }

    /// <summary>The order's line was changed before it shipped. The stock must have been moved.</summary>
    /// <param name="quantity">At least 1.</param>
    /// <param name="waits">So many of them are not there yet.</param>
    /// <param name="since">Since when, where it did not wait before.</param>
    public void Change(int quantity, int waits, DateTimeOffset? since, DateTimeOffset now)
    {
        if (Backordered == 0 && waits > 0) WaitsSince = since ?? now;
        (Quantity, Backordered, ChangedAt) = (quantity, waits, now);
    }

    /// <summary>Units that it waits for are there.</summary>
    /// <returns>How many it took of them.</returns>
    public int Receive(int units, DateTimeOffset now)
    {
        var taken = Math.Min(units, Backordered);
        (Backordered, ChangedAt) = (Backordered - taken, now);
        return taken;
    }

    public void Expire(DateTimeOffset now) => Go(HoldState.Expired, null, now);

    public void Release(DateTimeOffset now)
    {
        Go(HoldState.Released, null, now);
        Backordered = 0;
    }

    /// <summary>So many units left; the last of them end it.</summary>
    public void Ship(int quantity, DateTimeOffset now)
    {
        if (quantity < 1 || quantity > Left) throw new InvalidOperationException($"{Left} of {Quantity} are left, not {quantity}.");
        if (!Holds) Backordered = 0;
        if (quantity > There) throw new InvalidOperationException($"{There} of {Quantity} are there, not {quantity}.");
        (ShippedQuantity, ChangedAt) = (ShippedQuantity + quantity, now);
        if (Left == 0) Go(HoldState.Shipped, null, now);
    }

    /// <summary>Units of it that have not left are not sent any more. The stock must have been moved.</summary>
    /// <param name="waits">So many of them are not there yet.</param>
    public void GiveUp(int quantity, int waits, DateTimeOffset now)
    {
        if (quantity < 1 || quantity > Left) throw new InvalidOperationException($"{Left} of {Quantity} are left, not {quantity}.");
        Backordered -= waits;
        // One of nothing is over.
        if (quantity == Quantity) Release(now);
        else (Quantity, ChangedAt) = (Quantity - quantity, now);
        if (Left == 0) Go(HoldState.Shipped, null, now);
    }

    /// <summary>Units that had left are set aside anew. The stock must have been moved.</summary>
    /// <param name="wanted">So many of them: the rest of the order may have been given up meanwhile.</param>
    public void HoldAgain(int quantity, int wanted, DateTimeOffset now)
    {
        if (quantity < 1 || quantity > ShippedQuantity) throw new InvalidOperationException($"{ShippedQuantity} have left, not {quantity}.");
        ShippedQuantity -= quantity;
        ChangedAt = now;
        if (State is HoldState.Shipped or HoldState.Returned) Go(HoldState.Kept, null, now);
        if (wanted < quantity) GiveUp(quantity - wanted, waits: 0, now);
    }

    public void Return(DateTimeOffset now) => Go(HoldState.Returned, null, now);

    public static bool CanGo(HoldState from, HoldState to) => from switch
    {
        HoldState.Live => to is not HoldState.Returned,
        HoldState.Kept => to is HoldState.Released or HoldState.Shipped,
        HoldState.Expired => to is not (HoldState.Expired or HoldState.Returned),
        HoldState.Released => to is HoldState.Shipped,
        HoldState.Shipped => to is HoldState.Returned or HoldState.Kept,
        HoldState.Returned => to is HoldState.Kept,
        _ => false,
    };

    private void Go(HoldState to, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (!CanGo(State, to)) throw new InvalidOperationException($"A hold that is {State} cannot become {to}.");
        (State, ExpiresAt, ChangedAt) = (to, expiresAt, now);
    }
}

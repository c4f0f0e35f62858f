namespace ClickCart.Ordering.Returns;

/// <summary>Units of one SKU that come back. Amounts are minor units of the order's currency, 0 until the refund is decided.</summary>
/// <param name="Number">That of the order's line.</param>
/// <param name="Quantity">Asked for, 1 or more.</param>
internal sealed record ReturnLine(Guid ReturnId, int Number, string Sku, string Name, int Quantity, ReturnReason Reason)
{
    /// <summary>At most <see cref="Quantity"/>: <see cref="Restocked"/> and <see cref="WrittenOff"/> together.</summary>
    public int Received { get; private set; }
    public int Restocked { get; private set; }
    public int WrittenOff { get; private set; }

    /// <summary>What who asked wishes to get instead; null for nothing.</summary>
    public string? WantedSku { get; init; }

    /// <summary>How many of it, 1 or more.</summary>
    public int? WantedQuantity { get; init; }

    /// <summary>Units × unit price.</summary>
    public long Price { get; private set; }

    /// <summary>Its share of what the order's line was reduced by.</summary>
    public long Discount { get; private set; }

    /// <summary>Its share of the tax that was added to the price.</summary>
    public long Tax { get; private set; }

    /// <summary>Its share of the tax that the price contains; part of no sum.</summary>
    public long TaxIncluded { get; private set; }

    /// <summary>What was paid for these units.</summary>
    public long Amount => Price - Discount + Tax;

    /// <summary>Units that count as gone back, or coming back, while the return stands so.</summary>
    public int Taken(ReturnStatus status) => status switch
    {
        ReturnStatus.Declined => 0,
        ReturnStatus.Refunded or ReturnStatus.Closed => Received,
        _ => Quantity,
    };

    public void Receive(int quantity, bool restock)
    {
        Received += quantity;
        if (restock) Restocked += quantity;
        else WrittenOff += quantity;
    }

    public void Refund(LineShare share) => (Price, Discount, Tax, TaxIncluded) = (share.Price, share.Discount, share.Tax, share.TaxIncluded);
}

/// <summary>Something came back and was looked at. Rows are only added.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Line">The order's line.</param>
/// <param name="Restocked">Can be sold again; else it is written off.</param>
/// <param name="Reason">Why it was written off; null for what can be sold again.</param>
internal sealed record ReturnReceipt(
    Guid ReturnId, int Number, DateTimeOffset At, int Line, string Sku, int Quantity, bool Restocked, string? Reason, string Actor, string ActorName);

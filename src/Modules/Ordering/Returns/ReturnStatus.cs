namespace ClickCart.Ordering.Returns;

/// <summary>
/// Where a return stands. requested → approved | declined | closed; approved → received | closed; received → refunded | closed; refunded → received, when
/// the refund failed. Declined and closed are final.
/// </summary>
internal enum ReturnStatus
{
    Requested,
    Approved,
    Declined,

    /// <summary>Something of it came back and was looked at.</summary>
    Received,

    /// <summary>Its refund is decided and under way, or made.</summary>
    Refunded,

    /// <summary>Over without a refund: given up, or there was nothing to give back.</summary>
    Closed,
}

/// <summary>Why somebody sends something back.</summary>
internal enum ReturnReason
{
    ChangedMind,
    DoesNotFit,
    NotAsDescribed,
    WrongItem,
    Damaged,
    Defective,
    ArrivedLate,
    Other,
}

/// <summary>How the parcel comes back.</summary>
internal enum ReturnWay
{
    /// <summary>By a label that the shop buys.</summary>
    Carrier,

    /// <summary>By the customer's own means, at the customer's choice of carrier.</summary>
    Own,
}

/// <summary>How far the refund of a return is.</summary>
internal enum ReturnRefundStatus
{
    Pending,
    Succeeded,
    Failed,
}

/// <summary>Where a return's parcel is, as far as its carrier says.</summary>
internal enum ReturnTransit
{
    InTransit,
    Delivered,
}

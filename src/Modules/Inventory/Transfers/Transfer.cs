namespace ClickCart.Inventory.Transfers;

internal enum TransferState
{
    /// <summary>Written down; nothing has left.</summary>
    Draft,

    /// <summary>On its way, all of it or what has not arrived yet.</summary>
    Sent,

    /// <summary>Nothing of it is on its way any more.</summary>
    Received,

    /// <summary>It was given up: what was on its way came back.</summary>
    Cancelled,
}

/// <summary>
/// Units that go from one location to another. draft → sent | cancelled; sent → received, in one go or bit by bit | cancelled. What is on its way is on hand
/// at neither location.
/// </summary>
internal sealed class Transfer : Aggregate
{
    public const int MaxLines = 500;
    public const int MaxQuantity = 10_000_000;
    public const int MaxNoteLength = 300;

    private readonly List<TransferLine> _lines = [];

    private Transfer() { }

    public Transfer(
        Guid id, Guid from, Guid to, IEnumerable<(string Sku, int Quantity)> lines, DateOnly? expectedOn, string? note, string actor, DateTimeOffset now)
        : base(id)
    {
        (FromId, ToId, ExpectedOn, Note, CreatedBy, CreatedAt) = (from, to, expectedOn, note, actor, now);
        foreach (var (sku, quantity) in lines) _lines.Add(new() { TransferId = id, Sku = sku, Quantity = quantity });
    }

    public Guid FromId { get; private init; }
    public Guid ToId { get; private init; }
    public TransferState State { get; private set; }

    /// <summary>The shop's day on which it is expected; null where nobody knows.</summary>
    public DateOnly? ExpectedOn { get; private init; }

    public string? Note { get; private init; }
    public string CreatedBy { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null while it is a draft, and for good when it was cancelled as one.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>At least one, each of another SKU.</summary>
    public IReadOnlyList<TransferLine> Lines => _lines;

    /// <summary>Its units leave. The stock must be moved with it.</summary>
    public Error? Send(DateTimeOffset now)
    {
        if (State is not TransferState.Draft) return StandsOtherwise();
        (State, SentAt) = (TransferState.Sent, now);
        Touch();
        return null;
    }

    /// <summary>Units arrived, or did not and are not expected any more. The stock must be moved with it. It ends when nothing is on its way.</summary>
    public Error? Receive(IReadOnlyList<(string Sku, int Received, int WrittenOff)> arrived, DateTimeOffset now)
    {
        if (State is not TransferState.Sent) return StandsOtherwise();
        foreach (var (sku, received, writtenOff) in arrived)
        {
            var line = _lines.Find(l => l.Sku == sku);
            if (line is null || line.InTransit < (long)received + writtenOff)
                return Error.Conflict("more-than-sent", $"{line?.InTransit ?? 0} of {sku} are on their way with it, not {(long)received + writtenOff}.")
                    .With("sku", sku).With("inTransit", line?.InTransit ?? 0);
            line.Arrive(received, writtenOff);
        }
        if (_lines.TrueForAll(l => l.InTransit == 0)) (State, EndedAt) = (TransferState.Received, now);
        Touch();
        return null;
    }

    /// <summary>It is given up. What is on its way comes back: the stock must be moved with it.</summary>
    /// <returns>What comes back.</returns>
    public Result<List<(string Sku, int Units)>> Cancel(DateTimeOffset now)
    {
        if (State is not (TransferState.Draft or TransferState.Sent)) return StandsOtherwise();
        List<(string Sku, int Units)> back = State is TransferState.Draft ? [] : [.. _lines.Where(l => l.InTransit > 0).Select(l => (l.Sku, l.ComeBack()))];
        (State, EndedAt) = (TransferState.Cancelled, now);
        Touch();
        return back;
    }

    private Error StandsOtherwise() => Error.Conflict("transfer-stands-otherwise", State switch
    {
        TransferState.Draft => "The transfer has not been sent yet.",
        TransferState.Sent => "The transfer has been sent already.",
        TransferState.Received => "The transfer has been received already.",
        _ => "The transfer was cancelled.",
    }).With("state", State.ToString().ToLowerInvariant());
}

/// <summary>Units of one SKU of a transfer.</summary>
internal sealed class TransferLine
{
    public Guid TransferId { get; init; }
    public required string Sku { get; init; }

    /// <summary>Units that are sent.</summary>
    public int Quantity { get; init; }

    public int Received { get; private set; }

    /// <summary>Units that never arrived.</summary>
    public int WrittenOff { get; private set; }

    /// <summary>Units that came back when it was cancelled.</summary>
    public int CameBack { get; private set; }

    /// <summary>Units that are on their way, once it has been sent.</summary>
    public int InTransit => Quantity - Received - WrittenOff - CameBack;

    public void Arrive(int received, int writtenOff) => (Received, WrittenOff) = (Received + received, WrittenOff + writtenOff);

    public int ComeBack() => CameBack = InTransit;
}

using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Transfers;

/// <summary>A transfer, for staff.</summary>
/// <param name="From">The location's code.</param>
/// <param name="To">The location's code.</param>
/// <param name="EndedAt">When nothing of it was on its way any more, or it was cancelled.</param>
internal sealed record TransferResponse(
    Guid Id, TransferState State, string From, string To, IReadOnlyList<TransferResponse.Line> Lines, DateOnly? ExpectedOn, string? Note, string CreatedBy,
    DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? EndedAt, int Version) : IVersioned
{
    /// <param name="InTransit">Units that are on their way now.</param>
    internal sealed record Line(string Sku, string? Name, int Quantity, int Received, int WrittenOff, int CameBack, int InTransit);

    internal long Units => Lines.Sum(l => (long)l.Quantity);

    internal long InTransit => Lines.Sum(l => (long)l.InTransit);

    public static TransferResponse Of(Transfer t, LocationTable locations, IReadOnlyDictionary<string, CatalogLabel>? labels = null) => new(
        t.Id, t.State, locations[t.FromId].Code, locations[t.ToId].Code,
        [
            .. t.Lines.OrderBy(l => l.Sku, StringComparer.Ordinal).Select(l => new Line(
                l.Sku, labels?.GetValueOrDefault(l.Sku)?.Name, l.Quantity, l.Received, l.WrittenOff, l.CameBack,
                t.State is TransferState.Sent ? l.InTransit : 0)),
        ],
        t.ExpectedOn, t.Note, t.CreatedBy, t.CreatedAt, t.SentAt, t.EndedAt, t.Version);
}

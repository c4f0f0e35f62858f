using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>
/// Something that staff may have done to many orders at once. Each module registers its own; Ordering's bulk actions run them, one order after the other, each
/// in a scope of its own, and may run one twice where a process died in between: what was done before is answered as done.
/// </summary>
public interface IBulkDeed
{
    /// <summary>As the API writes it: <c>buyLabels</c>.</summary>
    string Name { get; }

    /// <summary>What staff presses: <c>Buy the labels</c>.</summary>
    string Label { get; }

    /// <summary>What it needs of a single order.</summary>
    Permission Needs { get; }

    /// <summary>Begins it, by the same rule as for a single order, and commits.</summary>
    /// <param name="by">The address that the member of the staff signs in with.</param>
    Task<Result<BulkProgress>> DoAsync(Guid orderId, string by, CancellationToken ct);

    /// <summary>How far what was begun is; asked again and again for a while.</summary>
    Task<Result<BulkProgress>> LookAsync(Guid orderId, CancellationToken ct) => Task.FromResult<Result<BulkProgress>>(BulkProgress.Done);
}

/// <summary>One whose papers are printed in the end: of so many orders in one file, and of more in several, since a file is drawn in memory.</summary>
public interface IBulkPapers : IBulkDeed
{
    /// <summary>Orders whose papers one file holds.</summary>
    const int MostInFile = 100;

    /// <summary>The papers of these orders, at most <see cref="MostInFile"/>, each of which has one.</summary>
    Task<Result<BulkFile>> PrintAsync(IReadOnlyList<Guid> orderIds, CancellationToken ct);
}

/// <param name="Content">A PDF.</param>
public sealed record BulkFile(string Name, byte[] Content);

public enum BulkProgress
{
    Done,

    /// <summary>Begun, and not known yet how it ends.</summary>
    UnderWay,
}

namespace ClickCart.Platform;

/// <summary>A sentence that must hold, and the query for the rows that break it.</summary>
/// <param name="Name">Its number and short name, such as <c>6 ledger adds up</c>.</param>
/// <param name="Sentence">What must hold.</param>
/// <param name="Offenders">The breaking rows, each described for people; at most a few dozen are worth returning.</param>
public sealed record Invariant(string Name, string Sentence, Func<CancellationToken, Task<IReadOnlyList<string>>> Offenders);

/// <summary>A module's invariants. Found by their shape; run by <c>-- verify</c>, the back office and the tests alike.</summary>
public interface IInvariants
{
    IEnumerable<Invariant> All { get; }
}

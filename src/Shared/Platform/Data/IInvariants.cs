using System.Runtime.CompilerServices;

namespace ClickCart.Platform.Data;

/// <summary>A sentence that must hold, and the query for the rows that break it.</summary>
/// <param name="Name">Its number and short name, such as <c>6 ledger adds up</c>.</param>
/// <param name="Sentence">What must hold.</param>
/// <param name="Violations">The breaking rows, each described for people; at most a few dozen are worth returning.</param>
public sealed record Invariant(string Name, string Sentence, Func<CancellationToken, Task<IReadOnlyList<string>>> Violations)
{
    /// <summary>Why it cannot be asked in this process; null when it can. What was not asked is neither kept nor broken.</summary>
    public string? NotAsked { get; init; }
}

/// <summary>A module's invariants. Found by their shape; run by <c>-- verify</c>, the back office and the tests alike.</summary>
public interface IInvariants
{
    IEnumerable<Invariant> All { get; }
}

/// <summary>An invariant and the rows that break it; none when it holds.</summary>
internal sealed record Finding(Invariant Invariant, IReadOnlyList<string> Rows)
{
    /// <summary>Checks one after another, in the order of their numbers. A check that fails itself is reported as a row, not thrown.</summary>
    public static async IAsyncEnumerable<Finding> AllAsync(IEnumerable<IInvariants> invariants, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var invariant in invariants.SelectMany(i => i.All).OrderBy(i => Number(i.Name)).ThenBy(i => i.Name, StringComparer.Ordinal))
            yield return new(invariant, await RowsAsync(invariant, ct));
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(Invariant invariant, CancellationToken ct)
    {
        try
        {
            return invariant.NotAsked is null ? await invariant.Violations(ct) : [];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [$"could not be checked: {e.Message}"];
        }
    }

    private static int Number(string name) => int.TryParse(name.Split(' ', '.')[0], out var number) ? number : int.MaxValue;
}

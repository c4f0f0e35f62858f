namespace ClickCart.Platform.Pipeline;

/// <summary>The version from If-Match, for the handler: <c>if (expected.Misses(order)) return Error.Stale;</c></summary>
public sealed class ExpectedVersion
{
    private int[]? _versions;

    /// <summary>The caller named a version, or said that any will do.</summary>
    internal bool Given { get; private set; }

    /// <param name="versions">Those that the change was made for; of none it is always stale.</param>
    public void Expect(params int[] versions) => (Given, _versions) = (true, versions);

    /// <summary>The change is meant for whatever version there is.</summary>
    public void ExpectAny() => (Given, _versions) = (true, null);

    /// <summary>True when the caller named versions and <paramref name="current"/> is another.</summary>
    public bool Misses(IVersioned current) => _versions is { } expected && !expected.Contains(current.Version);
}

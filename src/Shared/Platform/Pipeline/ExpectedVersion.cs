namespace ClickCart.Platform.Pipeline;

/// <summary>The version from If-Match, for the handler: <c>if (expected.Misses(order)) return Error.Stale;</c></summary>
public sealed class ExpectedVersion
{
    private int? _version;

    /// <summary>The caller named a version, or said that any will do.</summary>
    internal bool Given { get; private set; }

    /// <param name="version">The one that the change was made for; null for any.</param>
    public void Expect(int? version) => (Given, _version) = (true, version);

    /// <summary>True when the caller named a version and <paramref name="current"/> is another.</summary>
    public bool Misses(IVersioned current) => _version is { } expected && expected != current.Version;
}

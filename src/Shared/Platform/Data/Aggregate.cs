namespace ClickCart.Platform.Data;

/// <summary>Carries the version that is its concurrency token and ETag.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>
/// The root of a consistency boundary. Every change goes through a method of its own that calls <see cref="Touch"/>: the version rises by exactly one
/// per saved change, however many methods took part in it. Saving a changed root that was not touched throws.
/// </summary>
public abstract class Aggregate : IVersioned
{
    private bool _touched;

    /// <summary>For the materialiser.</summary>
    protected Aggregate()
    {
    }

    protected Aggregate(Guid id) => (Id, Version, _touched) = (id, 1, true);

    public Guid Id { get; private init; }
    public int Version { get; private set; }

    protected void Touch()
    {
        if (_touched) return;
        _touched = true;
        Version++;
    }

    internal void Saved() => _touched = false;
}

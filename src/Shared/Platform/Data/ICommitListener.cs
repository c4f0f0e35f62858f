namespace ClickCart.Platform.Data;

/// <summary>
/// Hears of every commit of a module's context, after it. Registered as a singleton by whoever wants to know; must return at once and not throw.
/// </summary>
public interface ICommitListener
{
    /// <param name="module">Whose schema was written to.</param>
    /// <param name="added">The entities that the commit added.</param>
    /// <param name="topics">What <see cref="ModuleDbContext.Notify"/> was called for.</param>
    void Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics);
}

/// <summary>All of them, in the order of their registration.</summary>
internal sealed class CommitListeners(IEnumerable<ICommitListener> all)
{
    public void Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
    {
        foreach (var listener in all) listener.Committed(module, added, topics);
    }
}

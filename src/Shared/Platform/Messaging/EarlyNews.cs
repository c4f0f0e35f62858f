namespace ClickCart.Platform.Messaging;

/// <summary>
/// Events that came before what they wait for. They run again as soon as another event about the same thing has had its effect here, instead of after
/// a guessed delay; when nothing comes of that for a while, they fail as everything else does.
/// </summary>
internal sealed class EarlyNews(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<(string Line, Guid Subject), List<Early>> _waiting = [];

    /// <summary>It stays in hand until it is taken from here.</summary>
    public void Add(string line, Guid subject, Claim claim, string why)
    {
        lock (_waiting)
        {
            if (!_waiting.TryGetValue((line, subject), out var list)) _waiting.Add((line, subject), list = []);
            list.Add(new(claim, why, clock.GetTimestamp()));
        }
    }

    /// <summary>Something happened to the subject: what waits may try again.</summary>
    public IReadOnlyList<Claim> Take(string line, Guid subject)
    {
        lock (_waiting) return _waiting.Remove((line, subject), out var list) ? list.ConvertAll(e => e.Claim) : [];
    }

    /// <summary>The module's that have waited long enough; all of them when the host stops.</summary>
    public IReadOnlyList<(Claim Claim, string Why)> TakeOverdue(string module, bool all)
    {
        lock (_waiting)
        {
            if (_waiting.Count == 0) return [];
            var overdue = new List<(Claim, string)>();
            foreach (var (key, list) in _waiting.ToList())
            {
                list.RemoveAll(e =>
                {
                    if (e.Claim.Module != module || (!all && clock.GetElapsedTime(e.Since) < Patience)) return false;
                    overdue.Add((e.Claim, e.Why));
                    return true;
                });
                if (list.Count == 0) _waiting.Remove(key);
            }
            return overdue;
        }
    }

    private sealed record Early(Claim Claim, string Why, long Since);
}

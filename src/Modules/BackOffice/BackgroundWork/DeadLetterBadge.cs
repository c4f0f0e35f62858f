namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>Dead letters of all modules, beside the menu's entry.</summary>
internal sealed class DeadLetterBadge(WorkQueue queue, DeadLetterCount count) : IAdminBadge
{
    public string Address => "/admin/work";
    public string Label => "dead";

    public Task<int> CountAsync(CancellationToken ct) => count.GetAsync(() => queue.CountDeadAsync(null, null, ct));
}

/// <summary>Every page of the back office shows the number: it is counted again once it is some seconds old.</summary>
internal sealed class DeadLetterCount(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);

    private (long At, int Count)? _last;

    public async Task<int> GetAsync(Func<Task<int>> count)
    {
        if (_last is { } last && clock.GetElapsedTime(last.At) < Kept) return last.Count;
        var found = await count();
        _last = (clock.GetTimestamp(), found);
        return found;
    }
}

namespace ClickCart.Platform.Messaging;

/// <summary>
/// Lets deliveries about the same thing run one after another in this process, so that they do not run into each other's changes and start over. A
/// courtesy, not a guarantee: across processes the aggregate's version decides.
/// </summary>
internal sealed class Turns
{
    private readonly Dictionary<(string Line, Guid Subject), Turn> _turns = [];

    public async ValueTask<IDisposable> TakeAsync(string line, Guid subject)
    {
        Turn turn;
        lock (_turns)
        {
            if (!_turns.TryGetValue((line, subject), out turn!)) _turns.Add((line, subject), turn = new(this, (line, subject)));
            turn.Holders++;
        }
        await turn.Gate.WaitAsync();
        return turn;
    }

    private sealed class Turn(Turns turns, (string, Guid) key) : IDisposable
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Holders { get; set; }

        public void Dispose()
        {
            Gate.Release();
            lock (turns._turns)
                if (--Holders == 0) turns._turns.Remove(key);
        }
    }
}

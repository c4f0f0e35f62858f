using Npgsql;

namespace ClickCart.Platform.Data;

/// <summary>
/// PostgreSQL numbers what a statement can see (<c>pg_current_snapshot</c>): the number is another one after every commit, on whatever connection of the
/// server it was made. Those who ask while somebody else is asking wait and ask together, and never get an answer to a question that began before theirs.
/// </summary>
/// <param name="connect">Makes a connection of its own: it waits for no other.</param>
internal sealed class SnapshotWatch(Func<NpgsqlConnection> connect) : IDataWatch
{
    /// <summary>Milliseconds for which nothing is asked once the server could not be.</summary>
    private const int Rest = 1000;

    private readonly Lock _one = new();
    private NpgsqlCommand? _ask;
    private string? _seen;
    private long _version;
    private Task<long?>? _underWay, _next;
    private long _restsUntil;
    private volatile bool _isOver;

    public ValueTask<long?> VersionAsync(CancellationToken ct)
    {
        lock (_one)
        {
            if (_next is null)
            {
                if (_underWay is not { IsCompleted: false }) return new((_underWay = AskAsync()).WaitAsync(ct));
                _next = AskAfterAsync(_underWay);
            }
            return new(_next.WaitAsync(ct));
        }
    }

    private async Task<long?> AskAfterAsync(Task underWay)
    {
        await underWay.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (_one) (_underWay, _next) = (_next, null);
        return await AskAsync();
    }

    /// <summary>Never fails, and never runs twice at the same time.</summary>
    private async Task<long?> AskAsync()
    {
        try
        {
            if (_isOver || Environment.TickCount64 < _restsUntil) return null;
            _ask ??= await PrepareAsync();
            var snapshot = (string)(await _ask.ExecuteScalarAsync(CancellationToken.None))!;
            if (snapshot != _seen) (_seen, _version) = (snapshot, _version + 1);
            return _version;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            // Whoever reads says what is wrong.
            Close();
            _restsUntil = Environment.TickCount64 + Rest;
            return null;
        }
    }

    private async Task<NpgsqlCommand> PrepareAsync()
    {
        var connection = connect();
        try
        {
            await connection.OpenAsync(CancellationToken.None);
            var ask = new NpgsqlCommand("SELECT pg_current_snapshot()::text", connection);
            await ask.PrepareAsync(CancellationToken.None);
            return ask;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private void Close()
    {
        _ask?.Connection?.Dispose();
        _ask?.Dispose();
        // The next connection may be to another server, which counts otherwise.
        (_ask, _seen) = (null, null);
    }

    public void Dispose()
    {
        _isOver = true;
        Task? last;
        lock (_one) last = _next ?? _underWay;
        last?.Wait(TimeSpan.FromSeconds(5));
        Close();
    }
}

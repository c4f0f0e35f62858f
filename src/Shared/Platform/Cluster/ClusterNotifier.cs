using System.Threading.Channels;
using Npgsql;

namespace ClickCart.Platform.Cluster;

/// <summary>
/// On PostgreSQL: notifies the other nodes of what a commit here has changed, by NOTIFY, so that their live streams read again. A hint, sent after the
/// commit and never waited for: what gets lost is found by the streams' own re-reading, which is all there is on SQL Server.
/// </summary>
internal sealed class ClusterNotifier(
    IDatabase database, LiveFeed feed, IIds ids, TimeProvider clock, ILogger<ClusterNotifier> log) : BackgroundService, ICommitListener
{
    private const string ChannelName = "clickcart_changes";

    /// <summary>PostgreSQL takes less than 8,000 bytes at a time; a topic is a word and an id or a SKU.</summary>
    private const int Together = 30;

    /// <summary>What comes within this time travels together, and a busy node does not wake the others at every commit.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly string _me = ids.New().ToString("n");
    private readonly Channel<string> _changes =
        Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    void ICommitListener.Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
    {
        if (topics.Count > 0) feed.Signal(topics);
        if (database.Provider is not DatabaseProvider.PostgreSql) return;
        foreach (var topic in topics) _changes.Writer.TryWrite(topic);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        database is PostgreSqlDatabase postgres
            ? Task.WhenAll(
                KeepAsync(() => SendAsync(postgres, stoppingToken), stoppingToken),
                KeepAsync(() => ListenAsync(postgres, stoppingToken), stoppingToken))
            : Task.CompletedTask;

    private async Task KeepAsync(Func<Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work();
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(e, "The connection to the other nodes is cut; it is tried again");
                await Task.Delay(Retry, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task SendAsync(PostgreSqlDatabase postgres, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(postgres.PlatformConnection);
        while (await _changes.Reader.WaitToReadAsync(ct))
        {
            await Task.Delay(Gather, clock, ct);
            var changes = new HashSet<string>(StringComparer.Ordinal);
            while (_changes.Reader.TryRead(out var topic)) changes.Add(topic);
            foreach (var topics in changes.Chunk(Together))
            {
                await using var command = source.CreateCommand("SELECT pg_notify($1, $2)");
                command.Parameters.AddWithValue(ChannelName);
                // The sender first.
                command.Parameters.AddWithValue(string.Join('\n', [_me, .. topics]));
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private async Task ListenAsync(PostgreSqlDatabase postgres, CancellationToken ct)
    {
        await using var connection = postgres.Session();
        await connection.OpenAsync(ct);
        connection.Notification += (_, e) =>
        {
            if (e.Payload.Split('\n') is [var sender, .. var topics] && sender != _me) feed.Signal(topics);
        };
        await using (var command = new NpgsqlCommand("LISTEN " + ChannelName, connection)) await command.ExecuteNonQueryAsync(ct);
        // Notifications sent while this node was not listening.
        feed.SignalAll();
        while (true) await connection.WaitAsync(ct);
    }
}

using System.Text;
using System.Threading.Channels;
using ClickCart.Kernel;
using ClickCart.Platform.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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

    /// <summary>In characters: PostgreSQL takes less than 8,000 bytes, and no character needs more than three.</summary>
    private const int Longest = 2600;

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
            var lines = new HashSet<string>(StringComparer.Ordinal);
            while (_changes.Reader.TryRead(out var line)) lines.Add(line);
            foreach (var message in Messages(lines))
            {
                await using var command = source.CreateCommand("SELECT pg_notify($1, $2)");
                command.Parameters.AddWithValue(ChannelName);
                command.Parameters.AddWithValue(message);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    /// <summary>The sender first, then a line each, as many as fit.</summary>
    private IEnumerable<string> Messages(IEnumerable<string> lines)
    {
        var message = new StringBuilder(_me);
        foreach (var line in lines)
        {
            if (message.Length + line.Length >= Longest)
            {
                yield return message.ToString();
                message.Clear().Append(_me);
            }
            message.Append('\n').Append(line);
        }
        yield return message.ToString();
    }

    private async Task ListenAsync(PostgreSqlDatabase postgres, CancellationToken ct)
    {
        await using var connection = postgres.Session();
        await connection.OpenAsync(ct);
        connection.Notification += (_, e) => Receive(e.Payload);
        await using (var command = new NpgsqlCommand("LISTEN " + ChannelName, connection)) await command.ExecuteNonQueryAsync(ct);
        // Notifications sent while this node was not listening.
        feed.SignalAll();
        while (true) await connection.WaitAsync(ct);
    }

    private void Receive(string message)
    {
        var lines = message.Split('\n');
        if (lines[0] == _me) return;
        feed.Signal(lines.Skip(1));
    }
}

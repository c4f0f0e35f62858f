using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Sandbox;

/// <summary>
/// On SQLite the Sandbox commits to the write-ahead log without waiting for the disk: that survives the death of the process, which is what the
/// stand-ins must survive, and keeps a power cut, which they need not, from costing every call of a load test a sync.
/// </summary>
internal sealed class RelaxedSync : DbConnectionInterceptor
{
    public static readonly RelaxedSync Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Relax(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Relax(connection);
        return Task.CompletedTask;
    }

    private static void Relax(DbConnection connection)
    {
        if (connection is not SqliteConnection) return;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = NORMAL";
        command.ExecuteNonQuery();
    }
}

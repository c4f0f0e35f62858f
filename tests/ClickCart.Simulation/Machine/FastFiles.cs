using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClickCart.Simulation.Machine;

/// <summary>Nothing waits for the disk: the machine lives on when its simulated process dies.</summary>
internal sealed class FastFiles : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Relax(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Relax(connection);
        return Task.CompletedTask;
    }

    private static void Relax(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
    }
}

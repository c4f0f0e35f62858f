using System.Data.Common;

namespace ClickCart.Platform.Data;

/// <summary>A lock that a database server holds for one open connection.</summary>
internal sealed class ServerLock : IHeldLock
{
    private readonly DbConnection _connection;

    private ServerLock(DbConnection connection) => _connection = connection;

    /// <param name="connection">Not pooled: closing it must end the session, and the lock with it.</param>
    /// <param name="sql">Answers 1 when it took the lock.</param>
    /// <param name="ct">Ends the try.</param>
    public static async Task<IHeldLock?> TryAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            if (await command.ExecuteScalarAsync(ct) is 1) return new ServerLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    public async Task<bool> IsHeldAsync(CancellationToken ct)
    {
        try
        {
            await using var command = _connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(ct);
            return true;
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}

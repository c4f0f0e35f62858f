using Npgsql;

namespace ClickCart.Benchmarks.Cluster;

/// <summary>A database of its own on a PostgreSQL server, dropped at the end.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string _server, _name;

    private PostgresDatabase(string server, string name)
    {
        (_server, _name) = (server, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 60 }.ToString();
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public static async Task<PostgresDatabase> NewAsync(Options options, string purpose)
    {
        var server = options["connection"] ?? Environment.GetEnvironmentVariable("CLICKCART_TEST_POSTGRES")
            ?? throw new CommandException("This needs --connection, or CLICKCART_TEST_POSTGRES: a PostgreSQL server where databases may be created. "
                + "build/postgres starts one.");
        var name = $"clickcart_{purpose}_{TimeProvider.System.GetUtcNow():yyMMddHHmmss}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new(server, name);
    }

    /// <summary>The first value of a query without parameters.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        // Database names cannot be parameters; these are our own.
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

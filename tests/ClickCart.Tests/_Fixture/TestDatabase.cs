using Microsoft.Data.SqlClient;
using Npgsql;

namespace ClickCart.Tests;

/// <summary>Databases for tests: the first Host of the run migrates and seeds one, the others start from copies of it.</summary>
public static class TestDatabase
{
    /// <summary>What the rest of these sources may ask at run time.</summary>
    public static DatabaseProvider Provider =>
#if POSTGRESQL
        DatabaseProvider.PostgreSql;
#elif SQLSERVER
        DatabaseProvider.SqlServer;
#else
        DatabaseProvider.Sqlite;
#endif

    /// <summary>SQLite in a new folder, whatever this assembly's database is.</summary>
    public static Dictionary<string, string?> NewSqlite() => new()
    {
        ["Database:Provider"] = "Sqlite",
        ["Database:Folder"] =
        Directory.CreateTempSubdirectory("clickcart-test-").FullName
    };

#if POSTGRESQL
    private static string? Server => Environment.GetEnvironmentVariable("CLICKCART_TEST_POSTGRES");

    /// <summary>Why tests of this assembly cannot run here; null when they can. CI must have it.</summary>
    public static string? Missing => Server is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null
        : "No PostgreSQL: set CLICKCART_TEST_POSTGRES to a connection string of an empty server, or run build/postgres, which starts one and prints it.";

    public static async Task<Dictionary<string, string?>> NewAsync(string? template)
    {
        if (Server is null) throw new InvalidOperationException("CI needs CLICKCART_TEST_POSTGRES.");
        var name = $"clickcart_{Guid.CreateVersion7():n}";
        if (template is null) await ExecuteAsync($"CREATE DATABASE {name}");
        else await Eventually.TrueAsync(() => CopyAsync(template, name), "nobody is connected to the template any more");
        return new()
        {
            ["Database:Provider"] = "PostgreSql",
            ["Database:Folder"] = Directory.CreateTempSubdirectory("clickcart-test-").FullName,
            ["Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(Server)
            {
                Database = name,
                MaxPoolSize = 40,
                Timeout = 60,
                CommandTimeout = 120,
                // Many shops share the server's connections.
                ConnectionIdleLifetime = 30,
            }.ToString(),
        };
    }

    public static string Template(Dictionary<string, string?> settings)
    {
        // Nobody may be connected to what is copied. Not at each copy: the shops that are up would have to connect anew.
        NpgsqlConnection.ClearAllPools();
        return NameOf(settings);
    }

    private static string NameOf(Dictionary<string, string?> settings) => new NpgsqlConnectionStringBuilder(settings["Database:ConnectionString"]).Database!;

    private static async Task<bool> CopyAsync(string template, string name)
    {
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
            return true;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            // The server has not noticed yet that whoever was connected has gone.
            return false;
        }
    }

    public static async Task DropAsync(Dictionary<string, string?> settings)
    {
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
        // A shop on SQLite has no more than its folder, also here.
        if (settings.ContainsKey("Database:ConnectionString")) await ExecuteAsync($"DROP DATABASE IF EXISTS {NameOf(settings)} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        // Database names cannot be parameters; these are our own.
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
#elif SQLSERVER
    private static string? Server => Environment.GetEnvironmentVariable("CLICKCART_TEST_SQLSERVER");

    /// <summary>Each new database locks "model", and whoever does not get that lock fails with error 1807: one at a time.</summary>
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>
    /// Why tests of this assembly cannot run here; null when they can. CI has no SQL Server, so it compiles them all and runs those that need none.
    /// </summary>
    public static string? Missing => Server is not null ? null
        : "No SQL Server: set CLICKCART_TEST_SQLSERVER to a connection string of a server on which the tests may make databases.";

    /// <summary>SQL Server copies no databases: each shop migrates and seeds its own.</summary>
    public static async Task<Dictionary<string, string?>> NewAsync(string? template)
    {
        if (Missing is { } missing) throw new InvalidOperationException(missing);
        var name = $"clickcart_{Guid.CreateVersion7():n}";
        // Readers do not wait for writers, as on the other two.
        await ExecuteAsync($"CREATE DATABASE {name}; ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        return new()
        {
            ["Database:Provider"] = "SqlServer",
            ["Database:Folder"] = Directory.CreateTempSubdirectory("clickcart-test-").FullName,
            ["Database:ConnectionString"] = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString(),
        };
    }

    public static string Template(Dictionary<string, string?> settings) => new SqlConnectionStringBuilder(settings["Database:ConnectionString"]).InitialCatalog;

    public static async Task DropAsync(Dictionary<string, string?> settings)
    {
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
        await ExecuteAsync($"ALTER DATABASE {Template(settings)} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {Template(settings)}");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await Turn.WaitAsync();
        try
        {
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
            await connection.OpenAsync();
            // Database names cannot be parameters; these are our own.
            await using var command = new SqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            Turn.Release();
        }
    }
#else
    /// <summary>Why tests of this assembly cannot run here; null when they can. SQLite is always there.</summary>
    public static string? Missing => null;

    public static Task<Dictionary<string, string?>> NewAsync(string? template)
    {
        var settings = NewSqlite();
        var folder = settings["Database:Folder"]!;
        if (template is not null)
            foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
            {
                // Nothing is left in them, and whoever closes the last connection takes them away.
                if (file.EndsWith(".db-wal", StringComparison.Ordinal) || file.EndsWith(".db-shm", StringComparison.Ordinal)) continue;
                var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        return Task.FromResult(settings);
    }

    public static string Template(Dictionary<string, string?> settings)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // What stands in the log goes into the file, so that the file alone can be copied.
        foreach (var file in Directory.EnumerateFiles(settings["Database:Folder"]!, "*.db"))
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA wal_checkpoint(TRUNCATE)";
            using var answer = command.ExecuteReader();
            answer.NextResult();
            if (!answer.Read() || answer.GetInt32(0) != 0) throw new InvalidOperationException($"{file} is in use.");
        }
        return settings["Database:Folder"]!;
    }

    public static Task DropAsync(Dictionary<string, string?> settings)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
        return Task.CompletedTask;
    }
#endif
}

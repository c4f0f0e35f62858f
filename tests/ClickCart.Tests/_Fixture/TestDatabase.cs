using Npgsql;

namespace ClickCart.Tests;

/// <summary>Databases for tests: the first Host of the run migrates and seeds one, the others start from copies of it.</summary>
public static class TestDatabase
{
#if POSTGRESQL
    private static string? Server => Environment.GetEnvironmentVariable("CLICKCART_TEST_POSTGRES");

    /// <summary>Why tests of this assembly cannot run here; null when they can. CI must have it.</summary>
    public static string? Missing => Server is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null
        : "No PostgreSQL: set CLICKCART_TEST_POSTGRES to a connection string of an empty server, or run build/postgres, which starts one and prints it.";

    public static async Task<Dictionary<string, string?>> NewAsync(string? template)
    {
        if (Server is null) throw new InvalidOperationException("CI needs CLICKCART_TEST_POSTGRES.");
        var name = $"clickcart_{Guid.CreateVersion7():n}";
        if (template is not null) NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return new()
        {
            ["Database:Provider"] = "PostgreSql",
            ["Database:Folder"] = Directory.CreateTempSubdirectory("clickcart-test-").FullName,
            ["Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ToString(),
        };
    }

    public static string Template(Dictionary<string, string?> settings) => new NpgsqlConnectionStringBuilder(settings["Database:ConnectionString"]).Database!;

    public static async Task DropAsync(Dictionary<string, string?> settings)
    {
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Template(settings)} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        // Database names cannot be parameters; these are our own.
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
#else
    /// <summary>Why tests of this assembly cannot run here; null when they can. SQLite is always there.</summary>
    public static string? Missing => null;

    public static Task<Dictionary<string, string?>> NewAsync(string? template)
    {
        var folder = Directory.CreateTempSubdirectory("clickcart-test-").FullName;
        if (template is not null)
            foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(template, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        return Task.FromResult(new Dictionary<string, string?> { ["Database:Provider"] = "Sqlite", ["Database:Folder"] = folder });
    }

    public static string Template(Dictionary<string, string?> settings) => settings["Database:Folder"]!;

    public static Task DropAsync(Dictionary<string, string?> settings)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
        return Task.CompletedTask;
    }
#endif
}

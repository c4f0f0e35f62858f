using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClickCart.Tests.Maintenance;

/// <summary>A database from before the migrations were written anew: said so, and left as it is.</summary>
public sealed class OldFormTests
{
    private static string[] OldHistory(string schema) =>
    [
        $"""CREATE TABLE {schema}__migrations ("MigrationId" varchar(150) NOT NULL PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL)""",
        $"INSERT INTO {schema}__migrations VALUES ('20261123030450_Initial', '10.0.14')",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_of_the_old_form_is_refused_and_not_touched(bool killed)
    {
        var settings = TestDatabase.NewSqlite();
        var folder = settings["Database:Folder"]!;
        // The first module's file is not there: it must not be made either.
        var old = new SqliteConnection($"Data Source={Path.Combine(folder, "ordering.db")};Pooling=False");
        await ExecuteAsync(old, ["PRAGMA journal_mode = WAL", .. OldHistory("")]);
        // A process that was killed leaves its last commits in the log; one that closes writes them into the file.
        if (!killed) await old.CloseAsync();

        var before = Files();
        await ShouldBeRefusedAsync(settings);
        Files().ShouldBe(before);
        await old.DisposeAsync();
        Directory.Delete(folder, recursive: true);

        List<string> Files() =>
        [
            // Beside a log lies an index of it, which readers write to.
            .. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(f => $"{f} {(f.EndsWith("-shm", StringComparison.Ordinal) ? "" : Convert.ToHexString(Read(f)))}"),
        ];
    }

    [Fact]
    public async Task A_schema_of_the_old_form_is_refused_and_not_touched()
    {
        if (TestDatabase.Provider is DatabaseProvider.Sqlite) return;
        var settings = await TestDatabase.NewAsync(null);
        await using DbConnection connection = TestDatabase.Provider is DatabaseProvider.PostgreSql
            ? new NpgsqlConnection(settings["Database:ConnectionString"])
            : new SqlConnection(settings["Database:ConnectionString"]);
        await ExecuteAsync(connection, ["CREATE SCHEMA ordering", .. OldHistory("ordering.")]);
        await ShouldBeRefusedAsync(settings);
        await using (var tables = connection.CreateCommand())
        {
            tables.CommandText = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema IN ('catalog', 'ordering', 'platform', 'jobs')";
            Convert.ToInt32(await tables.ExecuteScalarAsync(TestContext.Current.CancellationToken), null).ShouldBe(1);
        }
        await connection.CloseAsync();
        await TestDatabase.DropAsync(settings);
    }

    [Fact]
    public async Task An_empty_database_is_refused_with_what_to_run_and_nothing_is_made()
    {
        if (TestDatabase.Provider is not DatabaseProvider.Sqlite) return;
        var settings = TestDatabase.NewSqlite();
        (settings["urls"], settings["Database:MigrateAtStart"]) = ("http://127.0.0.1:0", "false");
        (await Command.RunAsync(settings).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken)).ShouldBe(2);
        Directory.EnumerateFiles(settings["Database:Folder"]!, "*.db").ShouldBeEmpty();

        await using var services = ServicesOn(settings);
        var refused = await Should.ThrowAsync<CommandException>(() => Databases.RefuseEmptyAsync(services, default));
        foreach (var part in (string[])["-- migrate", "Database__MigrateAtStart=true"]) refused.Message.ShouldContain(part);
        Directory.Delete(settings["Database:Folder"]!, recursive: true);
    }

    private static async Task ShouldBeRefusedAsync(Dictionary<string, string?> settings)
    {
        settings["urls"] = "http://127.0.0.1:0";
        (await Command.RunAsync(settings, "migrate")).ShouldBe(2);
        (await Command.RunAsync(settings, "verify")).ShouldBe(2);
        (await Command.RunAsync(settings, "export", Path.Combine(Path.GetTempPath(), $"clickcart-{Guid.CreateVersion7():n}"))).ShouldBe(2);
        // A start, which would not come back if it went through.
        (await Command.RunAsync(settings).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken)).ShouldBe(2);
        settings["Database:MigrateAtStart"] = "false";
        (await Command.RunAsync(settings).WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken)).ShouldBe(2);

        await using var services = ServicesOn(settings);
        var refused = await Should.ThrowAsync<CommandException>(() => Databases.RefuseOldFormAsync(services, asOwner: true, default));
        foreach (var part in (string[])["20261123030450_Initial", "-- export DIR", "-- import DIR"]) refused.Message.ShouldContain(part);
    }

    /// <summary>Just what the question asks for.</summary>
    private static ServiceProvider ServicesOn(Dictionary<string, string?> settings)
    {
        var modules = new ModuleCatalog();
        modules.Add(new("ordering", typeof(ClickCart.Ordering.OrderingModule).Assembly));
        var database = Databases.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return new ServiceCollection().AddSingleton(modules).AddSingleton(database).BuildServiceProvider();
    }

    private static async Task ExecuteAsync(DbConnection connection, params string[] statements)
    {
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

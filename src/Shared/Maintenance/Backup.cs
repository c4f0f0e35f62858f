using System.IO.Compression;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace ClickCart.Maintenance;

/// <summary>
/// <c>-- backup FILE</c> and <c>-- restore FILE</c> for SQLite: one zip of all modules' files and the keys, taken while the shop runs. All files are
/// of the same instant, so what comes back is what a machine that lost power at that instant would come back with: whatever holds after a crash
/// holds after a restore. The job engine's store stays out; its jobs are handed over again from the outbox.
/// </summary>
internal sealed class Backup(SqliteDatabase database, IServiceProvider services, IAnsiConsole console)
{
    private const int Format = 1;
    private const string ManifestName = "manifest.json";
    private const int Tries = 50;

    internal sealed record Manifest(int Format, DateTimeOffset At, IReadOnlyList<string> Modules);

    private readonly List<string> _modules = [.. services.GetRequiredService<ModuleCatalog>().WithDatabase.Select(m => m.Name)];
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();

    /// <exception cref="CommandException">The shop is not on SQLite.</exception>
    public static Backup From(IServiceProvider services, IAnsiConsole console) => services.GetRequiredService<IDatabase>() switch
    {
        SqliteDatabase sqlite => new(sqlite, services, console),
        { Provider: DatabaseProvider.PostgreSql } =>
            throw new CommandException("backup and restore are for SQLite. On PostgreSQL use pg_dump, or archive the write-ahead log."),
        _ => throw new CommandException("backup and restore are for SQLite. On SQL Server use BACKUP DATABASE."),
    };

    public async Task SaveAsync(string file, CancellationToken ct)
    {
        if (File.Exists(file) || IsLink(file)) throw new CommandException($"{file} is there already: name a new file.");
        await Databases.RefuseOldFormAsync(services, asOwner: true, ct);
        if (_modules.Select(database.FileOf).FirstOrDefault(f => !File.Exists(f)) is { } missing)
            throw new CommandException($"{missing} is missing: there is no shop in {database.Folder}.");
        if (_modules.Select(database.FileOf).FirstOrDefault(IsLink) is { } link) throw new CommandException($"{link} is a link, and a backup follows none.");
        // Beside the file, so that there is room for it, and never half a backup under its name.
        var work = Fresh(file);
        try
        {
            var (at, snapshots) = await SameInstantAsync(ct);
            foreach (var (module, snapshot) in snapshots)
                await using (snapshot) Copy(snapshot, Path.Combine(work.FullName, module + ".db"));
            var keys = PrivateFiles.Folder(Path.Combine(work.FullName, SqliteDatabase.KeyFolder));
            foreach (var key in KeysIn(database.Folder)) key.CopyTo(Path.Combine(keys.FullName, key.Name));
            await File.WriteAllTextAsync(Path.Combine(work.FullName, ManifestName),
                JsonSerializer.Serialize(new Manifest(Format, at, _modules), MessageRoutes.Json), ct);
            var zip = Path.Combine(work.FullName, "backup.zip");
            await using (var stream = new FileStream(zip, PrivateFiles.Create(FileMode.CreateNew)))
            await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
            {
                foreach (var part in work.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.FullName != zip))
                    await archive.CreateEntryFromFileAsync(part.FullName, Path.GetRelativePath(work.FullName, part.FullName).Replace('\\', '/'),
                        CompressionLevel.Fastest, ct);
            }
            File.Move(zip, file);
            console.WriteLine($"Saved {_modules.Count} modules as of {at:u} to {file}. It holds customers' data and keys: keep it as you keep the database.");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <returns>What <c>-- verify</c> would: 0 when every invariant holds.</returns>
    public async Task<int> RestoreAsync(string file, CancellationToken ct)
    {
        await using var alone = await database.TryLockAsync(ServingLock.Name, shared: false, ct)
            ?? throw new CommandException($"A Host is running on {database.Folder}: stop it first.");
        if (Directory.EnumerateFiles(database.Folder, "*.db*").Any() || KeysIn(database.Folder).Any())
            throw new CommandException($"There is a shop in {database.Folder} already: move it away first, or restore into another Database:Folder.");
        using (var archive = Open(file))
        {
            var parts = archive.Entries.Where(e => e.FullName != ManifestName).ToList();
            if (parts.Find(e => !_modules.Exists(m => e.FullName == m + ".db") && !IsKey(e)) is { } unknown)
                throw new CommandException(
                    $"The backup holds {unknown.FullName}, which this process does not run. Run it with the same modules (Sandbox:Enabled).");
            // Under another name until all is there: a folder that was filled halfway is no shop.
            var work = Fresh(Path.Combine(database.Folder, "restoring"));
            try
            {
                foreach (var entry in parts)
                {
                    var into = IsKey(entry) ? PrivateFiles.Folder(Path.Combine(work.FullName, SqliteDatabase.KeyFolder)) : work;
                    var target = Path.Combine(into.FullName, entry.Name);
                    await entry.ExtractToFileAsync(target, overwrite: false, ct);
                }
                PrivateFiles.Close(work);
                foreach (var part in work.EnumerateFileSystemInfos())
                {
                    var target = Path.Combine(database.Folder, part.Name);
                    if (part is DirectoryInfo && Directory.Exists(target)) Directory.Delete(target);
                    Directory.Move(part.FullName, target);
                }
            }
            finally
            {
                work.Delete(recursive: true);
            }
        }
        await Databases.MigrateAsync(services, ct);
        console.WriteLine($"Restored {database.Folder} from {file}.");
        return await CommandLine.VerifyAsync(services, console, ct);
    }

    private ZipArchive Open(string file)
    {
        try
        {
            var archive = ZipFile.OpenRead(file);
            using var stream = (archive.GetEntry(ManifestName) ?? throw new InvalidDataException()).Open();
            var manifest = JsonSerializer.Deserialize<Manifest>(stream, MessageRoutes.Json)!;
            if (manifest.Format != Format) throw new CommandException($"The backup has format {manifest.Format}, this version reads {Format}.");
            if (manifest.Modules.FirstOrDefault(m => archive.GetEntry(m + ".db") is null) is { } missing)
                throw new CommandException($"{file} lacks {missing}.db.");
            console.WriteLine($"The backup is of {manifest.At:u}.");
            return archive;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException)
        {
            throw new CommandException($"{file} is no backup of ClickCart: {e.Message}");
        }
    }

    /// <summary>
    /// A reader per file, all of one instant: for some milliseconds this process is the only writer of every file, and while nobody else can commit, the
    /// readers are opened. A shop's own writers wait that long.
    /// </summary>
    private async Task<(DateTimeOffset At, List<(string Module, SqliteConnection Snapshot)> Snapshots)> SameInstantAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (writers, readers) = (new List<SqliteConnection>(), new List<(string, SqliteConnection)>());
            try
            {
                foreach (var module in _modules) writers.Add(Connect(module, "BEGIN IMMEDIATE"));
                // A transaction reads what was there at its first read.
                foreach (var module in _modules) readers.Add((module, Connect(module, "BEGIN; SELECT COUNT(*) FROM sqlite_master")));
                return (_clock.GetUtcNow(), readers);
            }
            catch (SqliteException e) when (attempt < Tries && database.IsTransient(e))
            {
                foreach (var (_, reader) in readers) await reader.DisposeAsync();
                await Task.Delay(Backoff.Delay(1, services.GetRequiredService<IIds>().NextDouble()), _clock, ct);
            }
            finally
            {
                foreach (var writer in writers) await writer.DisposeAsync();
            }
        }
    }

    // A second of patience: who waits for one file while holding others must not wait long.
    private SqliteConnection Connect(string module, string begin)
    {
        var file = database.FileOf(module);
        var to = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(to.ToString());
        try
        {
            connection.Open();
            Run(connection, begin);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Copy(SqliteConnection snapshot, string file)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        copy.Open();
        snapshot.BackupDatabase(copy);
        Run(copy, "PRAGMA journal_mode = DELETE");
        using var command = new SqliteCommand("PRAGMA integrity_check", copy);
        if (command.ExecuteScalar() is not "ok") throw new CommandException($"{Path.GetFileName(file)} is damaged; the backup was not made.");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static IEnumerable<FileInfo> KeysIn(string folder) =>
        new DirectoryInfo(Path.Combine(folder, SqliteDatabase.KeyFolder)) is { Exists: true } keys
            ? keys.EnumerateFiles("*.xml").Where(k => k.LinkTarget is null)
            : [];

    private static bool IsKey(ZipArchiveEntry entry) =>
        entry.FullName == $"{SqliteDatabase.KeyFolder}/{entry.Name}" && entry.Name.EndsWith(".xml", StringComparison.Ordinal);

    /// <summary>Also one that leads nowhere yet.</summary>
    private static bool IsLink(string file) => new FileInfo(file).LinkTarget is not null;

    /// <summary>A private folder beside the path, by a name that nobody could have prepared.</summary>
    private DirectoryInfo Fresh(string path) => PrivateFiles.Folder($"{path}.{services.GetRequiredService<IIds>().Secret()[..16]}.partial");
}

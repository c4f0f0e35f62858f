using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClickCart.Platform.Data;

/// <summary>One file per module under <c>Database:Folder</c>, write-ahead log, every commit synced to disk (SQLite's default, synchronous=FULL).</summary>
internal sealed class SqliteDatabase(string folder) : IDatabase, IDisposable
{
    /// <summary>Below <c>Database:Folder</c>.</summary>
    public const string KeyFolder = "keys";

    private readonly ConcurrentDictionary<string, Lazy<SqliteWriter>> _writers = new(StringComparer.Ordinal);

    public DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public bool IsShared => false;

    public string Folder => folder;

    public string FileOf(string module) => Path.Combine(folder, module + ".db");

    public void Configure(DbContextOptionsBuilder options, string module)
    {
        // Kept connections gain nothing from a second pool below them.
        var connection = new SqliteConnectionStringBuilder { DataSource = FileOf(module), DefaultTimeout = 15, Pooling = false }.ToString();
        options
            // A list is one parameter (a JSON array): as many parameters as it has values would have EF Core make the SQL anew at every call.
            .UseSqlite(connection, o => o.MigrationsHistoryTable(IDatabase.HistoryTable).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .UseSnakeCaseNamingConvention()
            .ReplaceService<IMigrationsAssembly, ProviderMigrations>()
            .ConfigureWarnings(w => w.Ignore(SqliteEventId.SchemaConfiguredWarning))
            .AddInterceptors(new PersistentConnection.Interceptor(connection));
    }

    // 2067 and 1555: a unique index, a primary key.
    public bool IsUniqueViolation(Exception exception) => exception.Chain<SqliteException>() is { SqliteExtendedErrorCode: 2067 or 1555 };

    /// <summary>Errors that may be gone at the next try, and what they are.</summary>
    internal static readonly IReadOnlyDictionary<int, string> TransientErrors = new Dictionary<int, string>
    {
        [5] = "busy",
        [6] = "locked",
        [10] = "I/O error",
        [13] = "disk full",
        [14] = "cannot open",
    };

    public bool IsTransient(Exception exception) => exception.Chain<SqliteException>() is { } failed && TransientErrors.ContainsKey(failed.SqliteErrorCode);

    public async ValueTask<IDisposable?> WriteTurnAsync(ModuleDbContext db, bool joins, CancellationToken ct) =>
        await _writers.GetOrAdd(db.Schema, _ => new(() => new(db))).Value.TurnAsync(db, joins, ct);

    public void Dispose()
    {
        foreach (var writer in _writers.Values.Where(w => w.IsValueCreated)) writer.Value.Dispose();
    }

    public IDataWatch Watch(string module) => new DataVersion(FileOf(module));

    public Task<long> SizeAsync(ModuleDbContext db, CancellationToken ct) =>
        Task.FromResult(new DirectoryInfo(folder).EnumerateFiles(db.Schema + ".db*").Sum(f => f.Length));

    public async Task<IReadOnlyList<string>> HistoryAsync(ModuleDbContext db, CancellationToken ct)
    {
        var file = FileOf(db.Schema);
        if (!File.Exists(file)) return [];
        // Without a write-ahead log the file is all there is. Read as one that nobody changes, it needs no other files beside it.
        var source = File.Exists(file + "-wal") ? file : new Uri(file).AbsoluteUri + "?immutable=1";
        var readOnly = new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(readOnly.ToString());
        await connection.OpenAsync(ct);
        return await Databases.FirstColumnAsync(connection, $"SELECT name FROM sqlite_master WHERE name = '{IDatabase.HistoryTable}'", ct) is []
            ? []
            : await Databases.FirstColumnAsync(connection, $"SELECT * FROM {IDatabase.HistoryTable}", ct);
    }

    public async Task PrepareAsync(ModuleDbContext db, CancellationToken ct)
    {
        PrivateFiles.Folder(folder);
        // SQLite gives the files beside it the same mode.
        if (!File.Exists(FileOf(db.Schema))) await new FileStream(FileOf(db.Schema), PrivateFiles.Create(FileMode.CreateNew)).DisposeAsync();
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", ct);
        // Only this process can migrate its own file: a lock found now was left by a process that was killed.
        await db.Database.ExecuteSqlAsync($"""DROP TABLE IF EXISTS "__EFMigrationsLock" """, ct);
    }

    public IXmlRepository Keys(ILoggerFactory logs) => new PrivateKeys(new DirectoryInfo(Path.Combine(folder, KeyFolder)), logs);

    public Task<IHeldLock?> TryLockAsync(string name, bool shared, CancellationToken ct)
    {
        // Also what an earlier version left open to others: every process of the shop begins with a lock.
        PrivateFiles.Folder(folder);
        try
        {
            return Task.FromResult<IHeldLock?>(new FileLock(new FileStream(Path.Combine(folder, name + ".lock"), PrivateFiles.Create(
                FileMode.OpenOrCreate, shared ? FileAccess.Read : FileAccess.ReadWrite, shared ? FileShare.Read : FileShare.None))));
        }
        catch (IOException)
        {
            return Task.FromResult<IHeldLock?>(null);
        }
    }

    private sealed class PrivateKeys(DirectoryInfo keys, ILoggerFactory logs) : FileSystemXmlRepository(keys, logs)
    {
        public override void StoreElement(XElement element, string friendlyName)
        {
            PrivateFiles.Folder(Directory.FullName);
            base.StoreElement(element, friendlyName);
            PrivateFiles.Close(Directory);
        }
    }

    /// <summary>The operating system's lock on a file: it ends with the process.</summary>
    private sealed class FileLock(FileStream file) : IHeldLock
    {
        public Task<bool> IsHeldAsync(CancellationToken ct) => Task.FromResult(true);

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }

    /// <summary>SQLite tells a connection whether others have changed the file; this one changes nothing itself.</summary>
    private sealed class DataVersion : IDataWatch
    {
        private readonly Lock _one = new();
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _ask;

        public DataVersion(string file)
        {
            var source = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 };
            _connection = new(source.ToString());
            _connection.Open();
            _ask = _connection.CreateCommand();
            _ask.CommandText = "PRAGMA data_version";
        }

        public ValueTask<long?> VersionAsync(CancellationToken ct)
        {
            try
            {
                lock (_one) return new((long)_ask.ExecuteScalar()!);
            }
            catch (SqliteException)
            {
                // Whoever reads says what is wrong.
                return default;
            }
        }

        public void Dispose()
        {
            lock (_one)
            {
                _ask.Dispose();
                _connection.Dispose();
            }
        }
    }
}

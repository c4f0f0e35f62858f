using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace ClickCart.Maintenance;

/// <summary>
/// <c>-- export DIR</c> and <c>-- import DIR</c>: every table of every module as a file of JSON lines, with the keys and a manifest of counts and
/// checksums. What is in flight moves along, since it is rows: outbox, inbox, idempotency keys. Only the job engine's own store stays behind; its jobs
/// are handed over again from the outbox.
/// </summary>
internal sealed class DataExport(IServiceProvider services, IAnsiConsole console)
{
    private const int Format = 1;
    private const string ManifestName = "manifest.json";

    internal sealed record Manifest(int Format, DateTimeOffset At, DatabaseProvider Provider, IReadOnlyList<ModulePart> Modules);

    /// <param name="Name">The module's.</param>
    /// <param name="Migrations">Names without their times, which differ between providers: both ends must have come equally far.</param>
    /// <param name="Tables">Those others refer to first.</param>
    internal sealed record ModulePart(string Name, IReadOnlyList<string> Migrations, IReadOnlyList<TablePart> Tables);

    internal sealed record TablePart(string Name, long Rows, string Sha256);

    private readonly IDatabase _database = services.GetRequiredService<IDatabase>();
    private readonly ModuleCatalog _modules = services.GetRequiredService<ModuleCatalog>();
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();

    public async Task ExportAsync(string folder, CancellationToken ct)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CommandException($"{folder} is not empty: name a new folder.");
        await Databases.RefuseOldFormAsync(services, asOwner: true, ct);
        await using var alone = await AloneAsync(ct);
        PrivateFolder(folder);
        var parts = new List<ModulePart>();
        foreach (var module in _modules.WithDatabase)
        {
            await using var db = Databases.ContextOf(module, _database);
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
                throw new CommandException($"{module.Name} has pending migrations; run -- migrate first.");
            var tables = new List<TablePart>();
            Directory.CreateDirectory(Path.Combine(folder, module.Name));
            foreach (var table in ExportedTable.Of(db, _database))
            {
                await using var file = new FileStream(FileOf(folder, module.Name, table.Name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
                var sum = await SumAsync(table, db, file, ct);
                tables.Add(new(table.Name, sum.Rows, sum.Sha256));
                Say(module.Name, table.Name, sum.Rows);
            }
            parts.Add(new(module.Name, Names(await db.Database.GetAppliedMigrationsAsync(ct)), tables));
        }
        Directory.CreateDirectory(Path.Combine(folder, SqliteDatabase.KeyFolder));
        foreach (var (i, key) in Keys().GetAllElements().Index())
            await File.WriteAllTextAsync(Path.Combine(folder, SqliteDatabase.KeyFolder, $"{i}.xml"), key.ToString(), ct);
        // Last: a folder without it is no whole export.
        var manifest = new Manifest(Format, _clock.GetUtcNow(), _database.Provider, parts);
        await File.WriteAllTextAsync(Path.Combine(folder, ManifestName), JsonSerializer.Serialize(manifest, MessageRoutes.Json), ct);
        console.WriteLine($"Exported {parts.Sum(p => p.Tables.Sum(t => t.Rows)):N0} rows of {parts.Count} modules to {folder}. It holds customers' "
            + $"data and keys: keep it as you keep the database.");
    }

    /// <returns>What <c>-- verify</c> would: 0 when every invariant holds.</returns>
    public async Task<int> ImportAsync(string folder, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folder, ManifestName)))
            throw new CommandException($"{folder} holds no {ManifestName}: it is no export, or one that did not end.");
        var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(Path.Combine(folder, ManifestName), ct), MessageRoutes.Json)!;
        if (manifest.Format != Format) throw new CommandException($"The export has format {manifest.Format}, this version reads {Format}.");
        var (theirs, ours) = (manifest.Modules.Select(m => m.Name).Order().ToList(), _modules.WithDatabase.Select(m => m.Name).Order().ToList());
        if (!theirs.SequenceEqual(ours))
            throw new CommandException($"The export holds {string.Join(", ", theirs)}; this process runs {string.Join(", ", ours)}. "
                + "Run both with the same modules (Sandbox:Enabled).");
        await Databases.RefuseOldFormAsync(services, asOwner: true, ct);
        foreach (var part in manifest.Modules) await CheckExportAsync(folder, part, ct);
        await using var alone = await AloneAsync(ct);
        await Databases.MigrateAsync(services, ct);
        foreach (var part in manifest.Modules) await CheckTargetAsync(part, ct);

        foreach (var part in manifest.Modules) await ImportAsync(folder, part, ct);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, SqliteDatabase.KeyFolder)))
        {
            var key = XElement.Parse(await File.ReadAllTextAsync(file, ct));
            Keys().StoreElement(key, $"key-{key.Attribute("id")?.Value}");
        }
        console.WriteLine(
            $"Imported {manifest.Modules.Sum(p => p.Tables.Sum(t => t.Rows)):N0} rows from {manifest.Provider}; each table was read back and is equal.");
        return await CommandLine.VerifyAsync(services, console, ct);
    }

    /// <summary>Refuses, before anything is written, what would not be whole here: other tables or columns, open work that no slice here does.</summary>
    private async Task CheckExportAsync(string folder, ModulePart part, CancellationToken ct)
    {
        await using var db = Databases.ContextOf(_modules[part.Name], _database);
        if (!Names(db.Database.GetMigrations()).SequenceEqual(part.Migrations) && !IsOfOldForm(part))
            throw new CommandException($"The export's {part.Name} is of another version. Import with the version that exported, then migrate.");
        var tables = ExportedTable.Of(db, _database);
        if (!tables.Select(t => t.Name).Order(StringComparer.Ordinal).SequenceEqual(part.Tables.Select(t => t.Name).Order(StringComparer.Ordinal)))
            throw new CommandException($"The export's {part.Name} has other tables than this version: {string.Join(", ", part.Tables.Select(t => t.Name))}.");
        foreach (var table in tables) await DumpedAsync(table, folder, part.Name, ct);

        var (routes, unknown) = (services.GetRequiredService<MessageRoutes>(), new SortedSet<string>(StringComparer.Ordinal));
        await foreach (var line in File.ReadLinesAsync(FileOf(folder, part.Name, "outbox"), ct))
        {
            using var row = JsonDocument.Parse(line);
            if (row.RootElement.GetProperty("done_at").ValueKind is not JsonValueKind.Null) continue;
            var name = row.RootElement.GetProperty("name").GetString()!;
            if (routes.Find(row.RootElement.GetProperty("subscriber").GetString()!, name) is null) unknown.Add(name);
        }
        if (unknown.Count > 0)
            throw new CommandException($"The export holds open work that this version does not know: {string.Join(", ", unknown)}. "
                + "Start the version that exported until that is done (the back office's Background work), and export again.");
    }

    /// <summary>The last form before the migrations were written anew. Later ones only added columns.</summary>
    private static bool IsOfOldForm(ModulePart part) => part.Migrations is ["Initial", "WorkDecisions", ..];

    private static async Task<ExportedTable> DumpedAsync(ExportedTable table, string folder, string module, CancellationToken ct) =>
        await File.ReadLinesAsync(FileOf(folder, module, table.Name), ct).FirstOrDefaultAsync(ct) is { } line ? table.As(line) : table;

    private async Task CheckTargetAsync(ModulePart part, CancellationToken ct)
    {
        await using var db = Databases.ContextOf(_modules[part.Name], _database);
        foreach (var table in ExportedTable.Of(db, _database))
            if (await table.CountAsync(db, ct) > 0) throw new CommandException($"{part.Name}.{table.Name} is not empty: import only into a new database.");
    }

    /// <summary>One module is one commit, after every table was read back and found equal.</summary>
    private async Task ImportAsync(string folder, ModulePart part, CancellationToken ct)
    {
        await using var db = Databases.ContextOf(_modules[part.Name], _database);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var whole in ExportedTable.Of(db, _database))
        {
            var table = await DumpedAsync(whole, folder, part.Name, ct);
            var expected = part.Tables.Single(t => t.Name == table.Name);
            await table.WriteAsync(db, File.ReadLinesAsync(FileOf(folder, part.Name, table.Name), ct), ct);
            var sum = await SumAsync(table, db, Stream.Null, ct);
            if (sum.Rows != expected.Rows || sum.Sha256 != expected.Sha256)
                throw new CommandException($"{part.Name}.{table.Name} came out as {sum.Rows} rows ({sum.Sha256}); the export says {expected.Rows} "
                    + $"({expected.Sha256}). Make the database anew before another try.");
            Say(part.Name, table.Name, sum.Rows);
        }
        await transaction.CommitAsync(ct);
    }

    private static async Task<TableSum> SumAsync(ExportedTable table, ModuleDbContext db, Stream file, CancellationToken ct)
    {
        var sum = new TableSum();
        await foreach (var line in table.ReadAsync(db, ct))
        {
            sum.Add(line.Span);
            await file.WriteAsync(line, ct);
            file.WriteByte((byte)'\n');
        }
        return sum;
    }

    /// <summary>Nobody else works on this database meanwhile.</summary>
    private async Task<IHeldLock> AloneAsync(CancellationToken ct) =>
        await _database.TryLockAsync(ServingLock.Name, shared: false, ct) ?? throw new CommandException("A Host is running on this database: stop it first.");

    private Microsoft.AspNetCore.DataProtection.Repositories.IXmlRepository Keys() => _database.Keys(services.GetRequiredService<ILoggerFactory>());

    private void Say(string module, string table, long rows) => console.WriteLine($"{module}.{table}: {rows:N0}");

    private static List<string> Names(IEnumerable<string> migrations) => [.. migrations.Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..])];

    private static string FileOf(string folder, string module, string table) => Path.Combine(folder, module, table + ".jsonl");

    private static void PrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClickCart.Platform.Data;

/// <summary>Reads which database to use, and brings it up to date.</summary>
public static class Databases
{
    /// <exception cref="InvalidOperationException">The provider is unknown or lacks its connection string; the message says what to set.</exception>
    internal static IDatabase From(IConfiguration configuration)
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
            throw new InvalidOperationException($"Database:Provider is '{name}'; it can be {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");
        var connection = configuration["Database:ConnectionString"];
        if (!string.IsNullOrWhiteSpace(connection) && !IsConnection(connection))
            throw new InvalidOperationException("Database:ConnectionString cannot be read: it is made of key=value pairs with semicolons between.");
        if (provider is not DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException($"Database:Provider is {provider}, so Database:ConnectionString is needed.");
        var (said, logins) = (configuration["Database:LoginPerModule"], false);
        if (!string.IsNullOrEmpty(said) && !bool.TryParse(said, out logins))
            throw new InvalidOperationException($"Database:LoginPerModule is '{said}'; it is true or false.");
        if (logins && provider is not DatabaseProvider.PostgreSql) throw new InvalidOperationException("Database:LoginPerModule is for PostgreSql only.");
        return provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlDatabase(connection!, logins ? new(connection!, configuration["Database:LoginSecret"]) : null),
            DatabaseProvider.SqlServer => new SqlServerDatabase(connection!),
            _ => new SqliteDatabase(Folder(configuration)),
        };
    }

    /// <summary>Where SQLite files and keys lie, as a full path.</summary>
    /// <summary>Where the shop keeps files: <c>Database:Folder</c>.</summary>
    public static string Folder(IConfiguration configuration) => Path.GetFullPath(configuration["Database:Folder"] ?? "data");

    private static bool IsConnection(string text)
    {
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = text }.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Runs the pending migrations of every module, then <paramref name="afterwards"/>; one process at a time, so that nodes may start together and only
    /// the first does the work.
    /// </summary>
    internal static async Task MigrateAsync(IServiceProvider services, CancellationToken ct, Func<Task>? afterwards = null)
    {
        var (database, modules) = (services.GetRequiredService<IDatabase>(), services.GetRequiredService<ModuleCatalog>().WithDatabase.ToList());
        // The first key is made below, and must not be kept in clear where it was to be encrypted.
        if (services.GetRequiredService<KeyCertificate>().Problem is { } unusable) throw new CommandException(unusable);
        await RefuseOldFormAsync(services, asOwner: true, ct);
        await using var turn = await LockAsync(database, "migrating", services.GetRequiredService<TimeProvider>(), ct);
        foreach (var module in modules)
        {
            await using var db = ContextOf(module, database);
            await database.PrepareAsync(db, ct);
            if (db.Database.GetMigrations().Except(await database.HistoryAsync(db, ct), StringComparer.Ordinal).Any()) await db.Database.MigrateAsync(ct);
        }
        await database.FinishAsync([.. modules.Select(m => m.Name)], ct);
        // The first key is made here, where only one process is: nodes that start together would each make one of their own.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect("");
        if (afterwards is not null) await afterwards();
    }

    /// <summary>
    /// Refuses tables that were made before the migrations were written anew: their history lacks the first of ours. A database that a newer version has
    /// migrated holds it, and more. Touches nothing.
    /// </summary>
    /// <exception cref="CommandException">The message says how the shop moves.</exception>
    internal static async Task RefuseOldFormAsync(IServiceProvider services, bool asOwner, CancellationToken ct)
    {
        var database = services.GetRequiredService<IDatabase>();
        foreach (var module in services.GetRequiredService<ModuleCatalog>().WithDatabase)
        {
            await using var db = ContextOf(module, database, asOwner);
            var applied = await database.HistoryAsync(db, ct);
            if (applied.Count > 0 && db.Database.GetMigrations().FirstOrDefault() is { } first && !applied.Contains(first))
                throw new CommandException($"The tables of {module.Name} have the form of an older version ({applied.Max()}), which this one does not read: "
                    + "run `-- export DIR` with the version that made them, then `-- import DIR` with this one on a new database; nothing was touched.");
        }
    }

    /// <summary>Refuses a database that nobody has migrated yet: there is nothing to serve. One that lacks the newest migrations starts, not ready.</summary>
    /// <exception cref="CommandException">The message says what to run.</exception>
    internal static async Task RefuseEmptyAsync(IServiceProvider services, CancellationToken ct)
    {
        var database = services.GetRequiredService<IDatabase>();
        foreach (var module in services.GetRequiredService<ModuleCatalog>().WithDatabase)
        {
            await using var db = ContextOf(module, database, asOwner: false);
            if ((await database.HistoryAsync(db, ct)).Count > 0) return;
        }
        throw new CommandException("ClickCart does not start: the database is empty. Make its tables with the same settings and `-- migrate`, "
            + "or start with Database__MigrateAtStart=true, which makes them, and brings them up to date at each start.");
    }

    internal static async Task<IReadOnlyList<string>> FirstColumnAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        var values = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) values.Add(reader.GetString(0));
        return values;
    }

    /// <summary>A context outside the pool, with the login that owns the tables or with the module's own.</summary>
    internal static ModuleDbContext ContextOf(ModuleInfo module, IDatabase database, bool asOwner = true)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(module.DbContext!))!;
        if (asOwner) database.ConfigureAsOwner(builder, module.Name);
        else database.Configure(builder, module.Name);
        return (ModuleDbContext)Activator.CreateInstance(module.DbContext!, builder.Options)!;
    }

    /// <summary>Waits until nobody else holds the lock.</summary>
    internal static async Task<IHeldLock> LockAsync(IDatabase database, string name, TimeProvider clock, CancellationToken ct)
    {
        while (true)
        {
            if (await database.TryLockAsync(name, shared: false, ct) is { } held) return held;
            await Task.Delay(TimeSpan.FromMilliseconds(200), clock, ct);
        }
    }
}

/// <summary>Ready means that every module's database answers and is migrated.</summary>
internal sealed class DatabasesReachable(IServiceScopeFactory scopes, ModuleCatalog modules) : IHealthCheck
{
    private bool _migrated;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var module in modules.WithDatabase)
        {
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module.Name);
            if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy($"The database of {module.Name} does not answer.");
            if (!_migrated && (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                return HealthCheckResult.Unhealthy($"{module.Name} has pending migrations; run -- migrate.");
        }
        _migrated = true;
        return HealthCheckResult.Healthy();
    }
}

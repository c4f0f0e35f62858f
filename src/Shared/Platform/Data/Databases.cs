using ClickCart.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        if (provider is not DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(connection))
            throw new InvalidOperationException($"Database:Provider is {provider}, so Database:ConnectionString is needed.");
        var logins = configuration.GetValue("Database:LoginPerModule", false);
        if (logins && provider is not DatabaseProvider.PostgreSql) throw new InvalidOperationException("Database:LoginPerModule is for PostgreSql only.");
        return provider switch
        {
            DatabaseProvider.PostgreSql => new PostgreSqlDatabase(connection!, logins ? new(connection!, configuration["Database:LoginSecret"]) : null),
            DatabaseProvider.SqlServer => new SqlServerDatabase(connection!),
            _ => new SqliteDatabase(Folder(configuration)),
        };
    }

    /// <summary>Where SQLite files and keys lie, as a full path.</summary>
    internal static string Folder(IConfiguration configuration) => Path.GetFullPath(configuration["Database:Folder"] ?? "data");

    /// <summary>
    /// Runs the pending migrations of every module, then <paramref name="afterwards"/>; one process at a time, so that nodes may start together and only
    /// the first does the work.
    /// </summary>
    internal static async Task MigrateAsync(IServiceProvider services, CancellationToken ct, Func<Task>? afterwards = null)
    {
        var (database, modules) = (services.GetRequiredService<IDatabase>(), services.GetRequiredService<ModuleCatalog>().WithDatabase.ToList());
        await using var turn = await LockAsync(database, "migrating", services.GetRequiredService<TimeProvider>(), ct);
        foreach (var module in modules)
        {
            await using var db = ContextOf(module, database);
            await database.PrepareAsync(db, ct);
            if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
        }
        await database.FinishAsync([.. modules.Select(m => m.Name)], ct);
        // The first key is made here, where only one process is: nodes that start together would each make one of their own.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect("");
        if (afterwards is not null) await afterwards();
    }

    /// <summary>A context outside the pool, with the login that owns the tables.</summary>
    internal static ModuleDbContext ContextOf(ModuleInfo module, IDatabase database)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(module.DbContext!))!;
        database.ConfigureAsOwner(builder, module.Name);
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
            if (!_migrated && (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return HealthCheckResult.Unhealthy($"{module.Name} has pending migrations; run -- migrate.");
        }
        _migrated = true;
        return HealthCheckResult.Healthy();
    }
}

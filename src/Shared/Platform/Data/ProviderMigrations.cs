using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace ClickCart.Platform.Data;

#pragma warning disable EF1001 // The public IMigrationsAssembly has no base to build on; this class only filters what EF Core's own one finds.
/// <summary>
/// Each provider sees only the migrations of its own folder: <c>Migrations/Sqlite</c>, <c>Migrations/PostgreSql</c>, <c>Migrations/SqlServer</c>.
/// </summary>
internal sealed class ProviderMigrations(
    ICurrentDbContext currentContext, IDbContextOptions options, IMigrationsIdGenerator idGenerator, IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
    : MigrationsAssembly(currentContext, options, idGenerator, logger)
{
    /// <summary>Of the process: looking through an assembly takes longer than asking the database what it has.</summary>
    private static readonly ConcurrentDictionary<(Type Context, string Folder), IReadOnlyDictionary<string, TypeInfo>> Found = new();

    private readonly string _folder = ".Migrations." + (currentContext.Context.Database switch
    {
        var d when d.IsSqlite() => nameof(DatabaseProvider.Sqlite),
        var d when d.IsNpgsql() => nameof(DatabaseProvider.PostgreSql),
        _ => nameof(DatabaseProvider.SqlServer),
    });

    private readonly Type _context = currentContext.Context.GetType();

    public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
        Found.GetOrAdd((_context, _folder), _ => new SortedList<string, TypeInfo>(
            base.Migrations.Where(m => IsOurs(m.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase));

    public override ModelSnapshot? ModelSnapshot => field ??= Assembly.DefinedTypes
        .Where(t => t.IsSubclassOf(typeof(ModelSnapshot)) && t.GetCustomAttribute<DbContextAttribute>()?.ContextType == _context && IsOurs(t))
        .Select(t => (ModelSnapshot)Activator.CreateInstance(t.AsType())!).SingleOrDefault();

    private bool IsOurs(TypeInfo type) => type.Namespace?.EndsWith(_folder, StringComparison.Ordinal) ?? false;
}
#pragma warning restore EF1001

using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ClickCart.Tests;

/// <summary>The modules' models and migrations on any of the three databases. Nothing is connected to: what a server would get can be read anywhere.</summary>
internal static class Models
{
    /// <summary>Every module of the Host that has tables, by name.</summary>
    public static ModuleCatalog Catalog { get; } = Find();

    /// <summary>What the command line asks for when it writes scripts.</summary>
    public static IServiceProvider Services { get; } = new ServiceCollection().AddSingleton(Catalog).BuildServiceProvider();

    public static IDatabase Database(DatabaseProvider provider)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = provider is DatabaseProvider.SqlServer ? "Server=none" : "Host=none",
        };
        return Databases.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }

    /// <summary>A context of each module; dispose them.</summary>
    public static IEnumerable<ModuleDbContext> On(DatabaseProvider provider) => Catalog.WithDatabase.Select(m => Databases.ContextOf(m, Database(provider)));

    private static ModuleCatalog Find()
    {
        var catalog = new ModuleCatalog();
        foreach (var name in typeof(Program).Assembly.GetReferencedAssemblies()
            .Where(a => a.Name!.StartsWith("ClickCart.", StringComparison.Ordinal)).OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            var module = new ModuleInfo(name.Name!.Split('.')[^1].ToLowerInvariant(), Assembly.Load(name));
            if (module.DbContext is not null) catalog.Add(module);
        }
        return catalog;
    }
}

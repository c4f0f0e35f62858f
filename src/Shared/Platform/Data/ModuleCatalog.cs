using System.Reflection;

namespace ClickCart.Platform.Data;

/// <summary>What was found in one module's assembly.</summary>
public sealed class ModuleInfo
{
    internal ModuleInfo(string name, Assembly assembly)
    {
        (Name, Assembly, Types) = (name, assembly, Concrete(assembly));
        DbContext = Types.SingleOrDefault(t => t.IsAssignableTo(typeof(ModuleDbContext)));
    }

    public string Name { get; }
    public Assembly Assembly { get; }
    public Type? DbContext { get; }
    internal IReadOnlyList<Type> Types { get; }

    internal static Type[] Concrete(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false })];
}

/// <summary>The modules of this process, and which event name is which type.</summary>
public sealed class ModuleCatalog
{
    private readonly Dictionary<Assembly, ModuleInfo> _byAssembly = [];
    private readonly Dictionary<string, ModuleInfo> _byName = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ModuleInfo> Modules => _byName.Values;
    public IEnumerable<ModuleInfo> WithDatabase => Modules.Where(m => m.DbContext is not null);
    public ModuleInfo this[string name] => _byName[name];
    public ModuleInfo? Of(Type type) => _byAssembly.GetValueOrDefault(type.Assembly);

    internal void Add(ModuleInfo module)
    {
        _byName.Add(module.Name, module);
        _byAssembly.Add(module.Assembly, module);
    }

    /// <summary>The stored name of an event or job type.</summary>
    /// <exception cref="InvalidOperationException">The type has no <see cref="EventNameAttribute"/>.</exception>
    public static string NameOf(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type} has no [EventName(\"module.what-happened.v1\")], so it cannot be stored.");
}

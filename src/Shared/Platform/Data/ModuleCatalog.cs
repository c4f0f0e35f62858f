using System.Reflection;

namespace ClickCart.Platform.Data;

/// <summary>What was found in one module's assembly.</summary>
public sealed class ModuleInfo(string name, Assembly assembly)
{
    public string Name => name;
    public Assembly Assembly => assembly;
    public Type? DbContext { get; } = Concrete(assembly).SingleOrDefault(t => t.IsAssignableTo(typeof(ModuleDbContext)));
    internal IReadOnlyList<Type> Types { get; } = Concrete(assembly);

    internal static Type[] Concrete(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false })];
}

/// <summary>The modules of this process, and which event name is which type.</summary>
public sealed class ModuleCatalog
{
    private readonly List<ModuleInfo> _modules = [];

    public IReadOnlyCollection<ModuleInfo> Modules => _modules;
    public IEnumerable<ModuleInfo> WithDatabase => _modules.Where(m => m.DbContext is not null);
    public ModuleInfo this[string name] => _modules.Single(m => m.Name == name);
    public ModuleInfo? Of(Type type) => _modules.Find(m => m.Assembly == type.Assembly);

    internal void Add(ModuleInfo module) => _modules.Add(module);

    /// <summary>The stored name of an event or job type.</summary>
    /// <exception cref="InvalidOperationException">The type has no <see cref="EventNameAttribute"/>.</exception>
    public static string NameOf(Type type) => type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type} has no [EventName(\"module.what-happened.v1\")], so it cannot be stored.");
}

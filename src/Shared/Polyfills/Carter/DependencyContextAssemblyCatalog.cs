using System.Reflection;

namespace Carter;

/// <summary>The assemblies to scan for modules: those given, or else every loaded one that refers to this library.</summary>
public class DependencyContextAssemblyCatalog(params Assembly[] assemblies)
{
    private static readonly Assembly Carter = typeof(ICarterModule).Assembly;

    /// <summary>The assemblies in which modules are looked for.</summary>
    public virtual IReadOnlyCollection<Assembly> GetAssemblies() =>
        assemblies.Length > 0 ? assemblies : [.. AppDomain.CurrentDomain.GetAssemblies().Where(RefersToCarter)];

    private static bool RefersToCarter(Assembly assembly) =>
        !assembly.IsDynamic && Array.Exists(assembly.GetReferencedAssemblies(), name => name.Name == Carter.GetName().Name);
}

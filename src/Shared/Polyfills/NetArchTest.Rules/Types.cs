using System.Reflection;
using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>The types a rule speaks about: those of some assemblies, nested ones too, without what the compiler or the platform put there.</summary>
public sealed class Types
{
    private static readonly string[] Foreign =
        ["System", "Microsoft", "Mono.Cecil", "netstandard", "NetArchTest.Rules", "xunit", "<Module>", "<PrivateImplementationDetails>"];

    private readonly List<TypeDefinition> types;

    private Types(IEnumerable<TypeDefinition> types) => this.types = [.. types];

    /// <summary>The types of one assembly; what it refers to is also looked up in <paramref name="searchDirectories"/>.</summary>
    public static Types InAssembly(Assembly assembly, IEnumerable<string>? searchDirectories = null) => InAssemblies([assembly], searchDirectories);

    /// <summary>The types of these assemblies; what they refer to is also looked up in <paramref name="searchDirectories"/>.</summary>
    public static Types InAssemblies(IEnumerable<Assembly> assemblies, IEnumerable<string>? searchDirectories = null)
    {
        var resolver = new DefaultAssemblyResolver();
        foreach (var directory in searchDirectories ?? [])
            resolver.AddSearchDirectory(directory);

        return new(assemblies
            .Where(assembly => !assembly.IsDynamic)
            .Select(assembly => AssemblyDefinition.ReadAssembly(assembly.Location, new ReaderParameters { AssemblyResolver = resolver }))
            .SelectMany(assembly => assembly.Modules)
            .SelectMany(module => module.Types)
            .Where(type => !Foreign.Any(type.LiesIn))
            .SelectMany(WithNested));
    }

    /// <summary>The types themselves, loaded.</summary>
    public IEnumerable<Type> GetTypes() => types.Select(type => type.Load());

    /// <summary>Narrows the types down.</summary>
    public Predicates That() => new(types, Rule.Empty);

    /// <summary>States what each type must meet.</summary>
    public Conditions Should() => new(types, Rule.Empty, true);

    /// <summary>States what no type may meet.</summary>
    public Conditions ShouldNot() => new(types, Rule.Empty, false);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.Where(nested => !nested.IsCompilerGenerated()).SelectMany(WithNested).Prepend(type);
}

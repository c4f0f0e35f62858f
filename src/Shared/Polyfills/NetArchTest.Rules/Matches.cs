using System.Text.RegularExpressions;
using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>What predicates and conditions ask of a type. Names match without regard to case, dependencies with.</summary>
internal static class Matches
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static Func<TypeDefinition, bool> Not(Func<TypeDefinition, bool> condition) => type => !condition(type);

    public static Func<TypeDefinition, bool> Name(string pattern) => type => Matching(type.Name, pattern);

    public static Func<TypeDefinition, bool> NameEnding(string end, StringComparison comparer = StringComparison.OrdinalIgnoreCase) =>
        type => type.Name.EndsWith(end, comparer);

    /// <summary>The namespace or one below; as in the original any name that starts so.</summary>
    public static Func<TypeDefinition, bool> Namespace(string name) => type => type.FullName.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The namespace of a nested type is its enclosing type.</summary>
    public static Func<TypeDefinition, bool> NamespaceMatching(string pattern) =>
        type => Matching(type.IsNested ? type.DeclaringType.FullName : type.Namespace, pattern);

    public static Func<TypeDefinition, bool> Dependency(params string[] dependencies) =>
        type => Dependencies.Of(type).Any(name => Array.Exists(dependencies, dependency => name.LiesIn(dependency)));

    public static Func<TypeDefinition, bool> Interface(Type contract) => contract.IsInterface
        ? type => type.Interfaces.Any(each => each.InterfaceType.Is(contract))
        : throw new ArgumentException($"{contract.FullName} is not an interface.", nameof(contract));

    public static Func<TypeDefinition, bool> Ancestor(Type ancestor) => type => Ancestors(type).Any(each => each.Is(ancestor));

    public static bool Public(TypeDefinition type) => type.IsNested ? type.IsNestedPublic : type.IsPublic;

    private static bool Matching(string name, string pattern) => Regex.IsMatch(name, pattern, RegexOptions.IgnoreCase, Patience);

    private static IEnumerable<TypeReference> Ancestors(TypeDefinition type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.Resolve()?.BaseType)
            yield return ancestor;
    }
}

using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace NetArchTest.Rules;

/// <summary>Cecil writes Outer/Inner where reflection writes Outer+Inner, and keeps a generic type's arguments in its name.</summary>
internal static class CecilExtensions
{
    public static bool IsCompilerGenerated(this TypeDefinition type) =>
        type.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == typeof(CompilerGeneratedAttribute).FullName);

    public static bool Is(this TypeReference reference, Type type) =>
        Dotted(reference.GetElementType().FullName) == Dotted((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!);

    public static Type Load(this TypeDefinition type) =>
        Type.GetType($"{type.FullName.Replace('/', '+')}, {type.Module.Assembly.FullName}", throwOnError: true)!;

    public static bool LiesIn(this TypeReference type, string space) => LiesIn(type.FullName, space);

    /// <summary>Whether a name is <paramref name="space"/>, a type or namespace, or anything inside it.</summary>
    public static bool LiesIn(this string name, string space)
    {
        var (inner, outer) = (Dotted(name), Dotted(space));
        return inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '.');
    }

    private static string Dotted(string name) => name.Replace('/', '.').Replace('+', '.');
}

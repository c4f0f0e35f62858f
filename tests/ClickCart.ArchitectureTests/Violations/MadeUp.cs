using System.Reflection;

namespace ClickCart.ArchitectureTests.Violations;

/// <summary>Modules that are made up of types of this folder, each of which breaks a rule or stands close by and does not.</summary>
internal static class MadeUp
{
    public const string Folder = "src/Modules/MadeUp";

    public static ModuleFolder Module(IEnumerable<Type> types, params IReadOnlyList<SourceFile> files) =>
        new("MadeUp", Folder, typeof(MadeUp).Assembly, [.. types.SelectMany(WithNested)], files);

    public static SourceFile File(string path, string text = "") => new($"{Folder}/{path}", text);

    /// <summary>Types of this assembly in the namespace.</summary>
    public static IEnumerable<Type> TypesIn(string name) =>
        typeof(MadeUp).Assembly.GetTypes().Where(t => !t.IsNested && t.Namespace == $"ClickCart.ArchitectureTests.Violations.{name}");

    private static IEnumerable<Type> WithNested(Type type) =>
        [type, .. type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(WithNested)];
}

using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace ClickCart.ArchitectureTests;

/// <summary>The solution as its source tree shows it: everything is discovered, so a new module is covered by itself.</summary>
internal static class SolutionTree
{
    public static readonly string Root = FindRoot();
    public static readonly string ModulesFolder = Path.Combine(Root, "src", "Modules");

    /// <summary>Folders of modules, Contracts left out.</summary>
    public static readonly IReadOnlyList<ModuleFolder> Modules =
    [
        .. Directory.GetDirectories(ModulesFolder).Select(Path.GetFileName).Where(name => !name!.EndsWith(".Contracts", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new ModuleFolder(name!)),
    ];

    public static readonly IReadOnlyList<Assembly> Contracts =
    [
        .. Directory.GetDirectories(ModulesFolder, "*.Contracts").Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => Assembly.Load($"ClickCart.{name}")),
    ];

    /// <summary>The modules, and Platform with the work that belongs to none.</summary>
    public static IReadOnlyList<ModuleFolder> WithSlices { get; } = [.. Modules, new("Platform", Path.Combine(Root, "src", "Shared", "Platform"))];

    public static IEnumerable<Slice> Slices => WithSlices.SelectMany(m => m.Slices);

    /// <summary>Projects under src with the names of those they reference.</summary>
    public static IEnumerable<(string Name, string Folder, IReadOnlyList<string> References)> Projects => Directory
        .GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(path => (
            Path.GetFileNameWithoutExtension(path),
            Path.GetDirectoryName(path)!,
            (IReadOnlyList<string>)[.. XDocument.Load(path).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))]));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClickCart.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("ClickCart.sln is in no folder above.");
        return folder.FullName;
    }
}

internal sealed class ModuleFolder(string name, string? folder = null)
{
    public string Name => name;
    public string Folder => folder ?? Path.Combine(SolutionTree.ModulesFolder, name);
    public Assembly Assembly { get; } = Assembly.Load($"ClickCart.{name}");
    public override string ToString() => name;

    /// <summary>Markup of pages, <c>_Imports</c> left out.</summary>
    public IEnumerable<string> Components => Directory.GetFiles(Folder, "*.razor", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "_Imports.razor");

    /// <summary>The Razor compiler makes its classes public and open, and offers no other choice.</summary>
    public bool IsRazor(Type type) => type.Name == "_Imports" || (type.IsAssignableTo(typeof(IComponent)) && Components.Any(f => Path.GetFileNameWithoutExtension(f) == type.Name));

    /// <summary>Source files, migrations and build output left out.</summary>
    public IEnumerable<string> Sources => Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}")
            && !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}"));

    /// <summary>A slice is a static class with one way in.</summary>
    public IEnumerable<Slice> Slices => Assembly.GetTypes()
        .Where(t => t is { IsNested: false, IsAbstract: true, IsSealed: true } && Slice.DoorsOf(t).Any())
        .Select(t => new Slice(this, t));
}

internal sealed class Slice(ModuleFolder module, Type type)
{
    public ModuleFolder Module => module;
    public Type Type => type;
    public IReadOnlyList<Type> Doors => [.. DoorsOf(type)];
    public string? File => module.Sources.SingleOrDefault(f => Path.GetFileNameWithoutExtension(f) == type.Name);
    public override string ToString() => $"{module.Name}.{type.Name}";

    public static IEnumerable<Type> DoorsOf(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        .Where(t => t is { IsAbstract: false } && (t.IsAssignableTo(typeof(Carter.ICarterModule)) || t.IsAssignableTo(typeof(MessageDoor))));
}

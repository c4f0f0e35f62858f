using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace ClickCart.ArchitectureTests;

/// <summary>The solution as its tree shows it: everything is discovered, so a new module is covered unasked.</summary>
internal static class SolutionTree
{
    public static readonly string Root = FindRoot();

    /// <summary>Projects under src with what they reference.</summary>
    public static readonly IReadOnlyList<Project> Projects =
    [
        .. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new Project(
            Path.GetFileNameWithoutExtension(path),
            Path.GetRelativePath(Root, Path.GetDirectoryName(path)!).Replace('\\', '/'),
            [
                .. XDocument.Load(path).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'))
                    .Select(include => Path.GetFileNameWithoutExtension(include)),
            ])),
    ];

    /// <summary>Names of the folders of modules, Contracts left out.</summary>
    public static readonly IReadOnlyList<string> ModuleNames = [.. FoldersOfModules().Where(name => !name.EndsWith(".Contracts", StringComparison.Ordinal))];

    public static readonly IReadOnlyList<ModuleFolder> Modules = [.. ModuleNames.Select(name => Load(name, $"src/Modules/{name}"))];

    public static readonly IReadOnlyList<ModuleFolder> Contracts =
    [
        .. FoldersOfModules().Where(name => name.EndsWith(".Contracts", StringComparison.Ordinal)).Select(name => Load(name, $"src/Modules/{name}")),
    ];

    public static readonly ModuleFolder Platform = Load("Platform", "src/Shared/Platform");

    /// <summary>The modules, and Platform with the work that belongs to none.</summary>
    public static IReadOnlyList<ModuleFolder> WithSlices { get; } = [.. Modules, Platform];

    /// <summary>Files under a folder, build output left out.</summary>
    public static IReadOnlyList<SourceFile> FilesIn(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Full: file, Path: Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(f => !f.Path.Split('/').Any(part => part is "obj" or "bin"))
            .Select(f => new SourceFile(f.Path, () => File.ReadAllText(f.Full))),
    ];

    private static ModuleFolder Load(string name, string folder)
    {
        var assembly = Assembly.Load($"ClickCart.{name}");
        return new ModuleFolder(name, folder, assembly, assembly.GetTypes(), FilesIn(folder));
    }

    private static IEnumerable<string> FoldersOfModules() =>
        Directory.GetDirectories(Path.Combine(Root, "src", "Modules")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClickCart.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("ClickCart.sln is in no folder above.");
        return folder.FullName;
    }
}

/// <summary>A project file.</summary>
/// <param name="Name">Name of the file, without its extension.</param>
/// <param name="Folder">From the solution's folder.</param>
/// <param name="References">Names of the projects that it references.</param>
internal sealed record Project(string Name, string Folder, IReadOnlyList<string> References);

/// <summary>A file of the solution, read when it is asked for.</summary>
internal sealed class SourceFile(string path, Func<string> read)
{
    private readonly Lazy<string> _text = new(read);

    public SourceFile(string path, string text) : this(path, () => text)
    {
    }

    /// <summary>From the solution's folder, with <c>/</c>.</summary>
    public string Path => path;

    public string Folder => path[..path.LastIndexOf('/')];
    public string Name => System.IO.Path.GetFileNameWithoutExtension(path);
    public string Text => _text.Value;
    public string[] Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    public bool IsSource => path.EndsWith(".cs", StringComparison.Ordinal) && !IsMigration;
    public bool IsComponent => path.EndsWith(".razor", StringComparison.Ordinal);

    /// <summary>Migrations are generated.</summary>
    public bool IsMigration => path.Contains("/Migrations/", StringComparison.Ordinal);

    public override string ToString() => path;
}

/// <summary>A module or a library: its folder, and what was made of it.</summary>
internal sealed class ModuleFolder(string name, string folder, Assembly assembly, IReadOnlyList<Type> types, IReadOnlyList<SourceFile> files)
{
    public string Name => name;
    public string Folder => folder;
    public Assembly Assembly => assembly;
    public IReadOnlyList<Type> Types => types;
    public IReadOnlyList<SourceFile> Files => files;
    public override string ToString() => name;

    /// <summary>Source files, migrations left out.</summary>
    public IEnumerable<SourceFile> Sources => files.Where(f => f.IsSource);

    /// <summary>Markup of pages, <c>_Imports</c> left out.</summary>
    public IEnumerable<SourceFile> Components => files.Where(f => f.IsComponent && f.Name != "_Imports");

    /// <summary>The Razor compiler makes its classes public and open, and offers no other choice.</summary>
    public bool IsRazor(Type type) => type.Name == "_Imports" || (type.IsAssignableTo(typeof(IComponent)) && Components.Any(f => f.Name == type.Name));

    /// <summary>Outermost classes with a way in: an endpoint that they hold, or themselves as the handler of events or jobs, or as a recurring job.</summary>
    public IReadOnlyList<Slice> Slices { get; } =
    [
        .. types.Select(t => (Type: t, Ways: Slice.WaysInto(t))).Where(t => t.Ways.Count > 0)
            .GroupBy(t => Slice.Outermost(t.Type)).OrderBy(g => g.Key.FullName, StringComparer.Ordinal)
            .Select(g => new Slice(name, g.Key, [.. g.SelectMany(t => t.Ways)], [.. files.Where(f => f.IsSource && f.Name == g.Key.Name)])),
    ];
}

/// <summary>A way into a slice.</summary>
/// <param name="Type">The class that is called.</param>
/// <param name="Kind">By what: HTTP, an event, a job or a schedule.</param>
internal sealed record WayIn(Type Type, string Kind);

/// <summary>One behaviour.</summary>
internal sealed class Slice(string module, Type type, IReadOnlyList<WayIn> waysIn, IReadOnlyList<SourceFile> files)
{
    public string Module => module;
    public Type Type => type;
    public IReadOnlyList<WayIn> WaysIn => waysIn;

    /// <summary>The file of its name; null when there is none, or several.</summary>
    public SourceFile? File => files is [var only] ? only : null;

    public override string ToString() => $"{module}.{type.Name}";

    public static Type Outermost(Type type) => type.DeclaringType is { } declaring ? Outermost(declaring) : type;

    public static IReadOnlyList<WayIn> WaysInto(Type type) => type is not { IsClass: true, IsAbstract: false } ? [] :
    [
        .. type.GetInterfaces().Select(KindOf).OfType<string>().Order(StringComparer.Ordinal).Select(kind => new WayIn(type, kind)),
    ];

    private static string? KindOf(Type contract) =>
        contract == typeof(ICarterModule) ? "HTTP"
        : contract == typeof(IRecurringJob) ? "recurring job"
        : !contract.IsGenericType ? null
        : contract.GetGenericTypeDefinition() == typeof(IEventHandler<>) ? "event"
        : contract.GetGenericTypeDefinition() == typeof(IJobHandler<>) ? "job"
        : null;
}

using System.Reflection;
using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests;

public sealed partial class LayerTests
{
    /// <summary>Each folder of Platform knows only those before it.</summary>
    private static readonly string[] Layers = ["Telemetry", "Data", "Messaging", "Jobs", "Pipeline", "Http", "Cluster", "Modules"];

    private static readonly Assembly Platform = Assembly.Load("ClickCart.Platform");
    private static readonly string PlatformFolder = SolutionTree.Projects.Single(p => p.Name == "Platform").Folder;

    public static TheoryData<string> Folders => [.. Layers];

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var sources = SolutionTree.Projects.SelectMany(p => SourcesIn(p.Folder).Select(file => (Project: p, File: file))).ToList();
        sources.Count.ShouldBeGreaterThan(300);
        var wrong = (from source in sources
                     let folder = Path.GetRelativePath(source.Project.Folder, Path.GetDirectoryName(source.File)!)
                     let expected = "ClickCart." + source.Project.Name + (folder == "." ? "" : "." + folder.Replace(Path.DirectorySeparatorChar, '.'))
                     from Match match in Namespace().Matches(File.ReadAllText(source.File))
                     where match.Groups["name"].Value != expected
                     select $"{Path.GetRelativePath(SolutionTree.Root, source.File)} is in {match.Groups["name"].Value}, not {expected}").ToList();
        wrong.ShouldBeEmpty("A type is looked for in the folder that its namespace names: move the file, or correct its namespace.");
    }

    [Fact]
    public void Every_folder_of_Platform_is_a_layer()
    {
        var folders = SourcesIn(PlatformFolder).Select(f => Path.GetRelativePath(PlatformFolder, f).Split(Path.DirectorySeparatorChar)).ToList();
        folders.Where(f => f.Length == 1).Select(f => f[0]).ShouldBeEmpty("Platform has no files beside its folders: a file belongs to a layer.");
        folders.Select(f => f[0]).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Layers.Order(StringComparer.Ordinal), "A new folder has a place among the layers: name it there, after all that it knows.");
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_of_Platform_knows_only_those_before_it(string folder)
    {
        var own = Types.InAssembly(Platform).That().ResideInNamespace(NamespaceOf(folder)).GetTypes().ToList();
        own.ShouldNotBeEmpty();
        var wrong = from later in Layers.SkipWhile(l => l != folder).Skip(1)
                    from type in Types.InAssembly(Platform).That().ResideInNamespace(NamespaceOf(folder)).And().HaveDependencyOn(NamespaceOf(later)).GetTypes()
                    let outermost = Outermost(type).Name.Split('`')[0]
                    group outermost by later into found
                    select $"{folder} knows {found.Key}: {string.Join(", ", found.Distinct().Order(StringComparer.Ordinal))}";
        wrong.ShouldBeEmpty($"{string.Join(" < ", Layers)}: what is lower asks through an interface of its own, which the higher one implements; or the type lies too high.");
    }

    private static string NamespaceOf(string folder) => $"ClickCart.Platform.{folder}";

    private static Type Outermost(Type type) => type.DeclaringType is { } declaring ? Outermost(declaring) : type;

    private static IEnumerable<string> SourcesIn(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Path.GetExtension(f) is ".cs" or ".razor")
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));

    [GeneratedRegex(@"^(?:@)?namespace\s+(?<name>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();
}

using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests;

public sealed partial class LayerTests
{
    /// <summary>Each folder of Platform knows only those before it.</summary>
    private static readonly IReadOnlyList<string> Layers = ["Telemetry", "Data", "Settings", "Messaging", "Jobs", "Pipeline", "Http", "Cluster", "Modules"];

    internal static readonly Rule<(Project Project, IReadOnlyList<SourceFile> Files)> ANamespaceIsItsFolder = new(
        "A type is looked for in the folder that its namespace names: move the file, or correct its namespace.",
        given => new(given.Files.Count,
            from file in given.Files
            where file.Path.EndsWith(".cs", StringComparison.Ordinal) || file.IsComponent
            let expected = $"ClickCart.{given.Project.Name}{file.Folder[given.Project.Folder.Length..].Replace('/', '.')}"
            from Match match in Namespace().Matches(file.Text)
            where match.Groups["name"].Value != expected
            select $"{file} is in {match.Groups["name"].Value}, not {expected}"));

    internal static readonly Rule<(ModuleFolder Library, IReadOnlyList<string> Layers)> EveryFolderIsALayer = new(
        "Each file of Platform belongs to a layer, and a new folder has a place among the layers: name it there, after all that it knows.",
        given =>
        {
            var folders = given.Library.Sources.Select(f => f.Path[(given.Library.Folder.Length + 1)..].Split('/')).ToList();
            var (loose, used) = (folders.Where(f => f.Length == 1).Select(f => f[0]), folders.Where(f => f.Length > 1).Select(f => f[0]).Distinct().ToList());
            return new(folders.Count,
            [
                .. loose.Select(f => $"{f} lies beside the folders"),
                .. used.Except(given.Layers, StringComparer.Ordinal).Select(f => $"{f} is no layer"),
                .. given.Layers.Except(used, StringComparer.Ordinal).Select(l => $"{l} is no folder"),
            ]);
        });

    internal static readonly Rule<(ModuleFolder Library, string Namespace, IReadOnlyList<string> Layers)> AFolderKnowsOnlyThoseBeforeIt = new(
        "What is lower asks through an interface of its own, which the higher one implements; or the type lies too high.",
        given =>
        {
            var types = Types.InAssembly(given.Library.Assembly);
            var seen = given.Layers.Select(layer => types.That().MeetCustomRule(new LiesIn($"{given.Namespace}.{layer}")).GetTypes().Count()).ToList();
            return new(seen.Min(),
                (from lower in given.Layers
                 from later in given.Layers.SkipWhile(l => l != lower).Skip(1)
                 from type in types.That().MeetCustomRule(new LiesIn($"{given.Namespace}.{lower}"))
                     .And().MeetCustomRule(new Knows($"{given.Namespace}.{later}")).GetTypes()
                 let outermost = Slice.Outermost(type).Name.Split('`')[0]
                 group outermost by (lower, later) into found
                 select $"{found.Key.lower} knows {found.Key.later}: {string.Join(", ", found.Distinct().Order(StringComparer.Ordinal))}").ToList());
        });

    [Fact]
    public void A_namespace_is_its_folder() => ANamespaceIsItsFolder.Holds([.. SolutionTree.Projects.Select(p => (p, SolutionTree.FilesIn(p.Folder)))]);

    [Fact]
    public void Every_folder_of_Platform_is_a_layer() => EveryFolderIsALayer.Holds([(SolutionTree.Platform, Layers)]);

    [Fact]
    public void A_folder_of_Platform_knows_only_those_before_it() => AFolderKnowsOnlyThoseBeforeIt.Holds(
        [(SolutionTree.Platform, "ClickCart.Platform", Layers)]);

    [GeneratedRegex(@"^@?namespace\s+(?<name>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Namespace();
}

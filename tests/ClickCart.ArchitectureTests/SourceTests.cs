using System.Text.RegularExpressions;

namespace ClickCart.ArchitectureTests;

public sealed partial class SourceTests
{
    private const int Columns = 160;

    internal static readonly Rule<IReadOnlyList<SourceFile>> LinesAreAtMost160Columns = new(
        $"A line has at most {Columns} columns, as .editorconfig says: break it. What stands inside one piece of text does not count: breaking it would change it.",
        files => new(files.Count,
            from file in files
            where file.IsSource || file.IsComponent
            from line in file.Lines.Index()
            where line.Item.Length > Columns && Text().Replace(line.Item, "").Length > Columns
            select $"{file}:{line.Index + 1}: {line.Item.Length} columns"));

    internal static readonly Rule<IReadOnlyList<SourceFile>> NothingUsesMerge = new(
        "MERGE races with itself: update, look at the count, insert under a unique key.", Without(@"\bMERGE\b"));

    internal static readonly Rule<IReadOnlyList<SourceFile>> NothingUsesRowversion = new(
        "The version is an integer of the aggregate's own, the same on every database.", Without(@"\browversion\b|IsRowVersion|\[Timestamp\]"));

    internal static readonly Rule<IReadOnlyList<SourceFile>> NothingDecidesByTheTextOfAnError = new(
        "Texts are translated and reworded: decide by the error's number (IDatabase).", Without(@"\.Message\.(Contains|StartsWith|EndsWith|IndexOf|Equals)\("));

    internal static readonly Rule<IReadOnlyList<SourceFile>> ElementsOfListsAreNotNull = new(
        "A list in JSON can hold null, which rules for its elements pass over: say NotNull() first.", Without(@"RuleForEach\([^)]*\)\.(ChildRules|SetValidator)"));

    internal static readonly Rule<IReadOnlyList<SourceFile>> MigrationsAreTheSameOnEachDatabase = new(
        "A shop moves between databases by export and import, which compare the names of the migrations: give each its counterpart.", files =>
        {
            var found = files.Select(f => Migration().Match(f.Path)).Where(m => m.Success).OrderBy(m => m.Value, StringComparer.Ordinal)
                .GroupBy(m => (Module: m.Groups["module"].Value, Provider: m.Groups["provider"].Value), m => m.Groups["name"].Value)
                .GroupBy(g => g.Key.Module, g => string.Join(' ', g)).ToList();
            return new(found.Count, found.Where(of => of.Distinct(StringComparer.Ordinal).Count() > 1).Select(of => of.Key));
        });

    internal static readonly Rule<IReadOnlyList<SourceFile>> EveryProblemTypeHasHelp = new(
        "Clients follow a problem's type to its help page: register a ProblemHelp in the module that refuses so.", files =>
        {
            var sources = files.Where(f => f.IsSource).ToList();
            var helped = sources.SelectMany(f => Helped().Matches(f.Text)).Select(m => m.Groups["type"].Value).ToHashSet(StringComparer.Ordinal);
            var refused = sources.SelectMany(f => Refused().Matches(f.Text)).Select(m => m.Groups["type"].Value)
                .Where(type => type != "not-yet").Distinct(StringComparer.Ordinal).ToList();
            return new(refused.Count, refused.Where(type => !helped.Contains(type)));
        });

    [Fact]
    public void Every_problem_type_has_a_help_page() => EveryProblemTypeHasHelp.Holds([SolutionTree.FilesIn("src")]);

    [Fact]
    public void Migrations_are_the_same_on_each_database() => MigrationsAreTheSameOnEachDatabase.Holds([SolutionTree.FilesIn("src/Modules")]);

    [Fact]
    public void Lines_are_at_most_160_columns() => LinesAreAtMost160Columns.Holds(SolutionTree.FilesIn("src"), SolutionTree.FilesIn("tests"));

    [Fact]
    public void Our_SQL_uses_no_MERGE() => NothingUsesMerge.Holds([SolutionTree.FilesIn("src")]);

    [Fact]
    public void Our_SQL_uses_no_rowversion() => NothingUsesRowversion.Holds([SolutionTree.FilesIn("src")]);

    [Fact]
    public void Nothing_decides_by_the_text_of_an_error() => NothingDecidesByTheTextOfAnError.Holds([SolutionTree.FilesIn("src")]);

    [Fact]
    public void Elements_of_lists_are_not_null() => ElementsOfListsAreNotNull.Holds([SolutionTree.FilesIn("src")]);

    [GeneratedRegex(@"^src/Modules/(?<module>\w+)/Migrations/(?<provider>\w+)/[0-9]+_(?<name>\w+)\.cs$", RegexOptions.None, 10_000)]
    private static partial Regex Migration();

    /// <summary>In migrations too, which name what they use.</summary>
    private static Func<IReadOnlyList<SourceFile>, Findings> Without(string pattern) => files =>
    {
        var banned = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(5));
        var sources = files.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        return new(sources.Count, sources.Where(f => banned.IsMatch(f.Text)).Select(f => f.Path));
    };

    /// <summary>The type of a refusal; that of an event handler which has come too early is for nobody outside.</summary>
    [GeneratedRegex("""(Error\.Conflict\(|ErrorKind\.[A-Za-z]+, |\(ErrorKind\)\d+, )\s*"(?<type>[a-z-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refused();

    [GeneratedRegex("""(ProblemHelp\(|^        new\()\s*"(?<type>[a-z-]+)", ?\s*"[A-Z]""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Helped();

    /// <summary>The inside of texts.</summary>
    [GeneratedRegex("""(?<=\"\"\").*(?=\"\"\")|(?<=")(?:[^"\\]|\\.)+(?=")""", RegexOptions.None, 1000)]
    private static partial Regex Text();
}

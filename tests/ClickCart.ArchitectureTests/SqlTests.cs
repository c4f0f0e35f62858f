using System.Text.RegularExpressions;

namespace ClickCart.ArchitectureTests;

public sealed class SqlTests
{
    private static readonly (string Pattern, string Instead)[] Banned =
    [
        (@"\bMERGE\b", "MERGE races with itself: update, look at the count, insert under a unique key."),
        (@"\browversion\b|IsRowVersion|\[Timestamp\]", "The version is an integer of the aggregate's own, the same on every database."),
        (@"\.Message\.(Contains|StartsWith|EndsWith|IndexOf|Equals)\(", "Texts are translated and reworded: decide by the error's number (IDatabase)."),
    ];

    [Fact]
    public void Our_SQL_uses_no_MERGE_and_no_rowversion_and_nothing_decides_by_the_text_of_an_error()
    {
        var sources = Directory.GetFiles(Path.Combine(SolutionTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).ToList();
        sources.Count.ShouldBeGreaterThan(300);
        var wrong =
            from file in sources
            from ban in Banned
            where Regex.IsMatch(File.ReadAllText(file), ban.Pattern, RegexOptions.None, TimeSpan.FromSeconds(5))
            select $"{Path.GetRelativePath(SolutionTree.Root, file)}: {ban.Instead}";
        wrong.ShouldBeEmpty();
    }
}

using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests;

public sealed class SliceTests
{
    internal static readonly Rule<ModuleFolder> NoSliceKnowsAnother = new(
        "A slice neither calls nor names another, and its page neither. What they share goes down into the aggregate or its specifications; "
        + "job records and events lie beside the aggregate.",
        module =>
        {
            var types = Types.InAssembly(module.Assembly);
            return new(module.Slices.Count, (
                from slice in module.Slices
                let others = module.Slices.Where(s => s != slice).ToList()
                where Calls(types, slice, others) || Writes(module, slice, others)
                from other in others
                where Calls(types, slice, [other]) || Writes(module, slice, [other])
                select $"{slice} knows {other}").ToList());
        });

    internal static readonly Rule<ModuleFolder> ASliceHasOneWayIn = new(
        "One slice, one way in: HTTP, events, a job or a schedule. A second one is a second slice over the same aggregate.",
        module => new(module.Slices.Count,
            from slice in module.Slices
            let kinds = slice.WaysIn.Select(w => w.Kind).ToList()
            // An event handler may handle several events alike.
            where kinds.Distinct(StringComparer.Ordinal).Count() > 1 || kinds.Count(k => k != "event") > 1
            select $"{slice}: {string.Join(", ", kinds)}"));

    internal static readonly Rule<ModuleFolder> ASliceHasItsShape = new(
        "What answers HTTP is a static class that holds its Endpoint; what handles an event or does a job is itself the slice, "
        + "an outermost 'internal sealed class'.",
        module => new(module.Slices.Count,
            from slice in module.Slices
            let isStatic = slice.Type is { IsAbstract: true, IsSealed: true }
            from way in slice.WaysIn
            where way.Kind == "HTTP"
                ? !isStatic || way.Type.DeclaringType != slice.Type
                : way.Type != slice.Type || way.Type is not { IsPublic: false, IsSealed: true }
            select $"{slice}: {way.Kind} by {way.Type.Name}"));

    internal static readonly Rule<ModuleFolder> ASliceIsAFileOfAtMost150Lines = new(
        "A slice lies in one file of its own name. What overflows 150 lines goes down into the aggregate or its specifications.",
        module => new(module.Slices.Count,
            from slice in module.Slices
            let lines = slice.File?.Lines.Length
            where lines is null or > 150
            select lines is null ? $"{slice} has no file of its own name" : $"{slice}: {lines} lines"));

    internal static readonly Rule<ModuleFolder> APageLiesBesideItsSlice = new(
        "A page is <Slice>Page.razor beside <Slice>.cs. What pages of a module share is a component of another name.",
        module =>
        {
            var beside = module.Slices.Select(PageOf).ToHashSet(StringComparer.Ordinal);
            var pages = module.Components.Select(f => f.Path).Where(path => path.EndsWith("Page.razor", StringComparison.Ordinal));
            return new(module.Slices.Count, pages.Where(path => !beside.Contains(path)));
        });

    internal static readonly Rule<(ModuleFolder Module, IReadOnlyList<SourceFile> Tests)> EverySliceHasItsTests = new(
        "Each slice has a test file at the mirrored path in tests/ClickCart.Tests.",
        given =>
        {
            var tests = given.Tests.Select(t => t.Path).ToHashSet(StringComparer.Ordinal);
            return new(given.Module.Slices.Count,
                from slice in given.Module.Slices
                where slice.File is not null
                let expected = $"tests/ClickCart.Tests/{given.Module.Name}{slice.File!.Path[given.Module.Folder.Length..^".cs".Length]}Tests.cs"
                where !tests.Contains(expected)
                select expected);
        });

    [Fact]
    public void No_slice_knows_another() => NoSliceKnowsAnother.Holds([.. SolutionTree.WithSlices]);

    [Fact]
    public void A_slice_has_one_way_in() => ASliceHasOneWayIn.Holds([.. SolutionTree.WithSlices]);

    [Fact]
    public void A_slice_has_its_shape() => ASliceHasItsShape.Holds([.. SolutionTree.WithSlices]);

    [Fact]
    public void A_slice_is_one_file_of_its_name_with_at_most_150_lines() => ASliceIsAFileOfAtMost150Lines.Holds([.. SolutionTree.WithSlices]);

    [Fact]
    public void A_page_lies_beside_its_slice() => APageLiesBesideItsSlice.Holds([.. SolutionTree.WithSlices]);

    [Fact]
    public void Every_slice_has_its_tests()
    {
        var tests = SolutionTree.FilesIn("tests/ClickCart.Tests");
        EverySliceHasItsTests.Holds([.. SolutionTree.WithSlices.Select(m => (m, tests))]);
    }

    private static string? PageOf(Slice slice) => slice.File is { } file ? $"{file.Folder}/{slice.Type.Name}Page.razor" : null;

    private static bool Calls(Types types, Slice slice, List<Slice> others)
    {
        var knows = new Knows([.. others.Select(o => o.Type.FullName!)]);
        return new[] { slice.Type.FullName!, $"{slice.Type.FullName}Page" }
            .Any(name => !types.That().MeetCustomRule(new LiesIn(name)).ShouldNot().MeetCustomRule(knows).GetResult().IsSuccessful);
    }

    /// <summary>The compiler leaves no trace of <c>nameof</c> and of constants, so these are looked for in the text.</summary>
    private static bool Writes(ModuleFolder module, Slice slice, List<Slice> others)
    {
        if (slice.File is not { } file || others.Count == 0) return false;
        var names = string.Join('|', others.Select(o => o.Type.Name));
        var named = new Regex($@"\bnameof\(\s*({names})\b|(?<![\w.""])({names})\.[A-Za-z]", RegexOptions.None, TimeSpan.FromSeconds(5));
        return module.Files.Where(f => f == file || f.Path == PageOf(slice)).SelectMany(f => f.Lines)
            .Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && named.IsMatch(line));
    }
}

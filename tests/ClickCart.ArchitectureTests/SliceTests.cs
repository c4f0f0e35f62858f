using NetArchTest.Rules;

namespace ClickCart.ArchitectureTests;

public sealed class SliceTests
{
    [Fact]
    public void No_slice_knows_another()
    {
        var wrong = new List<string>();
        foreach (var module in SolutionTree.WithSlices)
        {
            var slices = module.Slices.Select(s => s.Type.FullName!).ToList();
            foreach (var slice in slices)
            {
                var others = slices.Where(s => s != slice).ToArray();
                if (others.Length == 0) continue;
                var result = Types.InAssembly(module.Assembly).That().ResideInNamespace(slice + "/").ShouldNot().HaveDependencyOnAny(others).GetResult();
                wrong.AddRange(result.FailingTypeNames ?? []);
            }
        }
        wrong.ShouldBeEmpty("A slice neither calls nor names another. What they share goes down into the aggregate or its specifications; job records lie beside the aggregate.");
    }

    [Fact]
    public void A_slice_has_one_kind_of_door()
    {
        var wrong = SolutionTree.Slices.Where(s => s.Doors.Select(Kind).Distinct().Count() != 1 || s.Doors.Count(d => Kind(d) != "On") > 1).Select(s => $"{s}: {string.Join(", ", s.Doors.Select(Kind))}").ToList();
        wrong.ShouldBeEmpty("One slice, one way in: HTTP, an event, a job or a schedule. A second one is a second slice over the same aggregate.");

        static string Kind(Type door) => door.IsAssignableTo(typeof(Schedule)) ? "Schedule"
            : door.IsAssignableTo(typeof(Carter.ICarterModule)) ? "Endpoint"
            : door.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(On<>) ? "On" : "Job";
    }

    [Fact]
    public void A_slice_is_one_file_of_its_name_with_at_most_150_lines()
    {
        var lost = SolutionTree.Slices.Where(s => s.File is null).Select(s => s.ToString()).ToList();
        lost.ShouldBeEmpty("A slice lies in one file of its own name.");
        var wrong = SolutionTree.Slices.Select(s => (Slice: s, Lines: File.ReadLines(s.File!).Count())).Where(s => s.Lines > 150).Select(s => $"{s.Slice}: {s.Lines} lines").ToList();
        wrong.ShouldBeEmpty("What overflows goes down into the aggregate or its specifications.");
    }

    [Fact]
    public void A_page_lies_beside_its_slice()
    {
        var files = SolutionTree.Slices.ToLookup(s => s.File is null ? "" : s.File[..^3], StringComparer.Ordinal);
        var stray = SolutionTree.Modules.SelectMany(m => m.Components.Where(f => f.EndsWith("Page.razor", StringComparison.Ordinal) && !files.Contains(f[..^"Page.razor".Length]))
            .Select(f => Path.GetRelativePath(SolutionTree.Root, f))).ToList();
        stray.ShouldBeEmpty("A page is <Slice>Page.razor beside <Slice>.cs. What pages of a module share is a component of another name.");
    }

    [Fact]
    public void Every_slice_has_its_tests()
    {
        var tests = Directory.GetFiles(Path.Combine(SolutionTree.Root, "tests", "ClickCart.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(SolutionTree.Root, "tests", "ClickCart.Tests"), f)).ToHashSet(StringComparer.Ordinal);
        var missing = SolutionTree.Slices
            .Select(s => Path.Combine(s.Module.Name, Path.GetRelativePath(s.Module.Folder, s.File!)[..^3] + "Tests.cs"))
            .Where(test => !tests.Contains(test)).ToList();
        missing.ShouldBeEmpty("Each slice has a test file at the mirrored path in tests/ClickCart.Tests.");
    }
}

using System.Text.Json;
using ClickCart.Benchmarks;
using ClickCart.Benchmarks.Bench;
using BenchResult = ClickCart.Benchmarks.Bench.Result;
using CommandException = ClickCart.Benchmarks.CommandException;

namespace ClickCart.Tests.Benchmarks;

/// <summary>What the bench writes between the marks of README.</summary>
public sealed class ReadmeTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clickcart-table-").FullName;

    [Fact]
    public async Task The_table_stands_between_its_marks_with_machine_and_date_and_all_else_stays()
    {
        var readme = await WriteAsync("README.md", "before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n");
        await TableAsync(readme, Results());
        var first = await File.ReadAllTextAsync(readme);
        first.ShouldStartWith("before\n<!-- bench -->\n");
        first.ShouldEndWith("<!-- /bench -->\nafter\n");
        first.ShouldNotContain("old");
        first.ShouldContain("30 November 2026");
        first.ShouldContain("Test processor, 2 cores, 8 GB");
        await TableAsync(readme, Results());
        (await File.ReadAllTextAsync(readme)).ShouldBe(first);
    }

    [Fact]
    public async Task Each_row_has_as_many_cells_as_its_head_and_no_line_hides_a_figure()
    {
        var readme = await WriteAsync("README.md", "<!-- bench -->\n<!-- /bench -->\n");
        await TableAsync(readme, Results(), """
            {"verb":"start","provider":"sqlite","results":[
            {"published":"portable","megabytes":80.5,"onExisting":[{"seconds":1.1},{"seconds":1.4},{"seconds":1.2}]},
            {"published":"ready-to-run","megabytes":120,"onExisting":[{"seconds":0.9}]}]}
            """);
        var text = await File.ReadAllTextAsync(readme);
        foreach (var table in text.Split("\n\n").Where(t => t.StartsWith('|')))
            table.Trim().Split('\n').TakeWhile(l => l.StartsWith('|')).Select(l => l.Count(c => c == '|')).Distinct().Count().ShouldBe(1, table);
        text.ShouldContain("| lifecycle | postgres | 10 / 40 | **0.25** (0.20 to 0.30) | 0.26 | 5 / 1 | 9 / 2 | 12 / 3 |");
        text.ShouldContain("| lifecycle | postgres | 8 / 2 | 4 / 2 | 40 / 12 | 300 / 70 | 50 / 20 | 900 / 200 |");
        text.ShouldContain("| mixed | sqlite | 12 / 3 | 4 / 2 | 3 / 1.5 |");
        text.ShouldContain("60 of the 300 statements of an order and 1.00 of the database's 4.00 ms; without that the ratio of CPU is 0.36.");
        text.ShouldContain("| on existing seconds | 1.2 | 0.9 |");
    }

    [Theory]
    [InlineData("no marks")]
    [InlineData("<!-- /bench --> the wrong way round <!-- bench -->")]
    public async Task A_readme_without_the_marks_is_left_alone(string text)
    {
        var readme = await WriteAsync("README.md", text);
        (await Should.ThrowAsync<CommandException>(() => TableAsync(readme, Results()))).Message.ShouldContain("<!-- bench -->");
        (await File.ReadAllTextAsync(readme)).ShouldBe(text);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task TableAsync(string readme, params string[] results)
    {
        var files = await Task.WhenAll(results.Select((json, i) => WriteAsync($"{i}.json", json)));
        (await ReadmeTable.RunAsync(new Options(["table", .. files, "--readme", readme]))).ShouldBe(0);
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, text);
        return file;
    }

    /// <summary>As <c>--json</c> writes them.</summary>
    private static string Results()
    {
        var (ours, limit) = (
            new SideResult(10, 5, 9, 12, 100, 0, new Work(8, 4, 3, 900_000, 50_000, 40, 300, 60, 1), null),
            new SideResult(40, 1, 2, 3, 400, 0, new Work(2, 2, 3, 200_000, 20_000, 12, 70, 0, 0), null));
        BenchResult Of(string verb, string provider, double? alone, double? aloneOfLimit) => new(verb, provider, "orders", "cart to doorstep", 16, 4, 5, 10_000,
            new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero), new Machine("Test processor", 2, 8, "Linux", ".NET"),
            ours with { AloneP99 = alone }, limit with { AloneP99 = aloneOfLimit }, new Ratio(0.25, 0.2, 0.25, 0.3, 0.26), verb == "mixed" ? null : 0.3);
        return JsonSerializer.Serialize<List<BenchResult>>([Of("lifecycle", "postgres", null, null), Of("mixed", "sqlite", 4, 2)], BenchResult.Json);
    }
}

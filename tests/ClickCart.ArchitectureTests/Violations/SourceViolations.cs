namespace ClickCart.ArchitectureTests.Violations;

public sealed class SourceViolations
{
    [Fact]
    public void Wide_lines_are_named() => SourceTests.LinesAreAtMost160Columns.Finds(
        [
            MadeUp.File("Wide.cs", $"{new string('x', 160)}\n{new string('x', 161)}\r\n{new string('x', 160)}\r\n"),
            MadeUp.File("WidePage.razor", new string('x', 200)),
            MadeUp.File("Migrations/Sqlite/Initial.cs", new string('x', 300)),
            MadeUp.File("README.md", new string('x', 300)),
        ],
        "src/Modules/MadeUp/Wide.cs:2: 161 columns",
        "src/Modules/MadeUp/WidePage.razor:1: 200 columns");

    [Fact]
    public void Merge_is_named() => SourceTests.NothingUsesMerge.Finds(
        [MadeUp.File("Merges.cs", "MERGE INTO rows"), MadeUp.File("Joins.cs", "Merged")], "src/Modules/MadeUp/Merges.cs");

    [Theory]
    [InlineData("table.Column<byte[]>(type: \"rowversion\")")]
    [InlineData("e.Property(o => o.Version).IsRowVersion();")]
    [InlineData("[Timestamp] public byte[] Version { get; set; }")]
    public void Rowversion_is_named(string line) =>
        SourceTests.NothingUsesRowversion.Finds([MadeUp.File("Versioned.cs", line)], "src/Modules/MadeUp/Versioned.cs");

    [Theory]
    [InlineData("if (e.Message.Contains(\"UNIQUE\", StringComparison.Ordinal)) return;")]
    [InlineData("catch (DbException e) when (e.Message.StartsWith(\"database is locked\"))")]
    public void Decisions_by_the_text_of_an_error_are_named(string line) =>
        SourceTests.NothingDecidesByTheTextOfAnError.Finds([MadeUp.File("Decides.cs", line)], "src/Modules/MadeUp/Decides.cs");

    [Fact]
    public void Lists_that_may_hold_null_are_named() => SourceTests.ElementsOfListsAreNotNull.Finds(
        [MadeUp.File("Holds.cs", "RuleForEach(r => r.Lines).ChildRules(line => { });")], "src/Modules/MadeUp/Holds.cs");

    [Fact]
    public void A_module_whose_migrations_differ_between_databases_is_named() => SourceTests.MigrationsAreTheSameOnEachDatabase.Finds(
        [
            MadeUp.File("Migrations/Sqlite/20260101000001_Initial.cs", ""),
            MadeUp.File("Migrations/Sqlite/20260101000002_Further.cs", ""),
            MadeUp.File("Migrations/PostgreSql/20260101000003_Initial.cs", ""),
        ],
        "MadeUp");

    [Fact]
    public void Problem_types_without_a_help_page_are_named() => SourceTests.EveryProblemTypeHasHelp.Finds(
        [
            MadeUp.File("Pick.cs", """Error.Conflict("not-ripe", "Wait."); new(ErrorKind.Invalid, "too-green", "Wait."); Error.Conflict("eaten", "Gone.");"""),
            MadeUp.File("FruitModule.cs", """services.AddSingleton(new ProblemHelp("eaten", "Pick another one."));"""),
        ],
        "not-ripe", "too-green");
}

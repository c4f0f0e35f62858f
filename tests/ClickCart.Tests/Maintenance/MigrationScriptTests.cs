using System.Text.RegularExpressions;
using ClickCart.Maintenance;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ClickCart.Tests.Maintenance;

/// <summary><c>-- migrate --script PROVIDER</c>. No server is asked.</summary>
public sealed partial class MigrationScriptTests
{
    [Theory]
    [InlineData("sqlserver", "IF SCHEMA_ID(N'{0}') IS NULL EXEC(N'CREATE SCHEMA [{0}];');")]
    [InlineData("postgresql", "CREATE SCHEMA {0};")]
    public void The_script_makes_every_schema_may_run_again_and_merges_nothing(string provider, string schema)
    {
        var script = CommandLine.Script(Models.Services, provider);
        foreach (var module in Models.Catalog.WithDatabase)
        {
            script.ShouldContain(string.Format(null, schema, module.Name));
            script.ShouldMatch($@"CREATE TABLE \[?{module.Name}\]?\.\[?outbox");
        }
        script.ShouldContain("platform.data_protection_keys");
        script.ShouldNotMatch(@"\bMERGE\b|\browversion\b");
        // Each statement that changes something stands under the question whether it was done before.
        Regex.Count(script, @"IF NOT EXISTS ?\(\s*SELECT \*|IF NOT EXISTS\(SELECT 1 FROM").ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_script_for_SqlServer_switches_on_what_filtered_indexes_need_and_stops_at_the_first_error()
    {
        var first = Batch().Split(CommandLine.Script(Models.Services, "sqlserver"))[0];
        first.ShouldContain("SET QUOTED_IDENTIFIER ON;");
        first.ShouldContain("SET XACT_ABORT ON;");
        first.ShouldNotContain("CREATE");
    }

    // The other two read statement by statement.
    [Theory]
    [InlineData("sqlserver", @"^GO\s*$")]
    [InlineData("postgresql", @";\s*$")]
    [InlineData("sqlite", @";\s*$")]
    public void No_batch_speaks_of_a_column_that_it_adds_itself(string provider, string end) =>
        Regex.Split(CommandLine.Script(Models.Services, provider), end, RegexOptions.Multiline, TimeSpan.FromSeconds(5)).SelectMany(Premature).ShouldBeEmpty();

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void Migrations_make_what_the_models_say(DatabaseProvider provider)
    {
        foreach (var db in Models.On(provider))
            using (db) db.Database.HasPendingModelChanges().ShouldBeFalse($"{db.Schema}: build/migrate writes what is missing");
    }

    [Fact]
    public void A_column_that_is_filled_in_the_batch_that_adds_it_is_seen()
    {
        Premature("ALTER TABLE [a].[t] ADD [c] int NULL;\nUPDATE a.t SET c = 1;").ShouldBe(["c"]);
        Premature("ALTER TABLE [a].[t] ADD [d] int NULL;\nEXEC(N'UPDATE a.t SET d = 1');").ShouldBeEmpty();
        Premature("ALTER TABLE [a].[t] ADD [e] int NULL;\nCREATE INDEX [i] ON [a].[t] ([e]);").ShouldBeEmpty();
    }

    [Fact]
    public void Statements_of_a_migrations_own_are_read_when_their_turn_comes()
    {
        using var db = Models.On(DatabaseProvider.SqlServer).First();
        List<MigrationOperation> filled =
        [
            new AddColumnOperation { Schema = "a", Table = "t", Name = "c", ClrType = typeof(string), ColumnType = "nvarchar(9)", IsNullable = true },
            new SqlOperation { Sql = "UPDATE a.t SET c = 'x'\nGO\nUPDATE a.t SET c = 'y'" },
        ];
        var generator = db.GetService<IMigrationsSqlGenerator>();
        const MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Idempotent | MigrationsSqlGenerationOptions.Script;
        var script = string.Concat(generator.Generate(filled, options: options).Select(c => c.CommandText));
        script.ShouldContain("EXEC(N'UPDATE a.t SET c = ''x''');");
        script.ShouldContain("EXEC(N'UPDATE a.t SET c = ''y''');");
        Premature(script).ShouldBeEmpty();
        // What the Host runs itself goes statement by statement.
        generator.Generate(filled).Select(c => c.CommandText.Trim()).ShouldContain("UPDATE a.t SET c = 'x'");
    }

    /// <summary>Columns that a batch adds and speaks of outside a statement that is read later, as an index without a filter is too. Tables that it makes, and
    /// columns that it adds elsewhere under the same name, do not count.</summary>
    private static IEnumerable<string> Premature(string batch)
    {
        var now = ReadLater().Replace(batch, "");
        var rest = Added().Replace(now, "");
        return Added().Matches(now).Select(m => m.Groups["column"].Value).Where(column => Regex.IsMatch(rest, $@"\b{column}\b", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline, 5000)]
    private static partial Regex Batch();

    // Also what the tool asks of the system's tables, which have columns of their own.
    [GeneratedRegex(@"EXEC\(N'([^']|'')*'\)|CREATE (UNIQUE )?((NON)?CLUSTERED )?INDEX [^;]+;|CREATE TABLE [^;]+;|ALTER TABLE [^;]+? ADD CONSTRAINT [^;]+;"
        + @"|SELECT @\w+ = QUOTENAME[^;]+;", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ReadLater();

    [GeneratedRegex(@"ALTER TABLE [^;]+? ADD (COLUMN )?[\[""]?(?!CONSTRAINT\b)(?<column>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Added();
}

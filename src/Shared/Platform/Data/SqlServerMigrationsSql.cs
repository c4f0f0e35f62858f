using System.Text.RegularExpressions;
using ClickCart.Kernel;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace ClickCart.Platform.Data;

/// <summary>
/// SQL Server reads a batch whole before it runs it, and a script holds a migration in one: a statement of our own about a column that the same migration
/// adds would be error 207. In a script each such statement is read when its turn comes, as EF Core already has it for the statements it writes itself.
/// </summary>
internal sealed partial class SqlServerMigrationsSql(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    protected override void Generate(SqlOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        if (!Options.HasFlag(MigrationsSqlGenerationOptions.Idempotent))
        {
            base.Generate(operation, model, builder);
            return;
        }
        foreach (var batch in Go().Split(operation.Sql).Where(b => !string.IsNullOrWhiteSpace(b)))
        {
            var literal = batch.Trim().Replace("'", "''", StringComparison.Ordinal);
            base.Generate(new SqlOperation { Sql = $"EXEC(N'{literal}');", SuppressTransaction = operation.SuppressTransaction }, model, builder);
        }
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchLimits.Timeout)]
    private static partial Regex Go();
}

using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClickCart.Tests.Platform;

/// <summary>The tables that SQL Server would be given. No server is asked.</summary>
public sealed partial class SqlServerModelTests
{
    private static IEnumerable<(string Module, string Table, string Sql)> Tables() => Models.On(DatabaseProvider.SqlServer)
        .SelectMany(db => TableSql().Matches(db.Database.GenerateCreateScript()).Select(m => (db.Schema, m.Groups["name"].Value, m.Groups["body"].Value)));

    [Fact]
    public void Every_text_is_told_apart_by_capitals_and_accents()
    {
        var columns = Tables().SelectMany(t => t.Sql.Split('\n').Where(l => TextColumn().IsMatch(l)).Select(l => $"{t.Module}.{t.Table} {l.Trim()}")).ToList();
        columns.Count.ShouldBeGreaterThan(150);
        columns.Where(c => !c.Contains(" COLLATE Latin1_General_100_BIN2 ", StringComparison.Ordinal)).ShouldBeEmpty();
        // The same SKU lies in many tables: were two collations among them, joining them would be error 468.
        columns.Count(c => c.Contains(" [sku] ", StringComparison.Ordinal)).ShouldBeGreaterThan(4);
    }

    [Fact]
    public void Keys_that_differ_in_capitals_are_two_keys_to_EF_Core_too()
    {
        foreach (var db in Models.On(DatabaseProvider.SqlServer))
            foreach (var property in db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.ClrType == typeof(string)))
            {
                property.GetKeyValueComparer().Equals("ZZ", "zz").ShouldBeFalse($"{property.DeclaringType.DisplayName()}.{property.Name}");
                property.GetProviderValueComparer().Equals("ZZ", "zz").ShouldBeFalse($"{property.DeclaringType.DisplayName()}.{property.Name}");
            }
    }

    [Fact]
    public void No_table_lies_in_the_order_of_random_ids()
    {
        var ids = Models.On(DatabaseProvider.SqlServer).SelectMany(db => db.GetService<IDesignTimeModel>().Model.GetEntityTypes())
            .Where(t => !t.IsOwned() && t.FindPrimaryKey()!.Properties[0].ClrType == typeof(Guid)).ToList();
        ids.Count.ShouldBeGreaterThan(40);
        foreach (var type in ids)
        {
            type.FindPrimaryKey()!.IsClustered().ShouldBe(false, type.DisplayName());
            var clustered = type.GetIndexes().Where(i => i.IsClustered() is true).ShouldHaveSingleItem(type.DisplayName());
            clustered.Properties.Select(p => p.Name).ShouldBe([SqlServerModel.RowNumber], type.DisplayName());
        }

        var tables = Tables().Where(t => t.Sql.Contains("[row_no]", StringComparison.Ordinal)).ToList();
        tables.Count.ShouldBe(ids.Count);
        tables.ShouldAllBe(t => t.Sql.Contains("[row_no] bigint NOT NULL IDENTITY", StringComparison.Ordinal)
            && t.Sql.Contains("PRIMARY KEY NONCLUSTERED", StringComparison.Ordinal));
        Models.On(DatabaseProvider.SqlServer).Sum(db => ClusteredIndex().Count(db.Database.GenerateCreateScript())).ShouldBe(ids.Count);
    }

    [Fact]
    public void The_other_databases_have_no_row_numbers() =>
        ((IEnumerable<DatabaseProvider>)[DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql]).SelectMany(Models.On)
        .SelectMany(db => db.Model.GetEntityTypes()).Where(t => t.FindProperty(SqlServerModel.RowNumber) is not null).ShouldBeEmpty();

    [Fact]
    public async Task Rows_are_inserted_and_changed_without_a_word_about_their_numbers()
    {
        var (statements, database) = (new Unsent(), Models.Database(DatabaseProvider.SqlServer));
        await using var services = new ServiceCollection().AddSingleton(database).BuildServiceProvider();
        foreach (var module in Models.Catalog.WithDatabase)
        {
            var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(module.DbContext!))!;
            database.Configure(options, module.Name);
            options.AddInterceptors(statements).UseApplicationServiceProvider(services);
            await using var db = (ModuleDbContext)Activator.CreateInstance(module.DbContext!, options.Options)!;
            var message = new OutboxMessage { Id = Guid.CreateVersion7(), Name = "a", Subscriber = "b", Payload = "{}" };
            foreach (var state in (EntityState[])[EntityState.Added, EntityState.Modified])
            {
                db.Entry(message).State = state;
                var refused = await Should.ThrowAsync<Exception>(() => db.SaveChangesAsync(true, TestContext.Current.CancellationToken));
                refused.ToString().ShouldContain(Unsent.Why);
            }
        }
        statements.All.Count(s => s.Contains("INSERT INTO", StringComparison.Ordinal)).ShouldBe(statements.All.Count / 2);
        statements.All.Count(s => s.Contains("UPDATE ", StringComparison.Ordinal)).ShouldBe(statements.All.Count / 2);
        statements.All.ShouldAllBe(s => !s.Contains(SqlServerModel.RowNumber, StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_are_merged_in_the_order_in_which_the_server_sorts_them()
    {
        // Its last six bytes count first, then the two before them, then the rest from the back.
        Guid[] sorted =
        [
            new("ff000000-0000-7000-8000-000000000001"), new("00000000-0000-7000-8000-000000000002"),
            new("00000000-0000-7000-8001-000000000002"), new("00000000-0000-7000-8000-010000000000"),
        ];
        sorted.Reverse().Order(Models.Database(DatabaseProvider.SqlServer).OrderOfIds).ShouldBe(sorted);
        sorted.Order(Models.Database(DatabaseProvider.PostgreSql).OrderOfIds).ShouldBe([sorted[1], sorted[3], sorted[2], sorted[0]]);
    }

    [Theory]
    [InlineData(true, "Shared")]
    [InlineData(false, "Exclusive")]
    public void A_lock_carries_the_databases_name(bool shared, string mode)
    {
        var sql = SqlServerDatabase.LockSql("migrating", shared);
        sql.ShouldContain("CONCAT(N'clickcart ', DB_NAME(), N' ', N'migrating')");
        sql.ShouldContain($"@Resource = @resource, @LockMode = '{mode}', @LockOwner = 'Session'");
    }

    [GeneratedRegex(@"CREATE TABLE \[\w+\]\.\[(?<name>\w+)\] \((?<body>.*?)\r?\n\);", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TableSql();

    [GeneratedRegex(@"^\s*\[\w+\] n?(var)?char\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextColumn();

    [GeneratedRegex(@"CREATE UNIQUE CLUSTERED INDEX \[\w+\] ON \[\w+\]\.\[\w+\] \(\[row_no\]\)", RegexOptions.None, 5000)]
    private static partial Regex ClusteredIndex();

    /// <summary>Keeps what would have been sent to the server.</summary>
    private sealed class Unsent : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public const string Why = "There is no server.";

        public List<string> All { get; } = [];

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            All.Add(command.CommandText);
            throw new InvalidOperationException(Why);
        }
    }
}

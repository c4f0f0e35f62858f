#if POSTGRESQL
using ClickCart.Catalog;
using Npgsql;

namespace ClickCart.Tests.Platform;

/// <summary><c>Database:LoginPerModule</c>.</summary>
public sealed class ModuleLoginsTests(SharedShop shop) : ShopTest(shop)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) =>
        Shop.StartAsync(("Database:LoginPerModule", "true"), ("Database:LoginSecret", "of-the-tests"));

    [Fact]
    public async Task A_shop_with_a_login_per_module_works_and_the_database_refuses_a_query_across_schemas()
    {
        await DeliveredAsync(Guest, await OrderAsync(Guest, await ProductAsync()));
        await Shop.ShouldBeSoundAsync();

        await using var scope = Shop.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        (await db.Products.CountAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);
        foreach (var table in (string[])["ordering.orders", "payments.outbox", "platform.data_protection_keys", "jobs.job"])
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM " + table;
            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        var owner = new NpgsqlConnectionStringBuilder(Shop.Settings["Database:ConnectionString"]);
        var modules = Shop.Services.GetRequiredService<ModuleCatalog>().Modules.Select(m => m.Name).Append("platform").ToList();
        await base.DisposeAsync();
        // The database is gone, and with it all that the logins may do; logins belong to the server.
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("CLICKCART_TEST_POSTGRES"));
        await connection.OpenAsync();
        foreach (var module in modules)
        {
            await using var command = new NpgsqlCommand($"DROP ROLE IF EXISTS {owner.Database}_{module}", connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
#endif

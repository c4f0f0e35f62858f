using ClickCart.Maintenance;

namespace ClickCart.Tests.Maintenance;

/// <summary><c>-- migrate --script PROVIDER</c>.</summary>
public sealed class MigrationScriptTests(SharedShop shop) : ShopTest(shop)
{
    [Theory]
    [InlineData("sqlserver", "IF SCHEMA_ID(N'{0}') IS NULL EXEC(N'CREATE SCHEMA [{0}];');")]
    [InlineData("postgresql", "CREATE SCHEMA {0};")]
    public void The_script_makes_every_schema_may_run_again_and_merges_nothing(string provider, string schema)
    {
        var script = CommandLine.Script(Shop.Services, provider);
        foreach (var module in Shop.Services.GetRequiredService<ModuleCatalog>().WithDatabase)
        {
            script.ShouldContain(string.Format(null, schema, module.Name));
            script.ShouldMatch($@"CREATE TABLE \[?{module.Name}\]?\.\[?outbox");
        }
        script.ShouldContain("platform.data_protection_keys");
        script.ShouldNotMatch(@"\bMERGE\b|\browversion\b");
        // Each statement that changes something stands under the question whether it was done before.
        System.Text.RegularExpressions.Regex.Count(script, @"IF NOT EXISTS ?\(\s*SELECT \*|IF NOT EXISTS\(SELECT 1 FROM").ShouldBeGreaterThan(100);
    }
}

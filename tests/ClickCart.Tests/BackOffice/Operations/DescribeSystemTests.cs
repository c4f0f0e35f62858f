using System.Text.Json;

namespace ClickCart.Tests.BackOffice.Operations;

public sealed class DescribeSystemTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_system_tells_its_version_database_migrations_health_and_schedules()
    {
        var system = (await Admin.GetAsync("/admin/system")).ShouldBe(200);
        system["provider"].GetString().ShouldBe(TestDatabase.Provider.ToString(), StringCompareShould.IgnoreCase);
        system["version"].GetString().ShouldNotBeNullOrEmpty();
        var modules = system["modules"].EnumerateArray().ToList();
        modules.Count.ShouldBe(8);
        foreach (var module in modules)
        {
            module.GetProperty("applied").GetInt32().ShouldBeGreaterThan(0);
            module.GetProperty("pending").GetArrayLength().ShouldBe(0);
            module.GetProperty("bytes").GetInt64().ShouldBeGreaterThan(0);
        }
        system["health"].EnumerateArray().Select(h => h.GetProperty("status").GetString()).ShouldAllBe(status => status == "healthy");
        var schedules = system["schedules"].EnumerateArray().ToList();
        schedules.ShouldContain(s => s.GetProperty("name").GetString() == "Delete old messages" && s.GetProperty("everySeconds").GetDouble() == 3600);
        schedules.ShouldAllBe(s => s.GetProperty("nextRunAt").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Customers_may_not_look() => (await (await Shop.CustomerAsync()).Client.GetAsync("/admin/system")).ShouldBeProblem(403, "forbidden");

    [Fact]
    public async Task The_page_shows_the_modules_and_leads_to_the_invariants()
    {
        using var office = await Shop.OfficeAsync("/admin/system");
        office.ShouldShow("Healthy").ShouldShow("Delete old messages").ShouldShow("catalog");
        (await office.OpenAsync("/admin/system/invariants")).ShouldBe(200).ShouldShow("On hand is the sum of the SKU's movements");
    }
}

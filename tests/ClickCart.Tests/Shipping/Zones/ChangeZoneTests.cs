namespace ClickCart.Tests.Shipping.Zones;

public sealed class ChangeZoneTests(ZoneShop shared) : ZoneTest(shared)
{
    [Fact]
    public async Task Of_two_edits_the_second_is_stale_and_a_method_keeps_its_id()
    {
        var made = await ZoneAsync("Japan", ["JP"], Flat("Standard", 500, "JPY"));
        var path = $"/admin/shipping-zones/{made["id"].GetString()}";
        var id = made["methods"][0].GetProperty("id").GetString();
        var changed = new
        {
            name = "Japan",
            countries = Names("JP"),
            methods = new[] { new { id, name = "Slow", kind = "flat", prices = new[] { new { price = Price(400, "JPY") } } } },
        };
        (await Admin.PutAsync(path, changed)).ShouldBeProblem(428, "precondition-required");
        var now = (await Admin.PutAsync(path, changed, made.ETag)).ShouldBe(200);
        (now["methods"][0].GetProperty("id").GetString(), now["methods"][0].GetProperty("name").GetString()).ShouldBe((id, "Slow"));
        (await Admin.PutAsync(path, changed, made.ETag)).ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task The_page_changes_what_is_there_and_takes_a_method_away()
    {
        var made = await ZoneAsync("Korea", ["KR"], Flat("Standard", 5000, "KRW"), Flat("Express", 9000, "KRW"));
        using var office = await Shop.OfficeAsync($"/admin/shipping-zones/{made["id"].GetString()}");
        (await office.PressAsync("Save", ("methods[0].remove", "true"), ("methods[1].prices[0].price", "9500"))).ShouldBe(200);
        var now = (await Admin.GetAsync($"/admin/shipping-zones/{made["id"].GetString()}")).ShouldBe(200);
        now["methods"].GetArrayLength().ShouldBe(1);
        now["methods"][0].GetProperty("id").GetString().ShouldBe(made["methods"][1].GetProperty("id").GetString());
        now["methods"][0].GetProperty("prices")[0].GetProperty("price").GetProperty("amount").GetInt64().ShouldBe(9500);
    }
}

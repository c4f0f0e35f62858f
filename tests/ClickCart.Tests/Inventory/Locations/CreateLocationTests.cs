namespace ClickCart.Tests.Inventory.Locations;

public sealed class CreateLocationTests(LocationTest.Fresh shared) : LocationTest(shared)
{
    [Fact]
    public async Task A_code_is_unique_and_bad_fields_are_named()
    {
        var code = await LocationAsync();
        (await Admin.PostAsync("/admin/locations", new { code = code.ToLowerInvariant(), name = "Again" }, NewKey())).ShouldBeProblem(409, "location-exists");
        (await Admin.PostAsync("/admin/locations", new { code = "main", name = "Again" }, NewKey())).ShouldBeProblem(409, "location-exists");
        (await Admin.PostAsync("/admin/locations", new { code = "a b", name = "x" }, NewKey())).ShouldBeInvalid("code");
        (await Admin.PostAsync("/admin/locations", new { code = "OKAY", name = "" }, NewKey())).ShouldBeInvalid("name");
        (await Admin.PostAsync("/admin/locations", new { code = "OKAY", name = "x", country = "QQ" }, NewKey())).ShouldBeInvalid("country");
        (await Admin.PostAsync("/admin/locations", new { code = "OKAY", name = "x", priority = 0 }, NewKey())).ShouldBeInvalid("priority");
        (await Admin.PostAsync("/admin/locations", new { code = "OKAY", name = "x", serves = (string[])["Atlantis"] }, NewKey())).ShouldBeInvalid("serves");
        (await Guest.PostAsync("/admin/locations", new { code = "OKAY", name = "x" }, NewKey())).ShouldBeProblem(401, "unauthenticated");
        (await Admin.PostAsync("/admin/locations", new { code, name = "x" })).ShouldBeProblem(400, "idempotency-key-required");
    }

    [Fact]
    public async Task Pages_add_a_location_and_adjust_stock_there()
    {
        var code = "P" + Guid.CreateVersion7().ToString("n")[20..].ToUpperInvariant();
        var sku = await ProductAsync(stock: 4);
        using var office = await Shop.OfficeAsync("/admin/locations/new");
        (await office.PressAsync("Create the location", ("code", ""), ("name", "Shed"))).ShouldBe(422);
        (await office.PressAsync("Create the location", ("code", code), ("name", "Shed"), ("serves", "Austria, Germany"))).ShouldBe(200).ShouldShow("Austria, Germany");
        (await office.OpenAsync($"/admin/stock/{sku}")).ShouldBe(200).ShouldShow("Where it lies");
        (await office.PressAsync("Book it", ("delta", "3"), ("reason", "Found"), ("location", code))).ShouldBe(200).Rows.ShouldContain($"Shed{code} | 3");
        (await office.OpenAsync($"/admin/locations/{await IdOfAsync(code)}")).ShouldBe(200);
        (await office.PressAsync("Save", ("name", "Hut"))).ShouldBe(200).ShouldShow("Hut");
        await office.OpenAsync($"/admin/locations/{await IdOfAsync(code)}");
        (await office.PressAsync($"Close {code}")).ShouldBe(409).ShouldShow("units lie there");
    }
}

using ClickCart.Inventory.Holds;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Inventory.Locations;

public sealed class LocationsTests(LocationTest.Fresh shared) : LocationTest(shared), IClassFixture<LocationTest.Fresh>
{
    [Fact]
    public async Task A_shop_has_its_main_location_from_the_beginning_and_may_change_it_but_not_close_it()
    {
        var sku = await StockedAsync(5);
        (await AtAsync(sku)).ShouldBe(5);
        var main = (await Admin.GetAsync("/admin/locations")).ShouldBe(200)["items"].EnumerateArray().Single(l => l.GetProperty("isMain").GetBoolean());
        main.GetProperty("code").GetString().ShouldBe("MAIN");
        var path = $"/admin/locations/{main.GetProperty("id").GetString()}";
        var read = (await Admin.GetAsync(path)).ShouldBe(200);
        var changed = (await Admin.PutAsync(path, new { code = "MAIN", name = "Barn", country = "DE", priority = 1, serves = Array.Empty<string>() }, read.ETag)).ShouldBe(200);
        changed["name"].GetString().ShouldBe("Barn");
        changed["version"].GetInt32().ShouldBe(read["version"].GetInt32() + 1);
        (await Admin.PutAsync(path, new { code = "MAIN", name = "Hut" }, read.ETag)).ShouldBeProblem(412, "stale-version");
        (await Admin.PutAsync(path, new { code = "MAIN", name = "Hut" })).ShouldBeProblem(428, "precondition-required");
        (await Admin.PostAsync(path + "/close")).ShouldBeProblem(409, "location-in-use");
        (await Admin.GetAsync($"/admin/locations/{Guid.NewGuid()}")).ShouldBeProblem(404, "not-found");
    }

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
        (await Admin.PostAsync("/admin/locations", new { code = "OKAY", name = "x", serves = new[] { "Atlantis" } }, NewKey())).ShouldBeInvalid("serves");
        (await Guest.PostAsync("/admin/locations", new { code = "OKAY", name = "x" }, NewKey())).ShouldBeProblem(401, "unauthenticated");
        (await Admin.PostAsync("/admin/locations", new { code, name = "x" })).ShouldBeProblem(400, "idempotency-key-required");
    }

    [Fact]
    public async Task Stock_is_adjusted_where_it_lies_and_a_location_never_has_less_than_nothing()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 3);
        (await AtAsync(sku)).ShouldBe(5);
        (await AtAsync(sku, there)).ShouldBe(3);
        (await StockAsync(sku)).ShouldBe((8, 0));
        (await AdjustAsync(sku, -4, there)).ShouldBeProblem(409, "not-enough-there")["there"].GetInt32().ShouldBe(3);
        (await AdjustAsync(sku, -6, null)).ShouldBeProblem(409, "not-enough-there")["there"].GetInt32().ShouldBe(5);
        (await AdjustAsync(sku, 1, "NOWHERE")).ShouldBeInvalid("location");
        await HoldAsync(NewOrder(), null, (sku, 7));
        (await AdjustAsync(sku, -2, there)).ShouldBeProblem(409, "stock-below-zero");
        (await AdjustAsync(sku, -1, there)).ShouldBe(201)["location"].GetString().ShouldBe(there);
        (await LedgerAsync(sku)).ShouldBe([("adjusted", -1, there), ("adjusted", 3, there), ("received", 5, "MAIN")]);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_location_closes_once_it_is_empty_and_takes_nothing_until_it_is_open_again()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 3);
        var path = $"/admin/locations/{await IdOfAsync(there)}";
        (await Admin.PostAsync(path + "/close")).ShouldBeProblem(409, "location-in-use");
        (await AdjustAsync(sku, -3, there)).ShouldBe(201);
        (await Admin.PostAsync(path + "/close")).ShouldBe(200)["isClosed"].GetBoolean().ShouldBeTrue();
        (await AdjustAsync(sku, 1, there)).ShouldBeInvalid("location");
        (await TransferAsync(null, there, true, (sku, 1))).ShouldBeInvalid("to");
        (await Admin.PostAsync(path + "/reopen")).ShouldBe(200)["isClosed"].GetBoolean().ShouldBeFalse();
        var draft = (await TransferAsync(null, there, false, (sku, 1))).ShouldBe(201);
        (await Admin.PostAsync(path + "/close")).ShouldBeProblem(409, "location-in-use");
        (await OnTransferAsync(draft, "cancel", new { reason = "No" })).ShouldBe(200);
        (await Admin.PostAsync(path + "/close")).ShouldBe(200);
    }

    [Fact]
    public async Task A_parcel_leaves_from_the_first_location_that_has_all_of_it_else_from_one_after_the_other()
    {
        var there = await LocationAsync();
        var (enough, split) = (await StockedAsync(1, there, 5), await StockedAsync(3, there, 2));
        var order = NewOrder();
        await HoldAsync(order, null, (enough, 3), (split, 4));
        await KeepAsync(order, (enough, 3), (split, 4));
        for (var i = 0; i < 2; i++) await ShipAsync(order);
        (await LedgerAsync(enough))[0].ShouldBe(("shipped", -3, there));
        (await LedgerAsync(split))[..2].ShouldBe([("shipped", -1, there), ("shipped", -3, "MAIN")]);
        (await StockAsync(split)).ShouldBe((1, 0));
        (await AtAsync(split, there)).ShouldBe(1);

        // One that left although its order was cancelled.
        var late = NewOrder();
        await HoldAsync(late, null, (split, 1));
        await CancelAsync(late);
        await ShipAsync(late);
        (await StockAsync(split)).ShouldBe((0, 0));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_to_a_country_leaves_from_the_location_that_serves_it_first()
    {
        var near = await LocationAsync(priority: 50, serves: ["United States", "ca"]);
        var sku = await ProductAsync(stock: 5);
        (await AdjustAsync(sku, 5, near)).ShouldBe(201);
        var order = await OrderAsync(Guest, sku, 2);
        await DeliveredAsync(Guest, order);
        await Eventually.TrueAsync(async () => (await LedgerAsync(sku))[0] == ("shipped", -2, near), "it has left from the location near by");
        (await AtAsync(sku)).ShouldBe(5);
        // What that location has not enough of leaves from another one.
        var large = await OrderAsync(Guest, sku, 4);
        await DeliveredAsync(Guest, large);
        await Eventually.TrueAsync(async () => (await LedgerAsync(sku))[0] == ("shipped", -4, "MAIN"), "it has left from the main location");
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_back_goes_to_the_location_that_takes_returns_and_only_one_does()
    {
        var (first, second) = (await LocationAsync(takesReturns: true), await LocationAsync(takesReturns: true));
        (await Admin.GetAsync($"/admin/locations/{await IdOfAsync(first)}"))["takesReturns"].GetBoolean().ShouldBeFalse();
        var (sku, order) = (await StockedAsync(5), NewOrder());
        await HoldAsync(order, null, (sku, 2));
        await KeepAsync(order, (sku, 2));
        await ShipAsync(order);
        await Shop.HandleAsync<RestockReturn, ReturnReceived>(
            new(Guid.CreateVersion7(), order, "R-1", [new(sku, 1, Restock: true)], "admin", TimeProvider.System.GetUtcNow()));
        (await AtAsync(sku, second)).ShouldBe(1);
        (await LedgerAsync(sku))[0].ShouldBe(("returned", 1, second));
        var path = $"/admin/locations/{await IdOfAsync(second)}";
        (await Admin.PutAsync(path, new { code = second, name = "No more" }, (await Admin.GetAsync(path)).ETag)).ShouldBe(200);
        await Shop.HandleAsync<RestockReturn, ReturnReceived>(
            new(Guid.CreateVersion7(), order, "R-2", [new(sku, 1, Restock: true)], "admin", TimeProvider.System.GetUtcNow()));
        (await LedgerAsync(sku))[0].ShouldBe(("returned", 1, "MAIN"));
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_import_counts_all_locations_together_and_takes_nothing_from_the_others()
    {
        var there = await LocationAsync();
        var sku = await StockedAsync(5, there, 3);
        await CountAsync((sku, 10));
        (await AtAsync(sku)).ShouldBe(7);
        await CountAsync((sku, 1));
        (await AtAsync(sku)).ShouldBe(0);
        (await AtAsync(sku, there)).ShouldBe(3);
        (await Admin.GetAsync($"/admin/stock/{sku}/movements"))["items"][0].GetProperty("reason").GetString()
            .ShouldBe("Counted 1, but 3 are at other locations: booked 3");
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

    private async Task<string> IdOfAsync(string code) => (await Admin.GetAsync("/admin/locations"))["items"].EnumerateArray()
        .Single(l => l.GetProperty("code").ValueEquals(code)).GetProperty("id").GetString()!;
}

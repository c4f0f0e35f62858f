namespace ClickCart.Tests.BackOffice.Operations;

public sealed class CheckInvariantsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Every_invariant_is_answered_in_the_order_of_its_number()
    {
        var report = (await Admin.GetAsync("/admin/system/invariants")).ShouldBe(200);
        var items = report["items"].EnumerateArray().ToList();
        items.Count.ShouldBeGreaterThan(20);
        items.ShouldContain(i => i.GetProperty("name").GetString() == "6 ledger adds up" && i.GetProperty("holds").GetBoolean() && i.GetProperty("offenders")
            .GetInt32() == 0);
        var numbers = items.Select(i => i.GetProperty("name").GetString()!.Split(' ')[0]).Where(n => int.TryParse(n, out _)).Select(int.Parse).ToList();
        numbers.ShouldBe(numbers.Order());
    }
}

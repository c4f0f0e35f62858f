namespace ClickCart.Tests.BackOffice.BackgroundWork;

public sealed class CountWorkTests(WorkShop shop) : WorkTest(shop)
{
    [Fact]
    public async Task Each_modules_dead_letters_are_counted()
    {
        var before = await DeadAsync();
        await DeadLetterAsync(module: "shipping", name: "test.counted.v1");
        (await DeadAsync()).ShouldBe(before + 1);
    }

    private async Task<int> DeadAsync()
    {
        var counts = (await Admin.GetAsync("/admin/work/counts")).ShouldBe(200)["items"].EnumerateArray().ToList();
        counts.Count.ShouldBe(10);
        return counts.Single(c => c.GetProperty("module").GetString() == "shipping").GetProperty("dead").GetInt32();
    }
}

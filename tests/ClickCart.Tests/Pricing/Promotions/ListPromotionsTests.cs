namespace ClickCart.Tests.Pricing.Promotions;

public sealed class ListPromotionsTests(SharedShop shared) : PromotionTest(shared)
{
    [Fact]
    public async Task It_pages_by_name_and_finds_by_a_part_of_it()
    {
        var (word, sku) = (NewCode(), await ProductAsync());
        foreach (var i in new[] { 2, 1, 3 }) await PromotionAsync(new { name = $"{word} {i}", percent = 10, skus = new[] { sku }, active = i != 3 });
        var first = (await Admin.GetAsync($"/admin/promotions?q={word.ToLowerInvariant()}&limit=2")).ShouldBe(200);
        Names(first).ShouldBe([$"{word} 1", $"{word} 2"]);
        Names((await Admin.GetAsync($"/admin/promotions?q={word}&limit=2&cursor={first["nextCursor"].GetString()}")).ShouldBe(200)).ShouldBe([$"{word} 3"]);
        Names((await Admin.GetAsync($"/admin/promotions?q={word}&active=false")).ShouldBe(200)).ShouldBe([$"{word} 3"]);
        using var office = await Shop.OfficeAsync($"/admin/promotions?q={word}");
        office.ShouldShow($"{word} 1").ShouldShow("10% off certain products").ShouldShow("Running").ShouldShow("Ended");
        (await office.OpenAsync($"/admin/promotions?q={word}&active=true&sort=-used")).ShouldBe(200).ShouldShow($"{word} 2");
        (await office.OpenAsync("/admin/promotions?q=none-such")).ShouldBe(200).ShouldShow("Nothing matches");
    }

    private static IEnumerable<string> Names(ApiResponse answer) => answer["items"].EnumerateArray().Select(c => c.GetProperty("name").GetString()!);
}

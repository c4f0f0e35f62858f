namespace ClickCart.Tests.Catalog.Imports;

public sealed class ListImportsTests(SharedShop shared) : ImportTest(shared)
{
    [Fact]
    public async Task The_latest_import_comes_first_and_pages_go_on()
    {
        var first = Text((await UploadAsync($"{Header}\n{Sku()},A,,home,1,USD,1,")).ShouldBe(201).Json, "id");
        var second = Text((await UploadAsync($"{Header}\n{Sku()},B,,home,1,USD,1,")).ShouldBe(201).Json, "id");
        var all = (await AllPagesAsync(Admin, "/admin/imports?limit=1")).Select(i => Text(i, "id")).ToList();
        all.IndexOf(second).ShouldBeLessThan(all.IndexOf(first));
    }
}

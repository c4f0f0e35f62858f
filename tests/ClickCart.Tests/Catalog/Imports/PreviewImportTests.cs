using System.Text;

namespace ClickCart.Tests.Catalog.Imports;

public sealed class PreviewImportTests(SharedShop shared) : ImportTest(shared)
{
    [Fact]
    public async Task A_file_is_looked_through_on_the_page_before_anything_is_stored()
    {
        var (fresh, shelf) = (Sku(), Word());
        using var office = await Shop.OfficeAsync("/admin/products/imports");
        var table = Encoding.UTF8.GetBytes($"sku;name;category;price;currency;stock\n{fresh};Jug;{shelf};2,50;EUR;3\n{Sku()};Jug;{shelf};ten;EUR;3\n");
        (await office.UploadAsync("Preview", "file", "list.csv", table)).ShouldBe(200).ShouldShow("Preview of list.csv").ShouldShow("Nothing is stored yet.")
            .ShouldShow("semicolon").ShouldShow("comma, as in 2,55").ShouldShow("utf-8");
        office.Rows.Count.ShouldBe(2);
        office.Rows[0].ShouldBe($"2 | {fresh} | Jug | €2.50 | 3");
        office.Rows[1].ShouldStartWith("3 | price: a number in major units");
        (await AllPagesAsync(Admin, $"/admin/products?q={fresh}")).ShouldBeEmpty();
        (await Guest.GetAsync("/categories")).Text.ShouldNotContain(shelf);
    }

    [Fact]
    public async Task What_is_declared_counts_and_a_file_that_cannot_be_read_is_refused_at_its_field()
    {
        using var office = await Shop.OfficeAsync("/admin/products/imports");
        var table = Encoding.UTF8.GetBytes($"sku;name;category;price;currency\n{Sku()};Jug;home;1.500;USD\n");
        (await office.UploadAsync("Preview", "file", "list.csv", table)).ShouldBe(200).ShouldShow("each price shows it by itself")
            .ShouldShow("can be read in two ways");
        await office.OpenAsync("/admin/products/imports");
        (await office.UploadAsync("Preview", "file", "list.csv", table, ("decimal", "comma"))).ShouldBe(200).ShouldShow("$1,500.00");
        await office.OpenAsync("/admin/products/imports");
        (await office.UploadAsync("Preview", "file", "list.csv", [])).ShouldBe(422).ShouldShow("Choose a file.");
        (await office.UploadAsync("Preview", "file", "list.csv", "name;price"u8.ToArray())).ShouldBe(422).ShouldShow("The file has no column 'sku'.");
    }
}

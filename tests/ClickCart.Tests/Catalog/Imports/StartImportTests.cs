namespace ClickCart.Tests.Catalog.Imports;

public sealed class StartImportTests(SharedShop shared) : ImportTest(shared)
{
    [Fact]
    public async Task A_file_is_stored_and_its_import_has_an_address()
    {
        var started = (await UploadAsync($"{Header}\n{Sku()},Jug,,home,10,USD,100,3", "my%20list.csv")).ShouldBe(201);
        (Text(started.Json, "fileName"), started["lines"].GetInt32(), Text(started.Json, "state")).ShouldBe(("my list.csv", 2, "waiting"));
        (await Admin.GetAsync(started.Headers.Location!.ToString().Replace("/api/v1", "", StringComparison.Ordinal))).ShouldBe(200);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_at_all_is_refused_at_once()
    {
        (await UploadAsync("")).ShouldBeInvalid("file");
        (await UploadAsync("name,price\nA,1")).ShouldBeInvalid("sku");
        (await (await Shop.CustomerAsync()).Client.PostCsvAsync("/admin/imports", Header)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_file_is_uploaded_on_the_page_and_the_report_names_bad_lines()
    {
        using var office = await Shop.OfficeAsync("/admin/products/imports");
        (await office.UploadAsync("Upload and import", "file", "empty.csv", [])).ShouldBe(422).ShouldShow("Choose a file.");
        var csv = System.Text.Encoding.UTF8.GetBytes($"{Header}\n{Sku()},Jug,,home,10,USD,100,3\n{Sku()},Jug,,home,ten,USD,100,3\n");
        (await office.UploadAsync("Upload and import", "file", "list.csv", csv)).ShouldBe(200).ShouldShow("list.csv");
        var report = office.Address.AbsolutePath;

        // The same form once more: the same import. With another file it is another request, which needs a form of its own.
        await office.OpenAsync("/admin/products/imports");
        var key = office.Page.QuerySelector("[name=_key]")!.GetAttribute("value")!;
        (await office.UploadAsync("Upload and import", "file", "again.csv", csv)).ShouldBe(200).ShouldShow("again.csv");
        var again = office.Address;
        await office.OpenAsync("/admin/products/imports");
        (await office.UploadAsync("Upload and import", "file", "again.csv", csv, ("_key", key))).ShouldBe(200).Address.ShouldBe(again);
        await office.OpenAsync("/admin/products/imports");
        (await office.UploadAsync("Upload and import", "file", "again.csv", [.. csv, (byte)'\n'], ("_key", key))).ShouldBe(422);

        await Eventually.TrueAsync(async () => (await office.OpenAsync(report)).Text.Contains("To the products",
            StringComparison.Ordinal), "the import has ended");
        office.Rows.ShouldHaveSingleItem().ShouldStartWith("3 | price: a number in major units");
    }
}

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
        (await UploadAsync("sku,name\nA,B")).ShouldBeInvalid("price");
        (await (await Shop.CustomerAsync()).Client.PostCsvAsync("/admin/imports", Header)).ShouldBeProblem(403, "forbidden");
    }
}

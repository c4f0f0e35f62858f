namespace ClickCart.Tests.Catalog.Imports;

public sealed class GetImportTests(SharedShop shared) : ImportTest(shared)
{
    [Fact]
    public async Task Many_bad_lines_are_all_counted_and_the_first_thousand_named()
    {
        var report = await ReportAsync($"{Header}\n{string.Concat(Enumerable.Repeat("bad/sku,x,,home,1,USD,1,\n", 1203))}");
        report["import"].GetProperty("rejected").GetInt32().ShouldBe(1203);
        report["badLines"].GetArrayLength().ShouldBe(1000);
    }

    [Fact]
    public async Task What_is_no_import_is_not_found() => (await Admin.GetAsync($"/admin/imports/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
}

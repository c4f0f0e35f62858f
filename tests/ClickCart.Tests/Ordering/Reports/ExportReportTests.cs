using System.Globalization;

namespace ClickCart.Tests.Ordering.Reports;

public sealed class ExportReportTests(ReportShop shared) : ReportTest(shared)
{
    [Fact]
    public async Task A_table_has_the_rows_and_columns_of_its_report()
    {
        foreach (var by in Reports)
        {
            var report = (await Admin.GetAsync($"/admin/reports/{by}?limit=100")).ShouldBe(200);
            var table = (await Admin.GetAsync($"/admin/reports/{by}/export")).ShouldBe(200);
            table.ContentHeaders.ContentType?.MediaType.ShouldBe("text/csv");
            table.ContentHeaders.ContentDisposition?.FileName.ShouldBe($"{by}-{report["from"].GetString()}-{report["to"].GetString()}-USD.csv");
            var lines = table.Text.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
            lines[0].ShouldBe("key,name,gross,net,tax,delivery,refunds,orders,units,currency");
            lines.Length.ShouldBe(1 + report["items"].GetArrayLength());
            foreach (var (line, row) in lines[1..].Zip(report["items"].EnumerateArray()))
            {
                var amounts = Amounts.Select(a => (Amount(row, a) / 100m).ToString("F2", CultureInfo.InvariantCulture));
                line.ShouldEndWith($",{string.Join(',', amounts)},{row.GetProperty("orders").GetInt32()},{row.GetProperty("units").GetInt64()},USD");
            }
        }
    }

    [Fact]
    public async Task A_spreadsheet_takes_no_name_for_a_formula_and_only_staff_may()
    {
        (await Admin.GetAsync("/admin/reports/products/export")).Text.ShouldContain($"{Sold.Reduced},'=SUM(A1:A9)");
        (await Guest.GetAsync("/admin/reports/products/export")).ShouldBe(401);
        (await Admin.GetAsync("/admin/reports/weather/export")).ShouldBeProblem(404, "not-found");
        (await Admin.GetAsync("/admin/reports/days/export?from=yesterday")).ShouldBeProblem(400, "malformed-request");
    }
}

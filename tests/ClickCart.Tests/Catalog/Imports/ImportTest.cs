using System.Text;

namespace ClickCart.Tests.Catalog.Imports;

/// <summary>Steps that the imports' tests share.</summary>
public abstract class ImportTest(SharedShop shared) : CatalogTest(shared)
{
    protected const string Header = "sku,name,description,category,price,currency,weightGrams,stock";

    protected Task<ApiResponse> UploadAsync(string csv, string name = "list.csv", string query = "") =>
        Admin.SendAsync(HttpMethod.Post, $"/admin/imports?fileName={name}{query}", content: new StringContent(csv, Encoding.UTF8, "text/csv"));

    /// <summary>Uploads and waits for the report.</summary>
    protected async Task<ApiResponse> ReportAsync(string csv, string query = "")
    {
        var id = Text((await UploadAsync(csv, query: query)).ShouldBe(201).Json, "id");
        return await Eventually.GetAsync(async () => (await Admin.GetAsync($"/admin/imports/{id}")).ShouldBe(200) is var now && Text(now["import"], "state")
            is "done" or "failed" ? now : null, "the import has ended");
    }
}

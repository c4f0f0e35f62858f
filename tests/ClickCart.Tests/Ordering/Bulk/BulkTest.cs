using System.Text.Json;

namespace ClickCart.Tests.Ordering.Bulk;

/// <summary>Tests of what is done to many orders, with Ordering alone.</summary>
public abstract class BulkTest(SharedOrdering shared) : OrderingTest(shared)
{
    protected async Task<ApiResponse> BulkAsync(object body) => (await Admin.PostAsync("/admin/orders/bulk", body, NewKey())).ShouldBe(202);

    protected Task<ApiResponse> EndedAsync(ApiResponse begun) => Eventually.GetAsync(async () =>
        (await Admin.GetAsync($"/admin/orders/bulk/{begun["id"].GetString()}")).ShouldBe(200) is var now && !now["status"].ValueEquals("running") ? now : null,
        "the bulk action is over");

    protected async Task<IReadOnlyList<JsonElement>> ItemsAsync(ApiResponse begun, string query = "") =>
        [.. (await Admin.GetAsync($"/admin/orders/bulk/{begun["id"].GetString()}/items?limit=100{query}")).ShouldBe(200)["items"].EnumerateArray()];

    protected static int[] Counts(ApiResponse bulk) =>
        [.. ((string[])["total", "done", "failed", "skipped"]).Select(name => bulk[name].GetInt32())];
}

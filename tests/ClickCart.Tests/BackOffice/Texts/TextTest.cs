namespace ClickCart.Tests.BackOffice.Texts;

/// <summary>A test of the shop's papers.</summary>
public abstract class TextTest(SharedShop shared) : ShopTest(shared)
{
    protected async Task<ApiResponse> WriteAsync(string page, string? text) =>
        await Admin.PutAsync("/admin/settings", new { values = new Dictionary<string, string?> { [$"ClickCart:Pages:{page}"] = text } }, "*");
}

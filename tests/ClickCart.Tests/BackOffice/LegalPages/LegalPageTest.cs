namespace ClickCart.Tests.BackOffice.LegalPages;

/// <summary>A test of the shop's legal pages.</summary>
public abstract class LegalPageTest(SharedShop shared) : ShopTest(shared)
{
    /// <summary>The shop is everybody's: where another test sets something at the same moment, once more.</summary>
    protected Task<ApiResponse> WriteAsync(string page, string? text) => Eventually.GetAsync(async () =>
        await Admin.PutAsync("/admin/settings", new { values = new Dictionary<string, string?> { [$"ClickCart:Pages:{page}"] = text } }, "*")
            is { Status: not System.Net.HttpStatusCode.PreconditionFailed } answer ? answer : null, "the text is set");
}

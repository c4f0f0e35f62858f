namespace ClickCart.Tests.Notifications.Templates;

/// <summary>A test of mail templates. The shop is everybody's, so each class has a kind of its own.</summary>
public abstract class TemplateTest(SharedShop shared) : ShopTest(shared)
{
    protected const string Root = "/admin/mail-templates";

    protected async Task<ApiResponse> WriteAsync(string template, string? html = null, string? subject = null, string? text = null, string? ifMatch = "*") =>
        await Admin.PutAsync($"{Root}/{template}", new { subject = subject ?? "Hello", html = html ?? "<p>Hello</p>", text = text ?? "Hello" }, ifMatch);

    protected Task<ApiResponse> ResetAsync(string template) => Admin.SendAsync(HttpMethod.Delete, $"/admin/mail-templates/{template}", ifMatch: "*");
}

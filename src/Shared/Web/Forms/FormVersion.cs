using ClickCart.Web.Components;

namespace ClickCart.Web.Forms;

/// <summary>
/// The version that an edit form was made for (<see cref="PageForm.Version"/>): what <see cref="IfMatch"/> is to the API, it is to a page's endpoint.
/// </summary>
public sealed class FormVersion
{
    internal const string Field = "_version";

    public static async ValueTask<FormVersion?> BindAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        http.RequestServices.GetRequiredService<ExpectedVersion>().Expect(int.TryParse(form[Field], out var version) ? [version] : []);
        return new();
    }
}

using System.Text.RegularExpressions;

namespace ClickCart.Tests;

/// <summary>Does what a person does on the bank's page: reads its forms and sends one.</summary>
public static partial class ThreeDSecure
{
    public static async Task AnswerAsync(HttpClient browser, string address, string page, bool approve)
    {
        var word = approve ? "Approve" : "Decline";
        var form = Form().Matches(page).Select(m => m.Value).First(f => f.Contains(word, StringComparison.Ordinal));
        var action = Attribute(form, "action");
        var fields = Input().Matches(form).Select(m => m.Value).Where(i =>
            i.Contains("name=", StringComparison.Ordinal) && (!i.StartsWith("<button", StringComparison.Ordinal) || i.Contains(word, StringComparison.Ordinal)))
            .Select(i => KeyValuePair.Create(Attribute(i, "name")!, Attribute(i, "value") ?? ""));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync(action is null ? new Uri(address) : new Uri(new Uri(address), action), content,
            TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBeLessThan(400);
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } m
            ? System.Net.WebUtility.HtmlDecode(m.Groups["value"].Value) : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>|<button[^>]*>[^<]*", RegexOptions.Singleline, 1000)]
    private static partial Regex Input();
}

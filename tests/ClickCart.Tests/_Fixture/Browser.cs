using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ClickCart.Tests;

/// <summary>A browser with scripts off: keeps cookies, follows redirects, and fills in and sends the forms that a page really has.</summary>
public sealed class Browser : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;

    public Browser(Uri shop) => _http = new HttpClient(_handler) { BaseAddress = Address = shop, Timeout = Eventually.Patience };

    public IHtmlDocument Page { get; private set; } = null!;
    public Uri Address { get; private set; }
    public int Status { get; private set; }
    public HttpResponseHeaders Headers { get; private set; } = null!;
    public string Text => Page.Body!.TextContent;
    /// <summary>The rows of its tables, their cells joined by a bar.</summary>
    public IReadOnlyList<string> Rows => [.. Page.QuerySelectorAll("tbody tr")
        .Select(r => string.Join(" | ", r.Children.Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))))];

    public CookieCollection Cookies => _handler.CookieContainer.GetCookies(_http.BaseAddress!);

    public Task<Browser> OpenAsync(string path) => GoAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path)));

    /// <summary>Presses the button (or follows the form's only one) with this text, in the first form that has it, after typing into the named
    /// fields.</summary>
    public Task<Browser> PressAsync(string button, params (string Name, string Value)[] typed) => PressAsync(button, null, typed);

    /// <summary>The same in a form that carries a file.</summary>
    public Task<Browser> UploadAsync(string button, string field, string fileName, byte[] bytes, params (string Name, string Value)[] typed) =>
        PressAsync(button, (field, fileName, bytes), typed);

    private Task<Browser> PressAsync(string button, (string Field, string FileName, byte[] Bytes)? file, (string Name, string Value)[] typed)
    {
        // One that stands outside of its form names it; those inside come first.
        var pressed = Page.QuerySelectorAll("form button, form input[type=submit]").Concat(Page.QuerySelectorAll("button[form]"))
            .FirstOrDefault(b => Words(b).Contains(button, StringComparison.OrdinalIgnoreCase))
            ?? throw new ShouldAssertException($"No form of {Address} has a button '{button}', only: {string.Join(", ", Page.QuerySelectorAll("form button").Select(Words))}");
        return SendAsync(FormOf(pressed), pressed, file, typed);
    }

    /// <summary>Sends a form that another page would hold, with the token of one that is open and, unless it is given, a key of its own.</summary>
    public async Task<Browser> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        if (Page?.QuerySelector("[name=_csrf]") is null) await OpenAsync("/sign-in");
        return await GoAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path))
        {
            Content = new FormUrlEncodedContent(
            fields.Append(("_csrf", Page!.QuerySelector("[name=_csrf]")!.GetAttribute("value")!))
                .Concat(fields.Any(f => f.Name == "_key") ? [] : [("_key", Guid.CreateVersion7().ToString())])
                .Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
        });
    }

    /// <summary>Fails with the page's text when the status is another one.</summary>
    public Browser ShouldBe(int status)
    {
        Status.ShouldBe(status, $"{Address}: {string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        return this;
    }

    public Browser ShouldShow(string text)
    {
        string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(text, Case.Insensitive);
        return this;
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private IHtmlFormElement FormOf(IElement button) =>
        (IHtmlFormElement)(button.GetAttribute("form") is { } id ? Page.GetElementById(id)! : button.Closest("form")!);

    private Task<Browser> SendAsync(IHtmlFormElement form, IElement button, (string Field, string FileName, byte[] Bytes)? file,
        (string Name, string Value)[] typed)
    {
        var fields = form.Elements.Where(e => !e.HasAttribute("disabled")).SelectMany(Values).Where(f => typed.All(t => t.Name != f.Key))
            .Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)))
            .Concat(button.GetAttribute("name") is { } name ? [KeyValuePair.Create(name, button.GetAttribute("value") ?? "")] : []).ToList();
        foreach (var (name2, _) in typed)
            form.Elements.Any(e => e.GetAttribute("name") == name2).ShouldBeTrue($"The form has no field '{name2}'.");
        var action = new Uri(Address, button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Address.PathAndQuery);
        if (file is var (fileField, fileName, bytes))
        {
            (button.GetAttribute("formenctype") ?? form.GetAttribute("enctype")).ShouldBe("multipart/form-data");
            var parts = new MultipartFormDataContent();
            foreach (var (key, value) in fields) parts.Add(new StringContent(value), key);
            parts.Add(new ByteArrayContent(bytes), fileField, fileName);
            return GoAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = parts });
        }
        return string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
            ? GoAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) })
            : OpenAsync($"{action.AbsolutePath}?{string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"))}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(IElement element) => (element, element.GetAttribute("name")) switch
    {
        (_, null or "") => [],
        (IHtmlInputElement { Type: "radio" or "checkbox" } box, var name) => box.IsChecked ? [KeyValuePair.Create(name, box.Value)] : [],
        (IHtmlInputElement { Type: not ("submit" or "button" or "file") } input, var name) => [KeyValuePair.Create(name, input.Value)],
        (IHtmlSelectElement select, var name) => select.SelectedOptions.Select(o => KeyValuePair.Create(name, o.Value)),
        (IHtmlTextAreaElement area, var name) => [KeyValuePair.Create(name, area.Value)],
        _ => [],
    };

    private async Task<Browser> GoAsync(HttpRequestMessage request)
    {
        for (var redirects = 0; ; redirects++)
        {
            request.Headers.Accept.ParseAdd("text/html");
            using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            (Address, Status, Headers) = (request.RequestUri!, (int)answer.StatusCode, answer.Headers);
            if (answer.Headers.Location is not { } location || redirects > 10)
            {
                Page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                return this;
            }
            // 307 and 308 send the same form on; all others are followed by a plain GET.
            request = (int)answer.StatusCode is 307 or 308
                ? new HttpRequestMessage(request.Method, new Uri(Address, location)) { Content = await CopyAsync(request.Content) }
                : new HttpRequestMessage(HttpMethod.Get, new Uri(Address, location));
        }
    }

    private static async Task<HttpContent?> CopyAsync(HttpContent? content)
    {
        if (content is null) return null;
        var copy = new ByteArrayContent(await content.ReadAsByteArrayAsync());
        copy.Headers.ContentType = content.Headers.ContentType;
        return copy;
    }

    private static string Words(IElement element) => (element.GetAttribute("value") is { Length: > 0 } value && element is IHtmlInputElement ? value
        : element.TextContent).Trim();
}

using System.Net.Http.Headers;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace ClickCart.Tests;

/// <summary>A PDF that the shop answered with, and what can be read on its pages.</summary>
public sealed record Pdf(HttpResponseMessage Answer, IReadOnlyList<string> Pages)
{
    /// <summary>All pages, with single blanks between words.</summary>
    public string Text { get; } = string.Join(' ', string.Join('\n', Pages).Split([' ', '\n', '\r', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    /// <param name="path">From the root.</param>
    public static async Task<Pdf> GetAsync(HttpClient http, string path, string? orderToken = null, string? token = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (orderToken is not null) request.Headers.Add("X-Order-Token", orderToken);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.StatusCode is System.Net.HttpStatusCode.NotModified) return new(answer, []);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200, System.Text.Encoding.UTF8.GetString(bytes));
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/pdf");
        return new(answer, Read(bytes));
    }

    public static IReadOnlyList<string> Read(byte[] content)
    {
        using var document = PdfDocument.Open(content);
        return [.. document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page))];
    }
}

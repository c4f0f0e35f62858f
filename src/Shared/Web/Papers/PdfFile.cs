using System.Security.Cryptography;
using ClickCart.Web.Forms;
using Microsoft.Net.Http.Headers;

namespace ClickCart.Web.Papers;

/// <summary>A PDF that a slice answers with: <c>mediator.Send(request, ct).Pdf()</c>.</summary>
/// <param name="Name">Of the file.</param>
public sealed record PdfFile(string Name, byte[] Content)
{
    public const string ContentType = "application/pdf";
}

public static class PdfResults
{
    /// <summary>What stands in the address of the list whose rows were chosen.</summary>
    internal const string ListField = "list";

    /// <summary>200 with the PDF, shown in the browser and saved under its name; with an ETag, so that GET honours If-None-Match.</summary>
    /// <param name="again">The list whose rows were chosen: a refusal is said there, with the same rows chosen, and is no page of its own.</param>
    public static async Task<IResult> Pdf(this Task<Result<PdfFile>> result, HttpResponse http, string? again = null)
    {
        var answer = await result;
        if (answer.Error is { } refused)
            return again is null ? new ProblemResult(refused) : new RefusedForm(refused, $"{again}?{http.HttpContext.Request.Query[ListField]}");
        var file = answer.Value;
        http.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"\"{file.Name}\"" }.ToString();
        // What browsers show a PDF with is an object to them.
        http.Headers.ContentSecurityPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(file.Content).AsSpan(..8))}\"";
        return Results.Bytes(file.Content, PdfFile.ContentType, entityTag: new(tag));
    }

    /// <summary>As the API's document says it.</summary>
    public static RouteHandlerBuilder ProducesPdf(this RouteHandlerBuilder endpoint) => endpoint.Produces<Stream>(contentType: PdfFile.ContentType);
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ClickCart.Tests;

/// <summary>A caller of the REST API: a guest, or an account when it has a token.</summary>
public sealed class Client(HttpClient http, string? token = null)
{
    public string? Token { get; } = token;

    /// <summary>Paths below <c>/api/v1</c>; those that begin with <c>~/</c> are taken from the root.</summary>
    public async Task<ApiResponse> SendAsync(
        HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null, string? orderToken = null, HttpContent? content = null,
        string? ifNoneMatch = null, (string Name, string? Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("~/", StringComparison.Ordinal) ? path[1..] : "/api/v1" + path);
        if (Token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (header is (var name, { } value)) request.Headers.TryAddWithoutValidation(name, value);
        if (orderToken is not null) request.Headers.Add("X-Order-Token", orderToken);
        request.Content = content ?? body switch
        {
            null => null,
            string json => new StringContent(json, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body, options: JsonSerializerOptions.Web),
        };
        // A body that is refused for its size is refused before it is sent, so that the answer can be read.
        if (request.Content?.Headers.ContentLength > 1_000_000) request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues(UnlistedAnswers.Header, out var unlisted)) Assert.Fail(string.Join(' ', unlisted));
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers,
            response.Content.Headers);
    }

    public Task<ApiResponse> GetAsync(string path, string? orderToken = null, string? ifNoneMatch = null) =>
        SendAsync(HttpMethod.Get, path, orderToken: orderToken, ifNoneMatch: ifNoneMatch);

    public Task<ApiResponse> PostAsync(string path, object? body = null, string? key = null, string? orderToken = null) =>
        SendAsync(HttpMethod.Post, path, body ?? new { }, key, orderToken: orderToken);

    public Task<ApiResponse> PutAsync(string path, object body, string? ifMatch = null) => SendAsync(HttpMethod.Put, path, body, ifMatch: ifMatch);

    public Task<ApiResponse> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Posts these very bytes as JSON, with this header.</summary>
    public Task<ApiResponse> PostBytesAsync(string path, byte[] body, string header, string? value) =>
        SendAsync(HttpMethod.Post, path, content: new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }, header: (header, value));

    public Task<ApiResponse> PostCsvAsync(string path, string csv) => SendAsync(HttpMethod.Post, path,
        content: new StringContent(csv, Encoding.UTF8, "text/csv"));
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ClickCart.Tests;

/// <summary>An HTTP answer, read whole.</summary>
public sealed record ApiResponse(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    private JsonElement? _json;

    public JsonElement Json => _json ??= JsonDocument.Parse(Text).RootElement;

    public JsonElement this[string name] => Json.GetProperty(name);

    /// <summary>The last part of the problem's type: <c>out-of-stock</c>.</summary>
    public string Problem => this["type"].GetString()!.Split('/')[^1];

    public string? ETag => Headers.ETag?.ToString();

    /// <summary>Fails with the whole answer when the status is another one.</summary>
    public ApiResponse ShouldBe(int status)
    {
        ((int)Status).ShouldBe(status, Text);
        return this;
    }

    /// <summary>The documented problem, with everything that every problem has.</summary>
    public ApiResponse ShouldBeProblem(int status, string type)
    {
        ShouldBe(status);
        ContentHeaders.ContentType?.MediaType.ShouldBe("application/problem+json");
        Problem.ShouldBe(type, Text);
        this["title"].GetString().ShouldNotBeNullOrEmpty();
        this["status"].GetInt32().ShouldBe(status);
        this["detail"].GetString().ShouldNotBeNullOrEmpty();
        this["traceId"].GetString().ShouldNotBeNullOrEmpty();
        return this;
    }

    /// <summary>A 422 that points at this field.</summary>
    public ApiResponse ShouldBeInvalid(string field)
    {
        ShouldBeProblem(422, "validation-failed");
        this["errors"].TryGetProperty(field, out _).ShouldBeTrue(Text);
        return this;
    }
}

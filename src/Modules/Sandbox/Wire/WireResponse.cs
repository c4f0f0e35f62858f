namespace ClickCart.Sandbox.Wire;

/// <summary>What the gateway or the carrier says back. <paramref name="Keep"/>: an idempotency key remembers it.</summary>
internal sealed record WireResponse(int Status, byte[] Body, bool Keep = true)
{
    private static readonly Dictionary<string, string> None = [];

    public IReadOnlyDictionary<string, string> Headers { get; init; } = None;

    public static WireResponse Json(int status, object shape, bool keep = true) => new(status, WireJson.Write(shape), keep);

    public WireResponse With(string header, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    /// <summary>
    /// Writes the answer; with <paramref name="cut"/> only half of the body that its Content-Length promises, and then the connection is aborted.
    /// </summary>
    public async Task WriteAsync(HttpContext http, bool cut)
    {
        var response = http.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        foreach (var (name, value) in Headers) response.Headers[name] = value;
        await response.Body.WriteAsync(cut ? Body.AsMemory(0, Body.Length / 2) : Body, http.RequestAborted);
        if (!cut) return;
        await response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
    }
}

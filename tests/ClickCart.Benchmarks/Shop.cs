using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ClickCart.Benchmarks;

/// <summary>What a shop answered.</summary>
internal sealed record ApiResponse(HttpStatusCode Status, JsonElement Json, string? ETag, string Path)
{
    public JsonElement this[string name] => Json.GetProperty(name);

    public bool Is(int status) => (int)Status == status;

    /// <summary>The last part of the problem's type, such as <c>out-of-stock</c>; null for anything else.</summary>
    public string? Problem => Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
        ? type.GetString()!.Split('/')[^1] : null;

    /// <exception cref="CommandException">It is another status.</exception>
    public ApiResponse Must(int status) => Is(status) ? this : throw new CommandException($"{Path} answered {(int)Status}: {Json}");
}

/// <summary>A client of the REST API. Busy answers (429, 503) and cut connections are tried again a few times, as a good client does.</summary>
internal sealed class Shop : IDisposable
{
    public const string AdminEmail = "admin@clickcart.local";
    private readonly HttpClient _http;
    private readonly string? _password;
    private readonly int _tries = 6;
    private string? _bearer;

    /// <param name="url">Where it is.</param>
    /// <param name="tries">How often a busy or broken answer is asked for, at most.</param>
    public Shop(Uri url, int tries = 6) => (_tries, _http) = (tries, new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2) })
    {
        BaseAddress = url,
        Timeout = TimeSpan.FromSeconds(100),
    });

    private Shop(HttpClient http, string password) => (_http, _password) = (http, password);

    /// <summary>How many answers were tried again.</summary>
    public int Retries { get; private set; }

    public async Task<Shop> AsAdminAsync(string password)
    {
        var admin = new Shop(_http, password);
        await admin.SignInAsync();
        return admin;
    }

    private async Task SignInAsync()
    {
        _bearer = null;
        var session = await SendAsync(HttpMethod.Post, "/sessions", new { email = AdminEmail, password = _password });
        _bearer = session.Is(200) ? session["accessToken"].GetString()
            : throw new CommandException($"{AdminEmail} cannot sign in with this password ({(int)session.Status}); use --password.");
    }

    public Task<ApiResponse> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Paths below <c>/api/v1</c>; those that begin with <c>~/</c> are taken from the root.</summary>
    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null,
        string? orderToken = null, string? csv = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path.StartsWith("~/", StringComparison.Ordinal) ? path[1..] : "/api/v1" + path);
            if (_bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _bearer);
            if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            if (orderToken is not null) request.Headers.TryAddWithoutValidation("X-Order-Token", orderToken);
            if (csv is not null) request.Content = new StringContent(csv, Encoding.UTF8, "text/csv");
            else if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
            // Only what may be sent twice without harm.
            var repeatable = method != HttpMethod.Post || key is not null;
            try
            {
                using var response = await _http.SendAsync(request);
                if (attempt < _tries && response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                {
                    Retries++;
                    await Task.Delay(response.Headers.RetryAfter?.Delta ?? TimeSpan.FromMilliseconds(100 * attempt));
                    continue;
                }
                if (response.StatusCode is HttpStatusCode.Unauthorized && _bearer is not null && attempt == 1)
                {
                    // Access tokens are short-lived; a replay is not.
                    await SignInAsync();
                    continue;
                }
                var bytes = await response.Content.ReadAsByteArrayAsync();
                var isJson = bytes.Length > 0 && response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true;
                return new(response.StatusCode, isJson ? JsonElement.Parse(bytes) : default, response.Headers.ETag?.ToString(), $"{method} {path}");
            }
            catch (HttpRequestException) when (repeatable && attempt < _tries)
            {
                Retries++;
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt));
            }
        }
    }

    /// <summary>Every item of a paged list.</summary>
    public async IAsyncEnumerable<JsonElement> ListAsync(string path)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string? cursor = null;
        do
        {
            var page = (await GetAsync($"{path}{separator}limit=100{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}")).Must(200);
            foreach (var item in page["items"].EnumerateArray()) yield return item;
            cursor = page["nextCursor"].GetString();
        }
        while (cursor is not null);
    }

    public void Dispose() => _http.Dispose();
}

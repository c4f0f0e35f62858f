using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.Options;

namespace ClickCart.Tests.Platform.Http;

/// <summary>
/// Every kind of malformed request at every route of the shop, found from the routes themselves: none is answered with a fault of ours, none takes long,
/// and no refusal speaks of our code.
/// </summary>
public sealed partial class MalformedRequestsTests(SharedShop shared) : ShopTest(shared)
{
    // Many times what any of them takes, so that a machine with much else to do passes, and a search that runs away does not.
    private static readonly TimeSpan Patience = Eventually.Patience * 0.9;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    })
    { Timeout = Eventually.Patience };

    /// <summary>
    /// One request of 59 is sent, of 307 where the database is a server: each kind of input comes to some of the routes, each route gets some of the
    /// inputs, and hardly any comes as far as the database. All of them take five minutes;
    /// <c>CLICKCART_TEST_ALL_MALFORMED=1</c> sends them.
    /// </summary>
    private readonly int _every = Environment.GetEnvironmentVariable("CLICKCART_TEST_ALL_MALFORMED") is not null ? 1
        : TestDatabase.Provider is DatabaseProvider.Sqlite ? 59 : 307;

    private readonly List<string> _wrong = [];
    private int _asked;
    private readonly Dictionary<string, string> _known = [];
    private Who _who = null!;

    /// <summary>The admin, as a client of the API and as a browser with a form open.</summary>
    private sealed record Who(string Token, string Cookies, string Form);

    /// <summary>Forms for a new password, filled in a hundred ways, would lock the admin out.</summary>
    protected override Task<Shop> StartAsync(SharedShop sharedShop) =>
        Shop.StartAsync(("Customers:LockOut:Failures", "1000000"), ("Customers:LockOut:FailuresAnywhere", "1000000"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _http.BaseAddress = Shop.ClientOptions.BaseAddress;
        var sku = await ProductAsync();
        var cart = await CartAsync(Guest, (sku, 1));
        var quote = await QuoteAsync(Guest, cart);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        _known["sku"] = sku;
        _known["/carts/{id}"] = cart;
        _known["quoteId"] = quote["id"].GetString()!;
        _known["/orders/{id}"] = order["id"].GetString()!;
        _known["/products/{id}"] = (await Admin.GetAsync($"/admin/products?q={sku}"))["items"][0].GetProperty("id").GetString()!;
        _known["code"] = (await Admin.PostAsync("/admin/coupons", new { code = "MALFORMED", percent = 10 })).ShouldBe(201)["code"].GetString()!;
        _known["module"] = "ordering";
        await SignInAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Addresses_and_headers()
    {
        foreach (var (method, route) in Routes())
        {
            foreach (var name in Asked(route))
                foreach (var text in Texts.Append(new string('(', 5000)))
                    await SendAsync(method, route, $"{name}={Short(text)}", query: $"{name}={Uri.EscapeDataString(text)}");
            foreach (var raw in Queries) await SendAsync(method, route, raw, query: raw);
            foreach (var part in route.RoutePattern.Parameters)
                foreach (var text in new[] { "%00", "%ff", "%C3%A9", "..%2f..%2f", "%27%22%3C", new string('a', 3000), "%20" })
                    await SendAsync(method, route, $"{part.Name} {Short(text)}", instead: (part.Name, text));
            foreach (var (header, value) in Headers) await SendAsync(method, route, $"{header}: {Short(value)}", header: (header, value));
        }
        _wrong.ShouldBeEmpty(string.Join('\n', _wrong));
    }

    [Fact]
    public async Task Bodies_of_the_api()
    {
        foreach (var (method, route) in Routes().Where(r => IsApi(r.Route) && r.Method is not "GET"))
        {
            foreach (var text in Broken) await SendAsync(method, route, "body " + Short(text), () => Json(text));
            await SendAsync(method, route, "no JSON", () => new StringContent("<x/>"));
            await SendAsync(method, route, "UTF-16", () => new StringContent("{}", Encoding.Unicode, "application/json"));
            await SendAsync(method, route, "no UTF-8", () => Of([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d], "application/json"));
            await SendAsync(method, route, "binary", () => Of([0, 1, 2, 255], "text/csv"));
            if (route.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type || type == typeof(string) || type == typeof(byte[])) continue;
            var members = new List<string>();
            var whole = Sample(type, members, "");
            foreach (var member in members)
                foreach (var json in Values)
                    await SendAsync(method, route, $"{member}: {Short(json)}", () => Json(With(whole, member, json)));
        }
        _wrong.ShouldBeEmpty(string.Join('\n', _wrong));
    }

    [Fact]
    public async Task Forms_of_pages()
    {
        foreach (var (method, route) in Routes().Where(r => r.Route.Metadata.GetMetadata<PageMetadata>() is not null && r.Method is not "GET"))
        {
            var fields = Fields(route);
            foreach (var field in fields)
                foreach (var text in Texts.Append(Long))
                    await SendAsync(method, route, $"{field}={Short(text)}", () => Form([.. fields.Select(f => (f, f == field ? text : "1"))]));
            await SendAsync(method, route, "1,100 fields", () => Form([.. Enumerable.Range(0, 1100).Select(i => ($"f{i}", "1"))]));
            var list = fields[0].Split('[')[0];
            await SendAsync(method, route, "1,000 rows", () => Form([.. Enumerable.Range(0, 1000).Select(i => ($"{list}[{i}].name", "1"))]));
            await SendAsync(method, route, "a long name", () => Form((new string('n', 4000), "1")));
            foreach (var type in Types) await SendAsync(method, route, type, () => Of("--b\r\n"u8.ToArray(), type), header: TokenAsHeader);
            foreach (var part in Parts)
                await SendAsync(method, route, Short(part), () => Of(Encoding.UTF8.GetBytes(part), "multipart/form-data; boundary=b"), header: TokenAsHeader);
            await SendAsync(method, route, "bad escapes", () => Of("a=%00+AGE-&%zz=%ff"u8.ToArray(), Types[^1]), header: TokenAsHeader);
        }
        _wrong.ShouldBeEmpty(string.Join('\n', _wrong));
    }

    private IEnumerable<(string Method, RouteEndpoint Route)> Routes() =>
        from route in Shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where !route.RoutePattern.RawText!.TrimStart('/').StartsWith("sandbox/", StringComparison.Ordinal) && method is not ("HEAD" or "OPTIONS")
        orderby route.RoutePattern.RawText, method
        select (method, route);

    /// <summary>Names that the address's query may hold.</summary>
    private static IEnumerable<string> Asked(RouteEndpoint route) =>
        (route.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
            .Where(p => (Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType) is var type
                && (type == typeof(string) || type == typeof(string[]) || type.IsPrimitive || type == typeof(DateTimeOffset) || type == typeof(decimal)))
            .Select(p => p.GetCustomAttribute<Microsoft.AspNetCore.Mvc.FromQueryAttribute>()?.Name ?? p.Name!)
            .Where(name => route.RoutePattern.GetParameter(name) is null);

    private async Task SendAsync(string method, RouteEndpoint route, string what, Func<HttpContent>? content = null, string? query = null,
        (string Name, string Value)? instead = null, (string Name, string Value)? header = null)
    {
        if (_asked++ % _every != 0) return;
        var (named, stop) = ($"{method} {route.RoutePattern.RawText} [{what}]", TestContext.Current.CancellationToken);
        var address = PathOf(route, instead) + (query is null ? "" : "?" + query);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_http.BaseAddress!, address)) { Content = content?.Invoke() };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", NewKey());
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (IsApi(route)) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _who.Token);
        else request.Headers.TryAddWithoutValidation("Cookie", _who.Cookies);
        if (header is var (name, value))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        var watch = Stopwatch.StartNew();
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            var status = (int)answer.StatusCode;
            var text = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(stop);
            if (status >= 500) _wrong.Add($"{named}: {status}");
            else if (status >= 400 && OurCode().Match(text) is { Success: true } said) _wrong.Add($"{named}: says {said.Value}");
            else if (watch.Elapsed > Patience) _wrong.Add($"{named}: took {watch.Elapsed}");
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            // The server hangs up on what it refuses while it is still being sent.
        }
        catch (TaskCanceledException)
        {
            _wrong.Add($"{named}: no answer");
        }
        if (method is not "GET" && EndsSessions().IsMatch(route.RoutePattern.RawText!)) await SignInAsync();
    }

    private (string Name, string Value) TokenAsHeader => ("RequestVerificationToken", _who.Form);

    private static bool IsApi(RouteEndpoint route) => route.RoutePattern.RawText!.StartsWith(Endpoints.ApiPrefix, StringComparison.Ordinal);

    private async Task SignInAsync()
    {
        var admin = await Shop.SignInAsync(Shop.AdminEmail, Shop.AdminPassword);
        using var browser = await Shop.OfficeAsync("/admin/tax-rates/new");
        var cookies = string.Join("; ", browser.Cookies.Select(c => $"{c.Name}={c.Value}"));
        _who = new(admin.Token!, cookies, browser.Page.QuerySelector("[name=_csrf]")!.GetAttribute("value")!);
    }

    private string PathOf(RouteEndpoint route, (string Name, string Value)? instead)
    {
        var known = "";
        return "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part =>
        {
            if (part is RoutePatternLiteralPart before) known += "/" + before.Content;
            return part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart p when instead is var (name, value) && name == p.Name => value,
                RoutePatternParameterPart { Name: "verb" } => "requeue",
                RoutePatternParameterPart p => _known.GetValueOrDefault(p.Name)
                    ?? _known.FirstOrDefault(k => k.Key == known[Math.Max(0, known.LastIndexOf('/'))..] + "/{id}").Value
                    ?? Guid.Empty.ToString(),
                _ => "",
            };
        }))));
    }

    /// <summary>A body that would do, as far as its types tell; <paramref name="members"/> gets what it holds.</summary>
    private string Sample(Type type, List<string> members, string at)
    {
        var options = Shop.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var info = options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (info.Type == typeof(Money)) return $$"""{"amount":{{Mark(at + ".amount", "1999")}},"currency":{{Mark(at + ".currency", "\"USD\"")}}}""";
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when at.Count(c => c == '.') < 4:
                return "{" + string.Join(',', info.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null)
                    .Select(p => $"\"{p.Name}\":{Mark($"{at}.{p.Name}", Sample(p.PropertyType, members, $"{at}.{p.Name}"))}")) + "}";
            case JsonTypeInfoKind.Enumerable:
                return $"[{Mark($"{at}.0", Sample(info.ElementType!, members, $"{at}.0"))}]";
            case JsonTypeInfoKind.Dictionary:
                return $$"""{"a":{{Mark($"{at}.a", "\"b\"")}}}""";
            default:
                return info.Type == typeof(string) ? "\"1\"" : info.Type.IsPrimitive || info.Type == typeof(decimal) ? info.Type == typeof(bool) ? "true" : "1"
                    : info.Type.IsValueType ? JsonSerializer.Serialize(Activator.CreateInstance(info.Type), info.Type, options) : "null";
        }

        // Marks are taken out when a body is sent; the one that is named is replaced with what stands in it.
        string Mark(string member, string json)
        {
            members.Add(member);
            return $"\u0001{member}\u0002{json}\u0003{member}\u0004";
        }
    }

    private static string With(string whole, string member, string json)
    {
        var (begin, end) = ($"\u0001{member}\u0002", $"\u0003{member}\u0004");
        var (from, to) = (whole.IndexOf(begin, StringComparison.Ordinal), whole.IndexOf(end, StringComparison.Ordinal) + end.Length);
        return Marks().Replace(whole[..from] + json + whole[to..], "");
    }

    private string[] Fields(RouteEndpoint route)
    {
        var form = (route.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
            .Select(p => p.ParameterType).FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Form<>));
        var members = new List<string>();
        if (form is not null) Sample(form.GetGenericArguments()[0], members, "");
        var named = members.Select(m => Rows().Replace(m.TrimStart('.').Replace(".amount", "", StringComparison.Ordinal), "[$1]")).ToList();
        return [.. named, "email", "shipTo.name", "shipTo.country", "address", "quote", "option", "quantity", "picture", "move", "before", "_version"];
    }

    private FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Append(("_csrf", _who.Form)).Append(("_key", NewKey())).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Of(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        if (type.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static string Short(string text) => text.Length > 40 ? $"{text[..40]}… ({text.Length})" : text;

    /// <summary>Almost as long as a body may be, and as costly to search for card numbers as a text can be.</summary>
    internal static readonly string Long = string.Concat(Enumerable.Repeat("4 1 ", 225_000));

    private static readonly string[] Texts =
    [
        "", "x", "-1", "1e400", "99999999999999999999", "9223372036854775807", "79228162514264337593543950335", "a\0b", "\u00e9\u65e5\r\n\t", "\ufeff\u200b",
        "'\"<>;--%_[", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "2026-02-30", "${jndi:x}{{x}}", "//evil.example/\u00e9", "../..", "true",
    ];

    private static readonly string[] Queries =
        ["limit=0&cursor=e30", "cursor=%25%25", "cursor=eyJJdGVtMSI6Ilx1MDAwMCJ9", "limit=1&limit=2", "%00=%00", "x=%ff%fe&%", "=&&&="];

    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "[null]", "\"\"", "\" \"", "\"x\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\u00e9\\r\\n\"", "-1", "0", "0.5", "1e400",
        "99999999999999999999", "9223372036854775807", "-9223372036854775808", "79228162514264337593543950335", "2147483647", "\"0001-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59.9999999Z\"", "{\"\\u0000\":\"x\"}", $"\"{Long}\"", $"[{string.Join(',', Enumerable.Repeat("null", 150_000))}]",
        $"[{string.Join(',', Enumerable.Repeat("{}", 150_000))}]",
    ];

    private static readonly string[] Broken =
    [
        "", " ", "{", "}", "[]", "null", "1", "\"text\"", "{\"a\"", "{'a':1}", "{\"a\":1,}", "{\"no-such-member\":1}", "{\"a\":1,\"a\":2}", "{\"\\u0000\":1}",
        "{\"\\ud800\":1}", new string('[', 5000), string.Concat(Enumerable.Repeat("{\"a\":", 5000)), $"{{\"{new string('n', 500_000)}\":1}}", $"\"{Long}\"",
    ];

    private static readonly string[] Types =
    [
        "", "text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=\"\u00e9",
        $"multipart/form-data; boundary={new string('b', 300)}", "application/x-www-form-urlencoded; charset=utf-7",
    ];

    private static readonly string[] Parts =
    [
        "--b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\0\r\n", "--b\r\nContent-Disposition: \u00e9\r\n\r\nx\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny", "--b--\r\n",
    ];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("If-Match", "x"), ("If-Match", "\"99999999999999999999\""), ("If-Match", "W/\"1\", \"2\""), ("If-None-Match", "x,,\"\","), ("Idempotency-Key", " "),
        ("Idempotency-Key", new string('k', 300)), ("X-Order-Token", new string('t', 8000)), ("X-Order-Token", "a\u00e9"), ("Authorization", "Bearer"),
        ("Authorization", "Basic x"), ("Authorization", "Bearer a\u00e9"), ("Cookie", new string('c', 8000)),
        ("Cookie", "cart=%00; session=x; flash=%%%; orders=AAAA; checkout=x; theme=%00; forms=x; ;=;"), ("Accept", "/;q=x"), ("Accept-Encoding", "br;q=9,;"),
        ("Last-Event-ID", "-1"), ("Last-Event-ID", "99999999999999999999"), ("Range", "bytes=9-1,-"), ("If-Modified-Since", "x"), ("Referer", "::"),
        ("X-Forwarded-For", "a\u00e9, ,"), ("X-Forwarded-Proto", "x\u00e9"), ("traceparent", "00-0-0-0"), ("X-Hmac-Signature", "hmac-sha256-hex=z"),
        ("Stripe-Signature", "t=99999999999999999999,v1=zz"),
    ];

    [GeneratedRegex(@"ClickCart\.[A-Z]|System\.[A-Z]|Microsoft\.[A-Z]|\.NET member|Nullable", RegexOptions.None, 1000)]
    private static partial Regex OurCode();

    [GeneratedRegex("/sessions(/current)?$|sign-out", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndsSessions();

    [GeneratedRegex("\u0001[^\u0002]*\u0002|\u0003[^\u0004]*\u0004", RegexOptions.None, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\.(?<row>[0-9]+)(?=\.|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows();
}

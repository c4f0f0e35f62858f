using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClickCart.Tests.Platform;

/// <summary>What linters of OpenAPI documents ask for, and that the document says what the endpoints do.</summary>
public sealed partial class ApiDocumentRulesTests(SharedShop shop) : ShopTest(shop)
{
    private sealed record Operation(string Path, string Method, JsonElement Json)
    {
        public override string ToString() => $"{Method} {Path}";

        public bool Takes(string parameter) =>
            Json.TryGetProperty("parameters", out var all) && all.EnumerateArray().Any(p => p.GetProperty("name").GetString() == parameter);

        public bool Answers(string status) => Json.GetProperty("responses").TryGetProperty(status, out _);
    }

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_a_summary_a_description_and_who_may_call_it()
    {
        var (document, operations) = await ReadAsync();
        operations.Select(o => o.Json.GetProperty("operationId").GetString()).ShouldBeUnique();
        foreach (var text in new[] { "operationId", "summary", "description" })
            operations.Where(o => string.IsNullOrWhiteSpace(o.Json.GetProperty(text).GetString())).ShouldBeEmpty(text);
        var schemes = document.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(s => s.Name).ToList();
        schemes.ShouldBe(["bearer", "orderToken"], ignoreOrder: true);
        foreach (var operation in operations)
        {
            var ways = operation.Json.GetProperty("security").EnumerateArray().ToList();
            ways.ShouldNotBeEmpty(operation.ToString());
            ways.SelectMany(w => w.EnumerateObject()).ShouldAllBe(w => schemes.Contains(w.Name));
            if (operation.Path.StartsWith("/api/v1/admin/", StringComparison.Ordinal)) ways.ShouldAllBe(w => w.EnumerateObject().Any());
        }
        document.GetProperty("servers").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Every_list_holds_items_of_its_own_and_every_schema_that_is_named_is_there_and_used()
    {
        var (document, _) = await ReadAsync();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var list in schemas.EnumerateObject().Where(s => s.Name.StartsWith("PagedResultOf", StringComparison.Ordinal)))
            list.Value.GetProperty("properties").GetProperty("items").GetProperty("items").GetProperty("$ref").GetString()
                .ShouldBe("#/components/schemas/" + list.Name["PagedResultOf".Length..]);
        var named = Reference().Matches(document.GetRawText()).Select(m => m.Groups["name"].Value).ToHashSet();
        var kept = document.GetProperty("components").EnumerateObject().Where(c => c.Name is not "securitySchemes")
            .SelectMany(c => c.Value.EnumerateObject().Select(o => $"{c.Name}/{o.Name}")).ToHashSet();
        named.Except(kept).ShouldBeEmpty("There is nothing of that name.");
        kept.Except(named).ShouldBeEmpty("Nothing names it.");
    }

    [Fact]
    public async Task Every_answer_is_described_and_every_operation_tells_its_refusals()
    {
        var (document, operations) = await ReadAsync();
        foreach (var operation in operations)
        {
            var answers = operation.Json.GetProperty("responses").EnumerateObject().ToList();
            answers.ShouldContain(a => a.Name.StartsWith('2'), operation.ToString());
            foreach (var status in new[] { "400", "429", "500", "503" }) operation.Answers(status).ShouldBeTrue($"{operation}: {status}");
            foreach (var answer in answers)
                (answer.Value.TryGetProperty("$ref", out _) || !string.IsNullOrWhiteSpace(answer.Value.GetProperty("description").GetString()))
                    .ShouldBeTrue($"{operation}: {answer.Name}");
            if (operation.Path.Contains('{', StringComparison.Ordinal)) operation.Answers("404").ShouldBeTrue(operation.ToString());
            if (operation.Json.TryGetProperty("requestBody", out _))
                operation.Answers("415").ShouldBe(!operation.Path.StartsWith("/api/v1/webhooks/", StringComparison.Ordinal), operation.ToString());
            if (operation.Answers("201"))
                operation.Json.GetProperty("responses").GetProperty("201").GetProperty("headers").TryGetProperty("Location", out _).ShouldBeTrue();
        }
        var responses = document.GetProperty("components").GetProperty("responses");
        foreach (var name in new[] { "TooManyRequests", "Unavailable" })
            responses.GetProperty(name).GetProperty("headers").TryGetProperty("Retry-After", out _).ShouldBeTrue(name);
    }

    [Fact]
    public async Task It_names_the_headers_and_the_paging_that_endpoints_ask_for()
    {
        var (_, operations) = await ReadAsync();
        var routes = Shop.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        foreach (var operation in operations)
        {
            var about = routes.Single(r => Constraint().Replace("/" + r.RoutePattern.RawText!.Trim('/'), "") == operation.Path
                && r.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(operation.Method.ToUpperInvariant())).Metadata;
            var takes = about.GetMetadata<MethodInfo>()!.GetParameters().Select(p => p.ParameterType).ToList();
            operation.Takes("Idempotency-Key").ShouldBe(about.GetMetadata<Endpoints.KeyedMetadata>() is not null, operation.ToString());
            operation.Takes("If-Match").ShouldBe(takes.Contains(typeof(IfMatch)) || takes.Contains(typeof(IfMatchWhenSent)), operation.ToString());
            operation.Answers("428").ShouldBe(takes.Contains(typeof(IfMatch)), operation.ToString());
            operation.Takes("limit").ShouldBe(takes.Contains(typeof(PageRequest)), operation.ToString());
            operation.Takes("cursor").ShouldBe(takes.Contains(typeof(PageRequest)), operation.ToString());
            operation.Takes("X-Order-Token").ShouldBe(operation.Path.StartsWith("/api/v1/orders/{", StringComparison.Ordinal), operation.ToString());
        }
        var product = operations.Single(o => o.ToString() == "get /api/v1/admin/products/{id}");
        product.Json.GetProperty("responses").GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _).ShouldBeTrue();
        product.Answers("304").ShouldBeTrue();
    }

    private async Task<(JsonElement Document, List<Operation> Operations)> ReadAsync()
    {
        var document = (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200).Json;
        return (document, [.. from path in document.GetProperty("paths").EnumerateObject()
                              from operation in path.Value.EnumerateObject()
                              select new Operation(path.Name, operation.Name, operation.Value)]);
    }

    [GeneratedRegex("\"#/components/(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(":[^{}]+(?=})", RegexOptions.None, 1000)]
    private static partial Regex Constraint();
}

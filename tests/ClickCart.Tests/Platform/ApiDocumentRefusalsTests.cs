using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ClickCart.Tests.Platform;

/// <summary>
/// That an operation lists what it can answer and nothing else: what follows from the request alone is tried on every one of them. What only its own rules
/// refuse, <see cref="UnlistedAnswers"/> compares in every test.
/// </summary>
public sealed class ApiDocumentRefusalsTests(SharedShop shop) : ShopTest(shop)
{
    private sealed record Operation(string Path, HttpMethod Method, JsonElement Json)
    {
        public bool Answers(int status) => Json.GetProperty("responses").TryGetProperty($"{status}", out _);

        public JsonElement Answer(int status) => Json.GetProperty("responses").GetProperty($"{status}");

        /// <summary>A way that leads to nothing that is there.</summary>
        public string Address => AddressOf($"{Guid.CreateVersion7()}");

        public string AddressOf(string id) => "~" + string.Join('/', Path.Split('/').Select(part => part.StartsWith('{') ? id : part));

        public string? Body => Json.TryGetProperty("requestBody", out var body) ? body.GetProperty("content").EnumerateObject().First().Name : null;

        public override string ToString() => $"{Method} {Path}";
    }

    public static TheoryData<int> Provoked => [400, 401, 403, 406, 413, 415, 428];

    [Theory, MemberData(nameof(Provoked))]
    public async Task What_a_request_provokes_is_answered_by_the_operations_that_list_it(int status)
    {
        var customer = (await Shop.CustomerAsync()).Client;
        var wrong = new List<string>();
        foreach (var operation in (await ReadAsync()).Where(o => o.Answers(status)))
        {
            var answer = await ProvokeAsync(operation, status, customer);
            if ((int)answer.Status != status) wrong.Add($"{operation} answers {(int)answer.Status}: {answer.Text}");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_a_404_where_one_is_listed()
    {
        var wrong = new List<string>();
        foreach (var operation in (await ReadAsync()).Where(o => o.Path.Contains('{', StringComparison.Ordinal) && o.Body is null))
        {
            // The list of an order that is nobody's may be empty; what is no id leads nowhere at all.
            var isThere = await Admin.SendAsync(operation.Method, operation.Address, key: NewKey(), ifMatch: "*") is { Status: not HttpStatusCode.NotFound }
                && await Admin.SendAsync(operation.Method, operation.AddressOf("none")) is { Status: not HttpStatusCode.NotFound };
            if (isThere) wrong.Add($"{operation}");
        }
        wrong.ShouldBeEmpty();
    }

    /// <summary>By their problems, so that a status is never listed without what makes it.</summary>
    [Theory]
    [InlineData("post /api/v1/orders", 409,
        "coupon-not-usable credit-changed gift-card-not-usable out-of-stock quote-expired quote-used request-in-progress total-changed")]
    [InlineData("post /api/v1/orders", 404, "not-found")]
    [InlineData("post /api/v1/orders", 429, "too-many-payments too-many-requests too-much-held")]
    [InlineData("post /api/v1/carts", 409, "")]
    [InlineData("post /api/v1/carts", 422, "")]
    [InlineData("post /api/v1/carts", 404, "")]
    [InlineData("post /api/v1/carts/{id}/quotes", 409, "coupon-not-usable")]
    [InlineData("post /api/v1/carts/{id}/quotes", 503, "carrier-unavailable database-busy")]
    [InlineData("put /api/v1/carts/{id}/items/{sku}", 409, "currency-mismatch")]
    [InlineData("put /api/v1/carts/{id}/coupon", 429, "too-many-coupons too-many-requests")]
    [InlineData("delete /api/v1/carts/{id}/coupon", 409, "")]
    [InlineData("put /api/v1/admin/products/{id}", 409, "sku-taken slug-taken")]
    [InlineData("post /api/v1/admin/products/{id}/archive", 409, "")]
    [InlineData("post /api/v1/admin/products/{id}/archive", 422, "")]
    [InlineData("post /api/v1/admin/orders/{id}/refunds", 409, "charge-disputed refund-exceeds-captured request-in-progress")]
    [InlineData("post /api/v1/admin/orders/{id}/refunds", 422, "idempotency-key-reused validation-failed")]
    [InlineData("post /api/v1/admin/stock/{sku}/adjustments", 400, "idempotency-key-required malformed-request")]
    [InlineData("post /api/v1/sessions", 401, "bad-credentials second-factor-required")]
    [InlineData("post /api/v1/accounts", 401, "")]
    [InlineData("get /api/v1/products", 422, "")]
    [InlineData("post /api/v1/webhooks/stripe", 409, "")]
    public async Task An_operation_lists_the_problems_that_are_its_own(string operation, int status, string types)
    {
        var document = (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200).Json;
        var found = (await ReadAsync()).Single(o => string.Equals($"{o}", operation, StringComparison.OrdinalIgnoreCase));
        var answer = found.Answers(status) ? found.Answer(status) : default;
        if (answer.ValueKind is not JsonValueKind.Undefined && answer.TryGetProperty("$ref", out var shared))
            answer = document.GetProperty("components").GetProperty("responses").GetProperty(shared.GetString()!.Split('/')[^1]);
        List<string> listed = [];
        if (answer.ValueKind is not JsonValueKind.Undefined)
            listed.AddRange(answer.GetProperty("content").GetProperty("application/problem+json").GetProperty("examples").EnumerateObject().Select(e => e.Name));
        listed.Order(StringComparer.Ordinal).ShouldBe(types.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task<ApiResponse> ProvokeAsync(Operation operation, int status, Client customer) => status switch
    {
        400 => await Admin.SendAsync(operation.Method, operation.Address + "?sku=%00", header: ("X-Hmac-Signature", "x")),
        401 when operation.Path is "/api/v1/sessions" && operation.Body is not null =>
            await Guest.PostAsync("/sessions", new { email = "nobody@example.com", password = "wrong" }),
        401 when operation.Path is "/api/v1/sessions/refresh" => await Guest.PostAsync("/sessions/refresh", new { refreshToken = "none" }),
        401 => await Guest.SendAsync(operation.Method, operation.Address, header: ("Authorization", "Bearer none")),
        403 => await customer.SendAsync(operation.Method, operation.Address),
        406 => await Admin.SendAsync(operation.Method, operation.Address, header: ("Accept", "image/gif")),
        413 => await Admin.SendAsync(operation.Method, operation.Address, key: NewKey(), ifMatch: "*", content: new Heavy(operation.Body!)),
        415 => await Admin.SendAsync(operation.Method, operation.Address, key: NewKey(), ifMatch: "*", content: Content("application/x-none")),
        428 => await Admin.SendAsync(operation.Method, operation.Address, key: NewKey(), content: operation.Body is { } type ? Content(type) : null),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static ByteArrayContent Content(string type)
    {
        var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }

    /// <summary>More than any address takes. It is refused by its announced length, before any of it is sent.</summary>
    private sealed class Heavy : HttpContent
    {
        public Heavy(string type) => Headers.ContentType = new MediaTypeHeaderValue(type);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new InvalidOperationException("The server wants a body that is larger than it takes.");

        protected override bool TryComputeLength(out long length)
        {
            length = 1_000_000_000;
            return true;
        }
    }

    private async Task<List<Operation>> ReadAsync() =>
        [.. from path in (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200)["paths"].EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select new Operation(path.Name, new(operation.Name.ToUpperInvariant()), operation.Value)];
}

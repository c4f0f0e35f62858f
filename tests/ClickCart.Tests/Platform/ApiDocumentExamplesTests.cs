using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClickCart.Platform.Http;

namespace ClickCart.Tests.Platform;

/// <summary>Every operation shows a body and an answer, every problem itself; each is what its schema says, and the amounts add up.</summary>
public sealed class ApiDocumentExamplesTests(SharedShop shop) : ShopTest(shop)
{
    private sealed record Shown(string Place, JsonElement Schema, JsonElement Value);

    [Fact]
    public async Task Every_body_and_every_answer_has_an_example()
    {
        var document = await ReadAsync();
        var without = from media in Media(document)
                      where media.Content.TryGetProperty("schema", out _) && !media.Type.StartsWith("image/", StringComparison.Ordinal) && media.Type != "application/pdf"
                      where !media.Content.TryGetProperty("examples", out _)
                      select media.Place;
        without.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_example_is_what_its_schema_says()
    {
        var document = await ReadAsync();
        var wrong = Examples(document).SelectMany(e => Flaws(document, e.Schema, e.Value, e.Place)).ToList();
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_text_of_an_example_is_named_by_a_module()
    {
        var unnamed = Examples(await ReadAsync()).Where(e => e.Value.GetRawText().Contains(ApiExamples.Unnamed, StringComparison.Ordinal)).Select(e => e.Place);
        unnamed.ShouldBeEmpty("Give the member a value in ApiExamples.json of the module that it belongs to.");
    }

    [Fact]
    public async Task Every_type_of_problem_that_the_api_answers_has_an_example_with_its_status()
    {
        var examples = (await ReadAsync()).GetProperty("components").GetProperty("examples");
        // Of pages alone; any address may be asked by a method that it does not take.
        string[] elsewhere = ["cart-empty", "form-expired", "method-not-allowed", "passkey-refused", "too-many-passkeys"];
        var missing = Shop.Services.GetServices<ProblemHelp>().Select(h => h.Type).Except(elsewhere)
            .Where(type => !examples.TryGetProperty(type, out var shown)
                || shown.GetProperty("value").GetProperty("type").GetString() != $"/problems/{type}"
                || shown.GetProperty("value").GetProperty("status").GetInt32() < 400);
        missing.ShouldBeEmpty("Give its ProblemHelp an example, and the endpoints that answer it .Refuses(...).");
    }

    [Fact]
    public async Task The_amounts_of_cart_quote_and_order_add_up()
    {
        var examples = (await ReadAsync()).GetProperty("components").GetProperty("examples");
        JsonElement Of(string name) => examples.GetProperty(name).GetProperty("value");
        static long Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetInt64();
        static long Sum(JsonElement list, string name) => list.EnumerateArray().Sum(line => Amount(line, name));

        var cart = Of("CartResponse");
        Sum(cart.GetProperty("items"), "lineTotal").ShouldBe(Amount(cart, "subtotal"));
        var quote = Of("QuoteResponse");
        foreach (var name in new[] { "discount", "tax" }) Sum(quote.GetProperty("lines"), name).ShouldBe(Amount(quote, name));
        foreach (var option in quote.GetProperty("shippingOptions").EnumerateArray())
            Amount(option, "total").ShouldBe(Amount(quote, "subtotal") - Amount(quote, "discount") + Amount(quote, "tax")
                + Amount(option, "price") + Amount(option, "tax"));
        var order = Of("OrderResponse");
        Amount(order, "total").ShouldBe(Amount(order, "subtotal") - Amount(order, "discount") + Amount(order, "shipping") + Amount(order, "tax"));
        Sum(order.GetProperty("lines"), "total").ShouldBe(Amount(order, "subtotal") - Amount(order, "discount") + Sum(order.GetProperty("lines"), "tax"));
        Sum(order.GetProperty("taxes"), "amount").ShouldBe(Amount(order, "tax"));
        Amount(Of("PlaceOrderRequest"), "expectedTotal").ShouldBe(Amount(order, "total"));
    }

    [Theory]
    [InlineData("/admin/products/export", "exportProducts-csv")]
    [InlineData("/admin/orders/export", "exportOrders-csv")]
    public async Task A_table_s_example_has_the_columns_of_the_table(string export, string example)
    {
        var text = (await ReadAsync()).GetProperty("components").GetProperty("examples").GetProperty(example).GetProperty("value").GetString()!;
        var served = (await Admin.GetAsync(export)).ShouldBe(200).Text.TrimStart('\uFEFF');
        text.Split("\r\n")[0].ShouldBe(served.Split("\r\n")[0]);
    }

    private async Task<JsonElement> ReadAsync() => (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200).Json;

    private static IEnumerable<(string Place, string Type, JsonElement Content)> Media(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        from holder in operation.Value.GetProperty("responses").EnumerateObject().Select(r => (r.Name, Of: Resolved(document, r.Value)))
            .Concat(operation.Value.TryGetProperty("requestBody", out var body) ? [("body", body)] : [])
        where holder.Of.TryGetProperty("content", out _)
        from media in holder.Of.GetProperty("content").EnumerateObject()
        select ($"{operation.Name} {path.Name} {holder.Name} {media.Name}", media.Name, media.Value);

    private static IEnumerable<Shown> Examples(JsonElement document) =>
        from media in Media(document)
        where media.Content.TryGetProperty("examples", out _)
        from example in media.Content.GetProperty("examples").EnumerateObject()
        select new Shown($"{media.Place} {example.Name}", media.Content.GetProperty("schema"), Resolved(document, example.Value).GetProperty("value"));

    private static JsonElement Resolved(JsonElement document, JsonElement element) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty("$ref", out var name)
            ? name.GetString()!.Split('/')[1..].Aggregate(document, (at, part) => at.GetProperty(part))
            : element;

    /// <summary>As much of JSON Schema as the document uses.</summary>
    private static IEnumerable<string> Flaws(JsonElement document, JsonElement unresolved, JsonElement value, string place)
    {
        var schema = Resolved(document, unresolved);
        if (schema.TryGetProperty("oneOf", out var ways))
        {
            if (ways.EnumerateArray().All(way => Flaws(document, way, value, place).Any())) yield return $"{place}: {value} is none of {ways}";
            yield break;
        }
        if (schema.TryGetProperty("enum", out var allowed) && allowed.EnumerateArray().All(a => a.GetRawText() != value.GetRawText()))
            yield return $"{place}: {value} is none of {allowed}";
        if (schema.TryGetProperty("type", out var types) && !Kinds(value).Any(kind => types.ValueKind is JsonValueKind.Array
            ? types.EnumerateArray().Any(t => t.ValueEquals(kind))
            : types.ValueEquals(kind)))
            yield return $"{place}: {value} is no {types}";
        if (value.ValueKind is JsonValueKind.String && !HasForm(schema, value.GetString()!)) yield return $"{place}: {value} has another form than {schema}";
        if (value.ValueKind is JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var flaw in value.EnumerateArray().SelectMany((item, at) => Flaws(document, items, item, $"{place}[{at}]"))) yield return flaw;
        if (value.ValueKind is not JsonValueKind.Object) yield break;
        foreach (var missing in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!) : [])
            if (!value.TryGetProperty(missing, out _)) yield return $"{place}: {missing} is missing";
        foreach (var member in value.EnumerateObject())
        {
            var isKnown = schema.TryGetProperty("properties", out var known) & (known.ValueKind is JsonValueKind.Object && known.TryGetProperty(member.Name, out known));
            if (isKnown)
                foreach (var flaw in Flaws(document, known, member.Value, $"{place}.{member.Name}")) yield return flaw;
            else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind is JsonValueKind.False)
                yield return $"{place}: there is no {member.Name}";
        }
    }

    private static string[] Kinds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => ["null"],
        JsonValueKind.String => ["string"],
        JsonValueKind.Array => ["array"],
        JsonValueKind.Object => ["object"],
        JsonValueKind.Number => value.TryGetInt64(out _) ? ["integer", "number"] : ["number"],
        _ => ["boolean"],
    };

    private static bool HasForm(JsonElement schema, string text) =>
        (!schema.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)))
        && (schema.TryGetProperty("format", out var format) ? format.GetString() : "") switch
        {
            "uuid" => Guid.TryParse(text, out _),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
}

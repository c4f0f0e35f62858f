using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FluentValidation.Validators;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClickCart.Platform.Http;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDocument
{
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) ?? false;
        var named = new ConcurrentDictionary<string, Type>(StringComparer.Ordinal);
        options.CreateSchemaReferenceId = type => NameOf(type, named);
        options.AddDocumentTransformer((document, context, _) =>
        {
            const string about = "Order management for online shops: catalogue, stock, carts, orders, payments, shipments.";
            document.Info = new() { Title = "ClickCart", Version = "v1", Description = about };
            document.Servers = [new() { Url = "/", Description = "This shop." }];
            ApiOperations.Finish(document, context.ApplicationServices);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(ApiOperations.DescribeAsync);
        options.AddSchemaTransformer(async (schema, context, ct) =>
        {
            var type = context.JsonTypeInfo;
            if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && schema.Items is null)
                schema.Items = await OfMemberAsync(element, context, ct);
            if (type is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value } && schema.AdditionalProperties is null)
                schema.AdditionalProperties = await OfMemberAsync(value, context, ct);
            // Texts, times and money have converters of our own, of which the generator knows nothing.
            if (type.Type == typeof(DateTimeOffset)) schema.Type ??= JsonSchemaType.String;
            if (type.Type == typeof(DateTimeOffset?)) schema.Type ??= JsonSchemaType.String | JsonSchemaType.Null;
            if (type.Type == typeof(string))
                schema.Type ??= context.JsonPropertyInfo?.IsGetNullable is true ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            if (type.Type == typeof(Money)) DescribeMoney(schema);
            if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) == typeof(DayOrTime)) DescribeDayOrTime(schema);
            // Of what may be missing the member says so; the words are the same for all members.
            if (schema.Enum is { } words) schema.Enum = [.. words.Where(w => w is not null && !w.IsJsonNullSentinel())];
            if (type.Kind is JsonTypeInfoKind.Object) SayWhatIsRequired(schema, type, context.ApplicationServices);
        });
    });

    /// <summary>What a list or a map holds, where our converters keep it from the generator.</summary>
    private static async Task<IOpenApiSchema> OfMemberAsync(Type type, OpenApiSchemaTransformerContext context, CancellationToken ct) => type == typeof(string)
        ? new OpenApiSchema { Type = JsonSchemaType.String }
        : type == typeof(Money) && context.Document is { } document ? new OpenApiSchemaReference(nameof(Money), document)
        : await context.GetOrCreateSchemaAsync(type, cancellationToken: ct);

    /// <summary>
    /// Records in slices are called Request, Response and Item everywhere: the slice's name goes before, also in the name of a list of them.
    /// </summary>
    /// <exception cref="InvalidOperationException">Two types have one name, so that the document would tell clients of one where the other is.</exception>
    private static string? NameOf(JsonTypeInfo info, ConcurrentDictionary<string, Type> named)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null) return null;
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = NameOf(type);
        return named.GetOrAdd(name, type) is var other && other == type
            ? name
            : throw new InvalidOperationException($"{type} and {other} are both called {name} in the API's document.");
    }

    private static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}"
        : type.DeclaringType is { } slice ? slice.Name + type.Name
        : type.Name;

    /// <summary>Members of a request are all nullable, so that its validator can say what is missing: what it asks for is required, the rest is not.</summary>
    private static void SayWhatIsRequired(OpenApiSchema schema, JsonTypeInfo type, IServiceProvider services)
    {
        var asked = services.GetService(typeof(IValidator<>).MakeGenericType(type.Type)) is IValidator validator
            ? MissedIn(type, validator).Concat(validator.CreateDescriptor().Rules
                .Where(r => !r.HasCondition && r.Components.Any(c => c.Validator is INotNullValidator or INotEmptyValidator && !c.HasCondition))
                .Select(r => r.PropertyName))
            : [];
        var required = asked.ToHashSet(StringComparer.OrdinalIgnoreCase);
        schema.Required ??= new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in type.Properties.Where(p => p.IsGetNullable && schema.Properties?.ContainsKey(p.Name) is true))
        {
            if (!required.Contains(member.Name))
            {
                schema.Required.Remove(member.Name);
                continue;
            }
            schema.Required.Add(member.Name);
            if (schema.Properties?[member.Name] is OpenApiSchema field)
                field.Type = member.PropertyType == typeof(string) ? JsonSchemaType.String : field.Type & ~JsonSchemaType.Null;
        }
    }

    /// <summary>
    /// What a validator misses in a body, whether nothing or something stands in the others: not every rule shows what it asks for, and some ask for a
    /// member only beside another.
    /// </summary>
    private static List<string> MissedIn(JsonTypeInfo type, IValidator validator)
    {
        try
        {
            return type.Properties.Where(p => p.IsGetNullable).Select(p => p.Name)
                .Where(name => IsMissed(name, "{}") && IsMissed(name, LittleBeside(name))).ToList();
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            // Some member must be there for it to be read at all, which the schema says by itself.
            return [];
        }

        bool IsMissed(string name, string body) => JsonSerializer.Deserialize(body, type) is { } read
            && validator.Validate(new ValidationContext<object>(read)).Errors.Exists(e => e.PropertyName.Equals(name, StringComparison.OrdinalIgnoreCase));

        string LittleBeside(string name) => "{" + string.Join(',',
            from member in type.Properties
            where member.Name != name && (member.Set is not null || member.AssociatedParameter is not null)
            let json = LittleOf(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType)
            where json is not null
            select $"\"{member.Name}\":{json}") + "}";
    }

    /// <summary>Hong Kong has no postal codes and no states; what costs nothing needs no card.</summary>
    private static string? LittleOf(Type type) => type == typeof(string) ? "\"HK\"" : type == typeof(bool) ? "true"
        : type == typeof(Money) ? """{"amount":0,"currency":"USD"}"""
        : type == typeof(int) || type == typeof(long) || type == typeof(decimal) ? "0" : null;

    private static void DescribeMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Description = "Minor units (cents) of a currency.";
        schema.Required = new HashSet<string>(StringComparer.Ordinal) { "amount", "currency" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["amount"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$", Description = "ISO 4217." },
        };
    }

    private static void DescribeDayOrTime(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.Description = $"What is meant is {DayOrTime.Sorts}. A day is the whole of it in the shop's time zone.";
    }

    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}

/// <summary>What the help page at <c>/problems/{Type}</c> says: what happened, and what to do about it. Modules register theirs.</summary>
/// <param name="Type">Its stable name.</param>
/// <param name="Help">Sentences for whoever met it.</param>
/// <param name="Example">For the API's document, of the problems that the API answers; null for those that only pages show.</param>
public sealed record ProblemHelp(string Type, string Help, Error? Example = null)
{
    /// <summary>Of the problems that any address may answer.</summary>
    internal static readonly IReadOnlyList<ProblemHelp> Common =
    [
        new("malformed-request", "The request could not be read: a header, an address or the body is not written as it must be. Its detail says where.",
            Error.Malformed("limit is a number from 1 to 100.")),
        new("unauthenticated", "Sign in, and send the access token as Authorization: Bearer. A token lives 30 minutes; refresh it when it has run out.",
            Problems.OfStatus(401)),
        new("forbidden", "You are signed in, but your role may not do this.",
            Problems.OfStatus(403)),
        new("not-found", "There is nothing at this address, or it belongs to somebody else.",
            Error.NotFound("order")),
        new("method-not-allowed", "The address exists, but does not take this method. The header Allow names those that it takes."),
        new("not-acceptable", "The address cannot answer in any of the forms that the header Accept names.",
            new((ErrorKind)406, "not-acceptable", "This address answers with application/json.")),
        new("request-in-progress", "A request with the same Idempotency-Key is still being worked on. Send it again a moment later: you get the answer of the first.",
            Error.Conflict("request-in-progress", "The first request with this Idempotency-Key is still running. Ask again in a moment.")),
        new("idempotency-key-reused", "The Idempotency-Key was used for another request. Take a new key for each thing that you want done.",
            new(ErrorKind.Invalid, "idempotency-key-reused", "This Idempotency-Key came before with another request. A new request needs a new key.")),
        new("idempotency-key-required", "This address changes something that must not happen twice. Send an Idempotency-Key of your own, and the same one when you repeat.",
            new(ErrorKind.Malformed, "idempotency-key-required", "This request needs an Idempotency-Key header, so that sending it twice does not do it twice.")),
        new("stale-version", "Somebody changed it since you read it. Read it again, and repeat your change with the new ETag in If-Match.",
            Error.Stale),
        new("precondition-required", "Send If-Match with the ETag that you read, so that nobody's change is overwritten unseen.",
            new(ErrorKind.PreconditionRequired, "precondition-required", "Send If-Match with the ETag of the version that you are changing.")),
        new("form-expired", "The form stood open for too long, or cookies are off. Open the page again; what you typed is kept."),
        new("too-large", "The body is larger than the address takes: 1 MB, unless its description says otherwise.",
            Problems.OfStatus(413)),
        new("unsupported-media-type", "Send the body in a form that the address takes, and name it in Content-Type; most take application/json.",
            Problems.OfStatus(415)),
        new("validation-failed", "Some fields are missing or wrong. The member errors says which, and what would be right.",
            Error.Invalid("shipTo.postalCode", "Enter the ZIP code, such as 94107.")),
        new("too-many-requests", "There were too many requests in a short time. Wait as many seconds as the header Retry-After says.",
            Problems.OfStatus(429)),
        new("too-many-payments", "So many payments are tried from one address, or for one order, only by who tests cards that are not theirs. Retry-After says how long to wait.",
            Guards.RefusalOf(Guards.Payments)),
        new("too-many-coupons", "So many coupon codes are tried from one address only by who guesses them. Wait as many seconds as the header Retry-After says.",
            Guards.RefusalOf(Guards.Coupons)),
        new("too-many-streams", "A client address may hold a limited number of live streams open. Close those that nobody looks at, then open this one again.",
            Guards.RefusalOf(Guards.Streams)),
        new("database-busy", "The database is busy or away. Nothing was changed; try again after as many seconds as the header Retry-After says.",
            new(ErrorKind.Unavailable, "database-busy", "The database is busy or away. Nothing was changed; try again shortly.")),
        new("internal-error", "The fault is on our side. Nothing is lost: repeat the request with the same Idempotency-Key. The trace id helps to find the cause.",
            new((ErrorKind)500, "internal-error", "Something went wrong on our side. The trace id helps us find it.")),
    ];
}

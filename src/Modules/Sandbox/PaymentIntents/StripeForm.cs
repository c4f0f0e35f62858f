using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>A call's parameters, a form's or the query's, nested by brackets (<c>metadata[order_id]=7</c>, <c>expand[]=…</c>, <c>expand[0]=…</c>).</summary>
internal sealed class StripeForm(IEnumerable<KeyValuePair<string, StringValues>> pairs)
{
    private readonly List<KeyValuePair<string, string>> _pairs = [.. pairs.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")))];

    public static async Task<StripeForm> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(request.Method)) return new(request.Query);
        if (request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null)) return new([]);
        if (!request.HasFormContentType)
            throw StripeApiException.Unreadable("Invalid request (check that your POST content type is application/x-www-form-urlencoded).");
        try
        {
            return new(await request.ReadFormAsync(ct));
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            throw StripeApiException.Unreadable("The request body is not a readable form.");
        }
    }

    /// <summary>The value, or null when absent; an empty value is one (it unsets).</summary>
    public string? this[string name] => _pairs.FindLast(p => p.Key == name).Value;

    public string? Filled(string name) => this[name] is { Length: > 0 } value ? value : null;

    public string Required(string name) => Filled(name) ?? throw StripeApiException.Missing(name);

    public long? Integer(string name) => Filled(name) is not { } text ? null
        : long.TryParse(text, out var number) ? number
        : throw StripeApiException.Invalid(name, $"Invalid integer: {text}", "parameter_invalid_integer");

    /// <summary>A whole amount of at least one minor unit.</summary>
    public long? Amount(string name) => Integer(name) is not { } amount ? null
        : amount >= 1 ? amount
        : throw StripeApiException.Invalid(name, "This value must be greater than or equal to 1.", "parameter_invalid_integer");

    public bool Flag(string name) => Filled(name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw StripeApiException.Invalid(name, $"Invalid boolean: {other}"),
    };

    public string? OneOf(string name, params string[] allowed) => Filled(name) is not { } value ? null
        : allowed.Contains(value) ? value
        : throw StripeApiException.Invalid(name, $"Invalid {name}: must be one of {string.Join(", ", allowed)}");

    public string? Url(string name) => Filled(name) is not { } url ? null
        : Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https") ? url
        : throw StripeApiException.Invalid(name, "Not a valid URL: an absolute http or https address is needed.", "url_invalid");

    /// <summary>The values of <c>name[]</c>, <c>name[0]</c>, …</summary>
    public IReadOnlyList<string> List(string name) =>
        [.. _pairs.Where(p => p.Key == name || p.Key.StartsWith(name + "[", StringComparison.Ordinal)).Select(p => p.Value)];

    /// <summary>The entries of <c>metadata[key]</c>, or of another map: at most 50, keys of 40 and values of 500 characters.</summary>
    public Dictionary<string, string> Metadata(string name = "metadata")
    {
        var prefix = name + "[";
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, value) in _pairs.Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal) && p.Key.EndsWith(']')))
        {
            var key = field[prefix.Length..^1];
            if (key.Length is 0 or > 40) throw StripeApiException.Invalid("metadata", "Metadata keys must be between 1 and 40 characters long.");
            if (value.Length > 500) throw StripeApiException.Invalid($"metadata[{key}]", "Metadata values must be 500 characters or less.");
            map[key] = value;
        }
        return map.Count <= 50 ? map : throw StripeApiException.Invalid("metadata", "Metadata can hold at most 50 keys.");
    }

    /// <summary>Refuses every parameter whose first name is not among these.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in _pairs)
        {
            var root = name.Split('[', 2)[0];
            if (root != "expand" && !names.Contains(root)) throw StripeApiException.Unknown(name);
        }
    }

    /// <summary>What an idempotency key is bound to: the route and all parameters, in whatever order they came.</summary>
    public string Fingerprint(string route)
    {
        var canonical = string.Join('\n', _pairs.Select(p => $"{p.Key}={p.Value}").Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{route}\n{canonical}")));
    }
}

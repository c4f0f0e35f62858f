using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClickCart.Platform.Http;

/// <summary>What the framework says of a request that it could not read, in sentences of ours: its own name the types and parameters of our code.</summary>
internal static partial class BindingErrors
{
    /// <summary>As much of what was sent as a sentence repeats.</summary>
    private const int Most = 100;

    private const string NoBody = "This request needs a JSON body.";

    /// <summary>Of the server itself: a body that breaks off, or that comes too slowly (408).</summary>
    private static readonly Error Unreadable = Error.Malformed("The request could not be read: it breaks off, comes too slowly or is not as HTTP wants it.");

    public static Error Of(BadHttpRequestException bad) =>
        bad.StatusCode != StatusCodes.Status400BadRequest ? Problems.OfStatus(bad.StatusCode) ?? Unreadable with { Kind = (ErrorKind)bad.StatusCode }
        : bad.InnerException is JsonException json ? Error.Malformed(Sentence(json))
        : Parameter().Match(bad.Message) is { Success: true } found ? Error.Malformed(Sentence(found))
        : ImplicitBody().IsMatch(bad.Message) ? Error.Malformed(NoBody)
        : Unreadable;

    private static string Sentence(Match parameter)
    {
        var name = parameter.Groups["name"].Value;
        if (parameter.Groups["source"] is { Success: true } source) return source.Value == "body" ? NoBody : $"{name} is missing.";
        return NotA(parameter.Groups["type"].Value.Replace("Nullable<", "", StringComparison.Ordinal).TrimEnd('>', '?'), name);
    }

    private static string NotA(string type, string name) => $"{name} is not " + type switch
    {
        "Guid" => "an id.",
        "int" or "long" or nameof(Int32) or nameof(Int64) => "a whole number that fits.",
        "decimal" or "double" or nameof(Decimal) or nameof(Double) => "a number that fits.",
        "bool" or nameof(Boolean) => "true or false.",
        "DateTimeOffset" or "DateTime" => "a time, such as 2026-11-29T12:00:00Z.",
        _ => "a value that this address knows.",
    };

    /// <summary>Which parameter that may be missing was sent and could not be read.</summary>
    public static Error Unread(ParameterInfo[] parameters, EndpointFilterInvocationContext call)
    {
        var request = call.HttpContext.Request;
        for (var i = 0; i < parameters.Length; i++)
        {
            var (name, type) = (parameters[i].Name!, Nullable.GetUnderlyingType(parameters[i].ParameterType));
            if (type is not null && call.Arguments[i] is null && (request.RouteValues.ContainsKey(name) || request.Query.ContainsKey(name)))
                return Error.Malformed(NotA(type.Name, name));
        }
        return Unreadable;
    }

    private static string Sentence(JsonException json)
    {
        if (json.InnerException is JsonException) return $"The body is not JSON: it goes wrong or breaks off in line {json.LineNumber + 1}.";
        var message = json.Message.Split(" Path:")[0];
        var what = Unmapped().Match(message) is { Success: true } unmapped ? $"there is no member '{Short(unmapped.Groups["name"].Value)}'."
            : message.StartsWith("Duplicate property", StringComparison.Ordinal) ? "a member of one name comes twice."
            // All others of the framework's name a type; those of our converters do not.
            : message.Contains("converted to", StringComparison.Ordinal) || message.Contains("type '", StringComparison.Ordinal)
                ? "the value is not of the type that belongs there."
            : message;
        return $"The JSON body is wrong at {Short(json.Path ?? "$")} (line {json.LineNumber + 1}): {what}";
    }

    private static string Short(string text) => text.Length > Most ? text[..Most] + "…" : text;

    [GeneratedRegex("^(?:Failed to bind|Required) parameter \"(?<type>[^\"]*) (?<name>\\w+)\" (?:was not provided from (?<source>\\w+)|from)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex("^Implicit body", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ImplicitBody();

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
        | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Unmapped();
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ClickCart.Web.Forms;

/// <summary>
/// A plain HTML form read as a slice's request. Fields are named by JSON path (<c>shipTo.postalCode</c>, <c>lines[0].sku</c>); money is a decimal
/// number with its currency beside it (<c>price</c>, <c>price.currency</c>); empty fields are missing ones, rows that are empty or whose
/// <c>remove</c> is ticked (<c>lines[0].remove</c>) left out. What cannot be read is refused with 422.
/// </summary>
public sealed class Form<TRequest>
{
    private readonly TRequest? _request;
    private readonly Error? _error;
    private readonly IReadOnlyDictionary<string, string> _rows;

    private Form(TRequest? request, Error? error, IReadOnlyDictionary<string, string> rows) => (_request, _error, _rows) = (request, error, rows);

    public static async ValueTask<Form<TRequest>?> BindAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) throw new ProblemException(Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType)!);
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var reader = new FormReader(
            await http.Request.ReadFormAsync(http.RequestAborted), json, http.RequestServices.GetRequiredService<ShopTime>());
        var node = reader.Read(typeof(TRequest), "") ?? new JsonObject();
        if (reader.Errors.Count > 0) return new(default, Error.Invalid(reader.Errors), reader.Rows);
        try
        {
            return new(node.Deserialize<TRequest>(json), null, reader.Rows);
        }
        catch (JsonException unfit)
        {
            // A list of what is no text, or the name in a row of names and values.
            return new(default, Error.Invalid(unfit.Path?.TrimStart('$', '.') ?? "", "This is not what belongs there."), reader.Rows);
        }
    }

    /// <summary>Passes the request on; one that could not be read is refused as a validator would.</summary>
    public async Task<Result<T>> Send<T>(Func<TRequest, Task<Result<T>>> send)
    {
        if (_error is not null) return _error;
        var answer = await send(_request!);
        return answer.Error is { } error ? AsTyped(error) : answer;
    }

    /// <inheritdoc cref="Send{T}"/>
    public async Task<Result> Send(Func<TRequest, Task<Result>> send)
    {
        if (_error is not null) return _error;
        var answer = await send(_request!);
        return answer.Error is { } error ? AsTyped(error) : answer;
    }

    /// <summary>Where rows were left out, the validator's <c>lines[1]</c> may be the page's <c>lines[2]</c>.</summary>
    private Error AsTyped(Error error)
    {
        if (_rows.Count == 0 || error.Extensions?.GetValueOrDefault("errors") is not IReadOnlyDictionary<string, string[]> errors) return error;
        return error.With("errors", errors.ToDictionary(e => Typed(e.Key), e => e.Value));

        string Typed(string field) =>
            _rows.FirstOrDefault(r => field.StartsWith(r.Key, StringComparison.OrdinalIgnoreCase)) is { Key: { } row, Value: var typed }
                ? typed + field[row.Length..]
                : field;
    }
}

/// <summary>Turns a form's fields into the JSON that a client would have sent, guided by the type asked for.</summary>
internal sealed class FormReader(IFormCollection form, JsonSerializerOptions json, ShopTime shop)
{
    public Dictionary<string, string[]> Errors { get; } = form.Where(f => f.Value.Any(text => text is not null && !PlainText.IsSound(text)))
        .ToDictionary(f => f.Key, _ => new[] { "This holds a character that nobody can see." }, StringComparer.Ordinal);

    /// <summary>Rows that moved up because one before them was left out: how the request calls them, and how the form does.</summary>
    public Dictionary<string, string> Rows { get; } = new(StringComparer.Ordinal);

    public JsonNode? Read(Type type, string name)
    {
        var of = Nullable.GetUnderlyingType(type) ?? type;
        if (of == typeof(Money)) return Amount(name, of != type);
        if (of == typeof(bool)) return form[name].Contains("true") ? true : of == type || form.ContainsKey(name) ? false : null;
        return json.GetTypeInfo(of) switch
        {
            { Kind: JsonTypeInfoKind.Object } info => Object(info, name),
            { Kind: JsonTypeInfoKind.Enumerable } info => List(info.ElementType!, name),
            { Kind: JsonTypeInfoKind.Dictionary } => Map(name),
            _ => Simple(of, name, of != type || !type.IsValueType),
        };
    }

    private JsonObject? Object(JsonTypeInfo info, string name)
    {
        if (name.Length > 0 && !form.Keys.Any(k => Says(k, name + "."))) return null;
        var found = new JsonObject();
        foreach (var property in info.Properties)
            if (Read(property.PropertyType, name.Length == 0 ? property.Name : $"{name}.{property.Name}") is { } value) found.Add(property.Name, value);
        return found;
    }

    private JsonArray List(Type element, string name)
    {
        if (form.ContainsKey(name)) return [.. form[name].Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (JsonNode)text!.Trim())];
        var found = new JsonArray();
        for (var i = 0; form.Keys.Any(k => k.StartsWith($"{name}[{i}]", StringComparison.OrdinalIgnoreCase)); i++)
            if (form[$"{name}[{i}].remove"] != "true" && Read(element, $"{name}[{i}]") is { } item)
            {
                if (found.Count < i) Rows[$"{name}[{found.Count}]"] = $"{name}[{i}]";
                found.Add(item);
            }
        return found;
    }

    // A currency alone says nothing: it is there before anything is typed.
    private bool Says(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !key.EndsWith(".currency", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(form[key].ToString());

    // Rows of name and value: attributes[0].name, attributes[0].value.
    private JsonObject Map(string name)
    {
        var found = new JsonObject();
        for (var i = 0; form.ContainsKey($"{name}[{i}].name"); i++)
            if (Text($"{name}[{i}].name") is { } key && !found.TryAdd(key, Text($"{name}[{i}].value")))
                Errors[$"{name}[{i}].name"] = ["This name is there already."];
        return found;
    }

    private JsonNode? Amount(string name, bool mayBeMissing)
    {
        var (text, currency) = (Text(name), Text($"{name}.currency") ?? "USD");
        if (text is null && mayBeMissing) return null;
        if (!Money.IsCurrency(currency)) return Wrong(name, $"{currency} is no currency.");
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var major)
            || Math.Abs(major) > 1_000_000_000_000m || decimal.Round(major, Money.Decimals(currency)) != major)
            return Wrong(name, Money.Decimals(currency) switch
            {
                0 => "Enter a whole amount, such as 500.",
                3 => "Enter an amount, such as 19.990.",
                _ => "Enter an amount, such as 19.99.",
            });
        var money = Money.FromMajor(major, currency);
        return new JsonObject { ["amount"] = money.Amount, ["currency"] = money.Currency };
    }

    private JsonNode? Simple(Type type, string name, bool mayBeMissing)
    {
        if (Text(name) is not { } text) return mayBeMissing ? null : Wrong(name, "Fill this in.");
        const NumberStyles whole = NumberStyles.Integer | NumberStyles.AllowThousands;
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(int)) return int.TryParse(text, whole, culture, out var i) ? i : Wrong(name, "Enter a whole number.");
        if (type == typeof(long)) return long.TryParse(text, whole, culture, out var l) ? l : Wrong(name, "Enter a whole number.");
        if (type == typeof(decimal)) return decimal.TryParse(text, NumberStyles.Number, culture, out var d) ? d : Wrong(name, "Enter a number.");
        // A field for a date or a time has no time zone: the shop's is meant.
        if (type == typeof(DateTimeOffset) || type == typeof(DayOrTime))
        {
            if (shop.Typed(text) is { } at) return at.ToString("O", culture);
            if (type == typeof(DayOrTime)) return DayOrTime.Read(text)?.ToString() ?? Wrong(name, "Enter a day, such as 2026-11-25.");
            return Times.TryRead(text, out DateTimeOffset time) ? time.ToString("O", culture) : Wrong(name, "Enter a day and a time: 2026-11-25T08:00.");
        }
        if (type == typeof(DateOnly))
            return Times.TryRead(text, out DateOnly day) ? day.ToString("O", culture) : Wrong(name, "Enter a day, such as 2026-11-25.");
        try
        {
            JsonValue.Create(text).Deserialize(type, json);
            return text;
        }
        catch (JsonException)
        {
            return Wrong(name, "Choose one of the values offered.");
        }
    }

    private string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    private JsonNode? Wrong(string name, string message)
    {
        Errors[name] = [message];
        return null;
    }
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClickCart.Web;
using ClickCart.Web.Components;
using Fluid;
using Fluid.Values;

namespace ClickCart.Notifications.Templates;

/// <summary>
/// What a template reads, made of what the module that sends the mail knows: money, times and addresses are words in the mail's language, as pages write
/// them, and have their parts beside (<c>order.total</c>, <c>order.total.amount</c>). Names are written with underscores.
/// </summary>
internal sealed class MailValues(ShopTime shop)
{
    private static readonly JsonNamingPolicy Names = JsonNamingPolicy.SnakeCaseLower;

    public IReadOnlyDictionary<string, FluidValue> Of(IReadOnlyDictionary<string, object?> model, Language language)
    {
        // Pages' own words for money, days and countries go by it.
        var (culture, before) = (CultureInfo.GetCultureInfo(language.Code), CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentUICulture = culture;
            return model.ToDictionary(m => Names.ConvertName(m.Key), m => Of(m.Value), StringComparer.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private FluidValue Of(object? value) => value switch
    {
        null => NilValue.Instance,
        FluidValue made => made,
        string text => new StringValue(text),
        bool yes => BooleanValue.Create(yes),
        int or long or decimal or short => NumberValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        Money money => new WordsValue(MoneyText.Of(money), money.ToMajor(), new()
        {
            ["amount"] = NumberValue.Create(money.ToMajor()),
            ["currency"] = new StringValue(money.Currency),
        }),
        DateTimeOffset at => Time(at),
        DateOnly day => new WordsValue(Days.Of(day), null, new() { ["iso"] = new StringValue(day.ToString("O", CultureInfo.InvariantCulture)) }),
        Address address => Postal(address),
        Enum name => new StringValue(JsonNamingPolicy.CamelCase.ConvertName(name.ToString())),
        Guid or Uri => new StringValue(value.ToString()!),
        IReadOnlyDictionary<string, object?> map => Map(map.Select(m => (m.Key, m.Value))),
        IEnumerable list => new ArrayValue([.. list.Cast<object?>().Select(Of)]),
        _ => Map(value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => (p.Name, p.GetValue(value)))),
    };

    private DictionaryValue Map(IEnumerable<(string Name, object? Value)> members) =>
        new(new FluidValueDictionaryFluidIndexable(members.ToDictionary(m => Names.ConvertName(m.Name), m => Of(m.Value), StringComparer.Ordinal)));

    private WordsValue Time(DateTimeOffset at)
    {
        var (local, zone) = (shop.Local(at), shop.ZoneName(at));
        var time = local.ToString(Language.Current == Language.English ? "HH:mm" : "t", Language.Current.Culture);
        var day = Days.Of(local, withYear: true);
        return new($"{day}, {time} ({zone})", null, new()
        {
            ["day"] = new StringValue(day),
            ["time"] = new StringValue(time),
            ["zone"] = new StringValue(zone),
            ["iso"] = new StringValue(local.ToString("O", CultureInfo.InvariantCulture)),
        });
    }

    private static WordsValue Postal(Address a)
    {
        string[] lines = [.. new[] { a.Name, a.Line1, a.Line2, Places.TownOf(a), Texts.Country(a.Country) }.OfType<string>().Where(l => l.Length > 0)];
        return new(string.Join("\n", lines), null, new()
        {
            ["lines"] = new ArrayValue([.. lines.Select(l => new StringValue(l))]),
            ["name"] = new StringValue(a.Name),
            ["city"] = new StringValue(a.City),
            ["postal_code"] = new StringValue(a.PostalCode ?? ""),
            ["country"] = new StringValue(Texts.Country(a.Country)),
            ["country_code"] = new StringValue(a.Country),
        });
    }
}

/// <summary>Words that have parts, and may be compared as a number.</summary>
internal sealed class WordsValue(string words, decimal? number, Dictionary<string, FluidValue> parts) : FluidValue
{
    public IReadOnlyDictionary<string, FluidValue> Parts => parts;

    public override FluidValues Type => number is null ? FluidValues.String : FluidValues.Number;
    public override bool Equals(FluidValue? other) => other is not null && (number is { } n && other.Type == FluidValues.Number
        ? other.ToNumberValue() == n : other.ToStringValue() == words);
    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);
    public override int GetHashCode() => words.GetHashCode(StringComparison.Ordinal);
    /// <summary>No money is nothing: <c>{% if order.discount %}</c>.</summary>
    public override bool ToBooleanValue() => number is not 0;

    public override decimal ToNumberValue() => number ?? 0;
    public override string ToStringValue() => words;
    public override object ToObjectValue() => words;
    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => new(parts.GetValueOrDefault(name, NilValue.Instance));

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo)
    {
        writer.Write(encoder.Encode(words));
        return default;
    }
}

using System.Text.Json;
using ClickCart.Notifications.Mails;
using Fluid.Values;

namespace ClickCart.Notifications.Templates;

/// <summary>Something that a template's author should know: it is saved all the same.</summary>
/// <param name="Field"><c>subject</c>, <c>html</c> or <c>text</c>.</param>
/// <param name="Line">From 1; null where it cannot be said.</param>
internal sealed record TemplateWarning(string Field, int? Line, string Reason);

/// <summary>A variable that a kind of mail offers.</summary>
/// <param name="Name">As templates write it; <c>[]</c> stands for one of a list.</param>
/// <param name="Example">As it would be written.</param>
internal sealed record TemplateVariable(string Name, string Example);

/// <summary>Looks at a template before it is in force.</summary>
internal sealed class TemplateCheck(MailWriter writer, MailValues values, MailLayout layout)
{
    private static readonly IReadOnlyList<MailPart> Parts = Enum.GetValues<MailPart>();

    /// <summary>Why templates cannot be read: 422 at the field, with line and reason. Null when they can.</summary>
    public static Error? UnreadableOf(TemplateTexts texts)
    {
        var flaws = Parts.Select(p => (Part: p, Liquid.Read(texts[p], p).Flaw)).Where(p => p.Flaw is not null)
            .ToDictionary(p => NameOf(p.Part), p => new[] { p.Flaw!.ToString() }, StringComparer.Ordinal);
        return flaws.Count > 0 ? Error.Invalid(flaws) : null;
    }

    /// <summary>Why it cannot be saved, for it cannot be read, or not even write the example. Null when it can.</summary>
    public async Task<Error?> FlawOfAsync(TemplateTexts texts, MailKind kind, Language language, CancellationToken ct)
    {
        if (UnreadableOf(texts) is { } unreadable) return unreadable;
        try
        {
            await writer.WriteAsync(texts, language, SampleModel.WithHiddenLink(kind), LiquidBounds.MaxTime, ct);
            return null;
        }
        catch (LiquidException e)
        {
            return FlawOf(e, texts);
        }
    }

    /// <summary>Of one that could not be carried out.</summary>
    public static Error FlawOf(LiquidException e, TemplateTexts texts)
    {
        var part = MailWriter.PartOf(e) ?? MailPart.Html;
        return Error.Invalid(NameOf(part), new TemplateFlaw(LineOfLoop(texts[part]), e.Message).ToString());
    }

    /// <summary>Of templates that can be read.</summary>
    public IReadOnlyList<TemplateWarning> WarningsOf(TemplateTexts texts, MailKind kind, Language language)
    {
        var offered = VariablesOf(kind, language).Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        var found = new List<TemplateWarning>();
        foreach (var part in Parts)
            if (Liquid.Read(texts[part], part).Text is { } read)
                found.AddRange(LiquidNames.UnknownVariables(read, offered).Select(f => new TemplateWarning(NameOf(part), f.Line, f.Reason)));
        if (MailLayout.LeftOut(texts.Html) is { Count: > 0 } left)
            found.Add(new("html", null, $"This is left out of the mail: {string.Join(", ", left.Take(10))}."));
        return found;
    }

    /// <summary>Those of the kind first, then the shop's.</summary>
    public IReadOnlyList<TemplateVariable> VariablesOf(MailKind kind, Language language)
    {
        var found = new List<TemplateVariable>();
        foreach (var (name, value) in values.Of(SampleModel.Of(kind), language)) Add(name, value);
        var common = new Dictionary<string, object?> { ["shop"] = layout.Shop, ["language"] = language.Code };
        foreach (var (name, value) in values.Of(common, language)) Add(name, value);
        return found;

        void Add(string name, FluidValue value)
        {
            switch (value)
            {
                case DictionaryValue map:
                    foreach (var (member, of) in Members(map)) Add($"{name}.{member}", of);
                    break;
                case ArrayValue list:
                    if (list.Values.Count > 0) Add(name + "[]", list.Values[0]);
                    break;
                default:
                    found.Add(new(name, value.ToStringValue()));
                    if (value is WordsValue words)
                        foreach (var (member, of) in words.Parts) Add($"{name}.{member}", of);
                    break;
            }
        }
    }

    public static string NameOf(MailPart part) => JsonNamingPolicy.CamelCase.ConvertName(part.ToString());

    private static IEnumerable<(string, FluidValue)> Members(DictionaryValue map) =>
        map.ToObjectValue() is IFluidIndexable members
            ? members.Keys.Select(k => (k, members.TryGetValue(k, out var value) ? value : NilValue.Instance))
            : [];

    private static int? LineOfLoop(string source) =>
        source.IndexOf("{% for", StringComparison.Ordinal) is >= 0 and var at ? LiquidBounds.LineOf(source, at) : null;
}

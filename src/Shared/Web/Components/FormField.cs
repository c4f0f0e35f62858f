using Microsoft.AspNetCore.Components;

namespace ClickCart.Web.Components;

/// <summary>What all form fields have: a label, a hint, the error of a refused form, what was typed.</summary>
public abstract class FormField : ComponentBase
{
    /// <summary>The JSON path of the request's member (<c>shipTo.postalCode</c>).</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }

    /// <summary>Shown until something else was typed.</summary>
    [Parameter] public object? Value { get; set; }

    [Parameter] public bool Required { get; set; }

    /// <summary>Further attributes of the input: <c>maxlength</c>, <c>autocomplete</c>, <c>inputmode</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter] private protected PageForm? Form { get; set; }
    [Inject] private protected ShopTime Shop { get; set; } = null!;

    internal string Id => Form?.IdOf(Name) ?? Name;
    internal string? Error => Form?.Sent?.ErrorOf(Name);
    private protected string? Current => Form?.Sent?[Name] ?? Text(Value);
    private protected string? Invalid => Error is null ? null : "true";

    private protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => $"{Id}-error {Id}-hint",
    };

    private protected virtual string? Text(object? value) => value switch
    {
        null => null,
        DateTimeOffset at => Shop.Field(at),
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        Enum name => char.ToLowerInvariant(name.ToString()[0]) + name.ToString()[1..],
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}

using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using FluentValidation.Resources;

namespace ClickCart.Platform.Pipeline;

/// <summary>
/// The validators' default messages, worded for the form beside the field, in English whatever the page's
/// language: pages translate what they show. A rule says it better with <c>WithMessage</c>, or names its field with <c>WithName</c>.
/// </summary>
internal sealed class ValidationMessages : LanguageManager
{
    /// <summary>
    /// For all validators of the process: the library asks nowhere else. A rule ends at its first refusal, so that what is too long is not looked at for
    /// what it holds.
    /// </summary>
    public static void Register()
    {
        (ValidatorOptions.Global.LanguageManager, ValidatorOptions.Global.DisplayNameResolver) = (new ValidationMessages(), NameOf);
        ValidatorOptions.Global.DefaultRuleLevelCascadeMode = CascadeMode.Stop;
    }

    public override string GetString(string key, CultureInfo? culture = null) => key switch
    {
        "NotNullValidator" or "NotEmptyValidator" => "{PropertyName} is missing.",
        "MaximumLengthValidator" => "{PropertyName} is too long: at most {MaxLength:N0} characters, not {TotalLength:N0}.",
        "LengthValidator" => "{PropertyName} has {MinLength:N0} to {MaxLength:N0} characters, not {TotalLength:N0}.",
        "InclusiveBetweenValidator" => "{PropertyName} is a number from {From:N0} to {To:N0}.",
        "NotEqualValidator" => "{PropertyName} cannot be {ComparisonValue}.",
        _ => base.GetString(key, CultureInfo.InvariantCulture),
    };

    /// <summary>PostalCode is Postal code, Email the E-mail address.</summary>
    private static string? NameOf(Type type, MemberInfo? member, LambdaExpression? expression) => member?.Name switch
    {
        null => null,
        "Email" => "E-mail address",
        var name => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())),
    };
}

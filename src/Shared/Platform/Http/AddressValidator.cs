using System.Linq.Expressions;

namespace ClickCart.Platform.Http;

/// <summary>What every postal address needs, whoever ships there. What passes is kept as <see cref="Places.Normal"/> writes it.</summary>
public sealed class AddressValidator : AbstractValidator<Address>
{
    public AddressValidator()
    {
        RuleFor(a => a.Name).NotEmpty().WithMessage("Enter the recipient's full name.").MaximumLength(100).HoldsNoCard();
        RuleFor(a => a.Line1).NotEmpty().WithMessage("Enter the street and house number.").MaximumLength(200).HoldsNoCard();
        RuleFor(a => a.Line2).MaximumLength(200).HoldsNoCard();
        RuleFor(a => a.City).NotEmpty().WithMessage("Enter the town or city.").MaximumLength(100).HoldsNoCard();
        RuleFor(a => a.Region).MaximumLength(Places.LongestRegion);
        RuleFor(a => a.Region).Custom((region, context) => Report(context, WrongRegion(region, Places.Find(context.InstanceToValidate.Country))));
        RuleFor(a => a.PostalCode).MaximumLength(Places.LongestPostalCode);
        RuleFor(a => a.PostalCode).Custom((code, context) => Report(context, WrongPostalCode(code, Places.Find(context.InstanceToValidate.Country))));
        RuleFor(a => a.Phone).MaximumLength(40);
        RuleFor(a => a.Country).CountryCode();
        // One line each: on labels, in mails and in files a line of its own would pass for something else.
        foreach (var field in (Expression<Func<Address, string?>>[])
            [a => a.Name, a => a.Line1, a => a.Line2, a => a.City, a => a.Region, a => a.PostalCode, a => a.Phone])
            RuleFor(field).Must(text => text is null || PlainText.IsLine(text)).WithMessage("This holds control characters.")
                .Must(text => string.IsNullOrWhiteSpace(text) || PlainText.IsSeen(text)).WithMessage("Nothing of this can be seen.");
    }

    // What is too long or holds control characters has been told so.
    private static string? WrongRegion(string? region, Country? country) => country switch
    {
        null or { NeedsRegion: false } => null,
        _ when string.IsNullOrWhiteSpace(region) => $"Enter the state or province, such as {ExampleOf(country)}.",
        _ when region.Length > Places.LongestRegion || HasControls(region) || country.FindRegion(region) is not null => null,
        _ => $"No state or province of this country ({country.Name}) is called that. Enter its name or code, such as {ExampleOf(country)}.",
    };

    private static string? WrongPostalCode(string? code, Country? country) => country switch
    {
        _ when string.IsNullOrWhiteSpace(code) => country is null or { NeedsPostalCode: true } ? "Enter the postal code." : null,
        null => null,
        _ when code.Length > Places.LongestPostalCode || HasControls(code) || country.IsPostalCode(Places.PlainPostalCode(code)) => null,
        _ => $"This is no postal code of this country ({country.Name}). Enter one such as {country.PostalCodeExample}.",
    };

    private static string ExampleOf(Country country) =>
        country.WritesCodes ? $"{country.Regions[0].Name} or {country.Regions[0].Code}" : country.Regions[0].Name;

    private static bool HasControls(string? text) => text is not null && text.Any(char.IsControl);

    private static void Report(ValidationContext<Address> context, string? problem)
    {
        if (problem is not null) context.AddFailure(problem);
    }
}

/// <summary>The rule of every country that is sent.</summary>
public static class CountryRules
{
    public static IRuleBuilderOptions<T, string?> CountryCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().Must(code => Places.Find(code) is not null).WithMessage("A country is two capital letters (ISO 3166-1 alpha-2), such as US.");
}

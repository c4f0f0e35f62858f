using System.Linq.Expressions;

namespace ClickCart.Platform.Http;

/// <summary>What every postal address needs, whoever ships there.</summary>
public sealed class AddressValidator : AbstractValidator<Address>
{
    public AddressValidator()
    {
        RuleFor(a => a.Name).NotEmpty().WithMessage("Enter the recipient's full name.").MaximumLength(100);
        RuleFor(a => a.Line1).NotEmpty().WithMessage("Enter the street and house number.").MaximumLength(200);
        RuleFor(a => a.Line2).MaximumLength(200);
        RuleFor(a => a.City).NotEmpty().WithMessage("Enter the town or city.").MaximumLength(100);
        RuleFor(a => a.Region).MaximumLength(50);
        RuleFor(a => a.PostalCode).NotEmpty().WithMessage("Enter the postal code.").MaximumLength(20);
        RuleFor(a => a.Phone).MaximumLength(40);
        RuleFor(a => a.Country)
            .NotEmpty()
            .Must(c => c is { Length: 2 } && c.All(char.IsAsciiLetterUpper))
            .WithMessage("A country is two capital letters (ISO 3166-1 alpha-2), such as US.");
        // One line each: on labels, in mails and in files a line of its own would pass for something else.
        foreach (var field in (Expression<Func<Address, string?>>[])
            [a => a.Name, a => a.Line1, a => a.Line2, a => a.City, a => a.Region, a => a.PostalCode, a => a.Phone])
            RuleFor(field).Must(text => text is null || !text.Any(char.IsControl)).WithMessage("This holds control characters.");
    }
}

namespace ClickCart.Inventory.Locations;

/// <summary>What staff says of a location.</summary>
internal record LocationFields
{
    public const int UsualPriority = 10;

    private const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly char[] LineEnds = ['\n', '\r'];

    private static readonly char[] Between = [',', ';'];

    /// <summary>By which requests and lists name it: letters, digits, - and _.</summary>
    public string? Code { get; init; }

    public string? Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2; missing where it does not matter.</summary>
    public string? Country { get; init; }

    /// <summary>Where it is, for people.</summary>
    public string? Address { get; init; }

    /// <summary>Parcels leave the lowest first. Missing: 10.</summary>
    public int? Priority { get; init; }

    /// <summary>
    /// Countries whose parcels leave it before all others, by code or name; several may stand in one entry, with commas or line breaks between.
    /// </summary>
    public IReadOnlyList<string?>? Serves { get; init; }

    /// <summary>What comes back goes there, and to no other location any more.</summary>
    public bool? TakesReturns { get; init; }

    /// <summary>Only of fields that passed <see cref="LocationRules{T}"/>.</summary>
    public IReadOnlyList<string> ToServes() => [.. Entries(Serves).Select(c => ReadCountry(c)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    internal static IEnumerable<string> Entries(IReadOnlyList<string?>? written) =>
        (written ?? []).SelectMany(e => (e ?? "").Split(LineEnds, Trimmed))
            // A country's own name may hold a comma.
            .SelectMany(line => ReadCountry(line) is not null ? [line] : line.Split(Between, Trimmed));

    internal static string? ReadCountry(string written) => Places.Countries
        .FirstOrDefault(c => c.Code.Equals(written, StringComparison.OrdinalIgnoreCase) || c.Name.Equals(written, StringComparison.OrdinalIgnoreCase))?.Code;
}

/// <summary>What every location obeys, whoever enters it.</summary>
internal abstract class LocationRules<T> : AbstractValidator<T> where T : LocationFields
{
    private const int MostText = 10_000;

    protected LocationRules()
    {
        RuleFor(l => l.Code).NotEmpty().Must(code => string.IsNullOrEmpty(code) || IsCode(code))
            .WithMessage($"A code is made of 2 to {Location.MaxCodeLength} letters, digits, - and _.");
        RuleFor(l => l.Name).NotEmpty().WithMessage("A location has a name.").MaximumLength(Location.MaxNameLength).IsLine("name");
        RuleFor(l => l.Country).CountryCode().When(l => !string.IsNullOrWhiteSpace(l.Country));
        RuleFor(l => l.Address).Prose(Location.MaxAddressLength).HoldsNoCard();
        RuleFor(l => l.Priority).InclusiveBetween(1, Location.LastPriority).WithName("The priority");
        RuleFor(l => l.Serves).Must(IsShort).WithMessage("That is more than there are countries.");
        RuleFor(l => l).Custom((location, context) =>
        {
            if (IsShort(location.Serves) && LocationFields.Entries(location.Serves).FirstOrDefault(c => LocationFields.ReadCountry(c) is null) is { } wrong)
                context.AddFailure("serves", $"‘{(wrong.Length > 40 ? wrong[..40] + "…" : wrong)}’ is no country. Write its name or code, such as Germany or DE.");
        });
    }

    private static bool IsCode(string code) => code.Trim() is { Length: >= 2 and <= Location.MaxCodeLength } trimmed
        && trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsShort(IReadOnlyList<string?>? list) => list is null || list.Sum(e => (long)(e?.Length ?? 0) + 1) <= MostText;
}

namespace ClickCart.Shipping.Zones;

/// <summary>What an admin says of a zone.</summary>
internal record ZoneFields
{
    private static readonly char[] Between = [',', ';', '\n', '\r'];

    public string? Name { get; init; }

    /// <summary>It is for wherever no other zone is. Missing: it is not.</summary>
    public bool? Everywhere { get; init; }

    /// <summary>By code or name, or EU; several may stand in one entry, with commas or line breaks between, here and in the other lists.</summary>
    public IReadOnlyList<string?>? Countries { get; init; }

    /// <summary>Parts of countries (ISO 3166-2): <c>US-HI</c>.</summary>
    public IReadOnlyList<string?>? Regions { get; init; }

    /// <summary>Behind their country: <c>US 96801</c>, <c>DE 10*</c>, <c>DE 10115..10999</c>.</summary>
    public IReadOnlyList<string?>? PostalCodes { get; init; }

    public IReadOnlyList<DeliveryMethod>? Methods { get; init; }

    /// <summary>Only of fields that passed <see cref="ZoneRules{T}"/>.</summary>
    public ZonePlaces ToPlaces() => new(
        Everywhere is true, [.. Entries(Countries).SelectMany(c => ZonePlaces.ReadCountry(c)!).Distinct(StringComparer.Ordinal)],
        [.. Entries(Regions).Select(r => ZonePlaces.ReadRegion(r)!).Distinct(StringComparer.Ordinal)],
        [.. Entries(PostalCodes).Select(p => ZonePlaces.ReadPostalCodes(p)!).Distinct(StringComparer.Ordinal)]);

    /// <inheritdoc cref="ToPlaces"/>
    public IReadOnlyList<DeliveryMethod> ToMethods() => [.. (Methods ?? []).Select(m => m with
    {
        Name = Line(m.Name),
        Carrier = Line(m.Carrier),
        Service = Line(m.Service),
        Instructions = Line(m.Instructions),
        Services = [.. Entries(m.Services)],
        Address = m.Address?.Normal(),
    })];

    public static IReadOnlyList<string> Entries(IReadOnlyList<string?>? written) =>
        [.. (written ?? []).SelectMany(e => (e ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What every zone obeys, whoever enters it.</summary>
internal abstract class ZoneRules<T> : AbstractValidator<T> where T : ZoneFields
{
    private const int MostText = 20_000;

    protected ZoneRules()
    {
        RuleFor(z => z.Name).NotEmpty().WithMessage("A zone has a name.").MaximumLength(Zone.MaxNameLength).IsLine("name");
        RuleFor(z => z.Countries).Must(IsShort).WithMessage("That is more than there are countries.");
        RuleFor(z => z.Regions).Must(IsShort).WithMessage("These are too many regions.");
        RuleFor(z => z.PostalCodes).Must(IsShort).WithMessage("These are too many postal codes. Write them as ranges, or by how they begin.");
        RuleFor(z => z).Custom((zone, context) =>
        {
            if (!IsShort(zone.Countries) || !IsShort(zone.Regions) || !IsShort(zone.PostalCodes)) return;
            Report("countries", zone.Countries, c => ZonePlaces.ReadCountry(c) is null, "is no country. Write its name or code, such as Germany or DE");
            Report("regions", zone.Regions, r => ZonePlaces.ReadRegion(r) is null, "is no region. Write its country and code, such as US-HI");
            Report("postalCodes", zone.PostalCodes, p => ZonePlaces.ReadPostalCodes(p) is null,
                "is no postal code. Write its country before it, such as DE 10115, DE 10* or DE 10115..10999");
            if (zone.Everywhere is not true && new[] { zone.Countries, zone.Regions, zone.PostalCodes }.All(l => ZoneFields.Entries(l).Count == 0))
                context.AddFailure("countries", "Say where the zone is: a country, a region, a postal code, or everywhere else.");

            void Report(string field, IReadOnlyList<string?>? list, Predicate<string> isWrong, string why)
            {
                if (ZoneFields.Entries(list).FirstOrDefault(e => isWrong(e)) is { } wrong)
                    context.AddFailure(field, $"‘{(wrong.Length > 40 ? wrong[..40] + "…" : wrong)}’ {why}.");
            }
        });
        RuleFor(z => z.Methods).Must(m => m is null || m.Count <= Zone.MaxMethods).WithMessage($"A zone has at most {Zone.MaxMethods} methods.");
        RuleForEach(z => z.Methods).NotNull().SetValidator(new DeliveryMethodValidator()).When(z => z.Methods is not { Count: > Zone.MaxMethods });
    }

    private static bool IsShort(IReadOnlyList<string?>? list) => list is null || list.Sum(e => (long)(e?.Length ?? 0) + 1) <= MostText;
}

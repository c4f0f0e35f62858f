namespace ClickCart.Customers.Addresses;

/// <summary>An address as it is sent: anything may be missing, and is then refused by its name.</summary>
internal abstract record AddressBody
{
    public string? Name { get; init; }
    public string? Line1 { get; init; }
    public string? Line2 { get; init; }
    public string? City { get; init; }
    public string? Region { get; init; }
    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? Phone { get; init; }

    internal Address ToAddress() => new(Name!, Line1!, Line2, City!, Region, PostalCode, Country!, Phone);
}

/// <summary>The rules of every address, under the names that were sent.</summary>
internal abstract class AddressBodyValidator<TBody> : AbstractValidator<TBody> where TBody : AddressBody
{
    protected AddressBodyValidator(ServedCountries served)
    {
        RuleFor(body => body.ToAddress()).SetValidator(new AddressValidator()).OverridePropertyName("");
        RuleFor(body => body.Country).Must(code => served.RefusalOf(code) is null).WithMessage(body => served.RefusalOf(body.Country));
    }
}

/// <summary>A saved address as its owner sees it.</summary>
internal sealed record AddressView(
    Guid Id, string Name, string Line1, string? Line2, string City, string? Region, string PostalCode, string Country, string? Phone, DateTimeOffset CreatedAt,
    int Version) : IVersioned
{
    internal static AddressView From(SavedAddress a) => new(
        a.Id, a.Address.Name, a.Address.Line1, a.Address.Line2, a.Address.City,
        a.Address.Region, a.Address.PostalCode ?? "", a.Address.Country, a.Address.Phone, a.CreatedAt, a.Version);

    internal Address ToAddress() => new(Name, Line1, Line2, City, Region, PostalCode, Country, Phone);
}

namespace ClickCart.Kernel;

/// <summary>
/// A postal address. <paramref name="Country"/> is ISO 3166-1 alpha-2; <paramref name="Region"/> a state or province code where the country has them;
/// <paramref name="PostalCode"/> is empty where it has none.
/// </summary>
public sealed record Address(string Name, string Line1, string? Line2, string City, string? Region, string? PostalCode, string Country, string? Phone = null);

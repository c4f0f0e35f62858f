using System.Globalization;
using System.Text.RegularExpressions;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering;

/// <summary>
/// A carrier's service as people read it: the carrier's protocol says <c>GroundAdvantage</c>, <c>2ndDayAir</c> and <c>INTERNATIONAL_ECONOMY</c>.
/// </summary>
internal static partial class ServiceName
{
    /// <summary>The carrier with its service, the name that the shop gives its own method, or where it is picked up.</summary>
    public static string Of(string carrier, string service) => carrier switch
    {
        PickUpPoint.Carrier => $"Pick-up, {service}",
        ShippingRate.Shop => service,
        _ => $"{carrier} {Of(service)}",
    };

    public static string Of(string service) => service.Contains('_', StringComparison.Ordinal)
        ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service.Replace('_', ' ').ToLowerInvariant())
        : WordEnd().Replace(service, " ");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.None, 1000)]
    private static partial Regex WordEnd();
}

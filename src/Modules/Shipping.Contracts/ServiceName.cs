using System.Globalization;
using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Shipping.Contracts;

/// <summary>
/// A carrier's service as people read it: the carrier's protocol says <c>GroundAdvantage</c>, <c>2ndDayAir</c> and <c>INTERNATIONAL_ECONOMY</c>.
/// </summary>
public sealed partial record ServiceName(string Carrier, string Service)
{
    /// <summary>The carrier with its service, the name that the shop gives its own method, or where it is picked up.</summary>
    public override string ToString() => Carrier switch
    {
        PickUpPoint.Carrier => $"Pick-up, {Service}",
        ShippingRate.Shop => Service,
        _ => $"{Carrier} {Of(Service)}".TrimEnd(),
    };

    public static string Of(string carrier, string service) => new ServiceName(carrier, service).ToString();

    public static string Of(string service) => service.Contains('_', StringComparison.Ordinal)
        ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(service.Replace('_', ' ').ToLowerInvariant())
        : WordEnd().Replace(service, " ");

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.None, MatchLimits.Timeout)]
    private static partial Regex WordEnd();
}

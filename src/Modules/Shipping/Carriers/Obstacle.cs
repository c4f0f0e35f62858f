using System.Text.RegularExpressions;
using ClickCart.Kernel;

namespace ClickCart.Shipping.Carriers;

/// <summary>
/// Why a carrier cannot take an address. Carriers quote by place alone, and refuse the address only when the label is bought: too late for whoever has paid.
/// </summary>
/// <param name="Field">Of the quote's request.</param>
/// <param name="Sentence">What to do about it, for whoever fills it in.</param>
internal sealed partial record Obstacle(string Field, string Sentence)
{
    public static readonly Obstacle PostBox = new("shipTo.line1",
        "No carrier that goes there delivers to a post office box or parcel locker. Enter a street and house number.");

    public static readonly Obstacle MilitaryMail = new("shipTo.region", "No carrier that goes there delivers military mail. Enter a civil address.");

    public static readonly Obstacle NoPhone = new("shipTo.phone", "Carriers that go there need a phone number, for customs and for the delivery. Enter one.");

    /// <summary>The posts, and services that hand their parcels over to a post: they reach boxes and military mail, and need no phone number.</summary>
    private static readonly HashSet<string> Posts = new(StringComparer.OrdinalIgnoreCase)
    {
        "USPS", "UPSMailInnovations", "UPSSurePost", "FedExSmartPost", "DhlEcs", "DHLEcommerceAsia", "Asendia", "AsendiaUsa", "CanadaPost", "AustraliaPost",
        "NewZealandPost", "RoyalMail", "ParcelForce", "AnPost", "DeutschePost", "LaPoste", "LaPosteColissimo", "Colissimo", "SwissPost", "AustrianPost",
        "PostNL", "bpost", "PostNord", "Correos", "PosteItaliane", "JapanPost", "ChinaEMS", "HongKongPost", "SingPost", "OmnivaPost",
    };

    /// <summary>Null when the carrier can take it.</summary>
    public static Obstacle? To(Address address, string carrier, Address from) =>
        Posts.Contains(carrier) ? null
        : IsMilitary(address) ? MilitaryMail
        : IsPostBox(address) ? PostBox
        : address.Country != from.Country && (address.Phone?.Count(char.IsAsciiDigit) ?? 0) < 5 ? NoPhone
        : null;

    private static bool IsMilitary(Address a) =>
        a.Country == "US" && (a.Region is "AA" or "AE" or "AP" || a.City.Trim().ToUpperInvariant() is "APO" or "FPO" or "DPO");

    private static bool IsPostBox(Address a) => Box().IsMatch(a.Line1) || (a.Line2 is { } more && Box().IsMatch(more));

    /// <summary>
    /// A word for a box of a post office or a locker: one that means nothing else wherever it stands, others where a line or a part of it begins and only
    /// a number comes behind. "12 Main St, PO Box 12" and "BP 7" are boxes, "Box Hill Road 3" and "12 Post Office Lane" are not.
    /// </summary>
    [GeneratedRegex(
        @"\b(?:p\.?\s?o\.?\s*box|post\s*office\s*box|postfach|packstation|postfiliale|apartado\s+(?:de\s+correos|postal)|caixa\s+postal|casella\s+postale
            |bo[iî]te\s+postale|skrytka\s+pocztowa|po[sš]tanski\s+pretinac)\b
        | (?:^|[,;/(]\s*|\s-\s)
          (?:(?:g\.?\s?)?p\.?\s?o\.?\s*-?\s*b(?:ox|\.)?|post(?:al)?\s*box|(?:private|locked)\s+(?:mail\s+)?bag|box|postbus|postboks|postlåda|b\.?\s?p\.?
            |apartado|apdo\.?|casilla|c\.\s?p\.|skr\.\s*poczt\.|p\.?\s?f\.?)
          \s*(?:(?:n[oº°r]?\.?|number|\#|:)\s*)*[a-z]?[-\s]?\d[\d\s-]*(?:$|[,;)])",
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, MatchLimits.Timeout)]
    private static partial Regex Box();
}

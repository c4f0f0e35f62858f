namespace ClickCart.Sandbox.Shipments;

/// <summary>What the carriers ask: a base price and a price per ounce, dearer with the distance. The same parcel always costs the same.</summary>
internal static class Tariff
{
    private enum Reach { UnitedStates, Domestic, Abroad, AbroadFromUnitedStates }

    private sealed record Service(string Carrier, string Name, Reach Reach, int Days, decimal Cents, decimal CentsPerOunce, double MostOunces);

    // Calibrated to a recorded quote: 15.4 oz in zone 4 is 5.93, 6.90 and 34.10 with USPS and 14.88 by UPS Ground.
    private static readonly Service[] Services =
    [
        new("USPS", "GroundAdvantage", Reach.UnitedStates, 3, 393m, 13m, 1120),
        new("USPS", "Priority", Reach.UnitedStates, 2, 444m, 16m, 1120),
        new("USPS", "Express", Reach.UnitedStates, 1, 2640m, 50m, 1120),
        new("UPS", "Ground", Reach.UnitedStates, 3, 1257m, 15m, 2400),
        new("UPS", "2ndDayAir", Reach.UnitedStates, 2, 2483m, 30m, 2400),
        new("UPS", "NextDayAir", Reach.UnitedStates, 1, 7772m, 70m, 2400),
        new("FedExFreight", "FreightEconomy", Reach.UnitedStates, 5, 14500m, 2.5m, double.MaxValue),
        new("DPD", "Classic", Reach.Domestic, 2, 520m, 6m, 1110),
        new("DHLExpress", "DomesticExpress", Reach.Domestic, 1, 1490m, 14m, 2400),
        new("DHLFreight", "Eurapid", Reach.Domestic, 4, 12500m, 2.2m, double.MaxValue),
        new("USPS", "FirstClassPackageInternationalService", Reach.AbroadFromUnitedStates, 12, 1410m, 34m, 64),
        new("USPS", "PriorityMailInternational", Reach.AbroadFromUnitedStates, 8, 3990m, 42m, 1056),
        new("FedEx", "INTERNATIONAL_ECONOMY", Reach.Abroad, 6, 3450m, 38m, 2400),
        new("DHLExpress", "ExpressWorldwide", Reach.Abroad, 3, 4680m, 52m, 2400),
        new("KuehneNagel", "SeaFreight", Reach.Abroad, 30, 38000m, 4m, double.MaxValue),
    ];

    private static readonly HashSet<string> Europe =
        [.. "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LI LT LU LV MC MT NL NO PL PT RO SE SI SK SM".Split(' ')];

    // Everything ISO 3166-1 knows, less the Antarctic and the uninhabited (AQ BV GS HM IO TF UM) and the embargoed (KP SY).
    private static readonly HashSet<string> Served = [.. Europe, .. (
        "AD AE AF AG AI AL AM AO AR AS AU AW AX AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CI CK CL CM CN CO CR CU CV CW CX "
        + "DJ DM DO DZ EC EG EH ER ET FJ FK FM FO GA GD GE GF GG GH GI GL GM GN GP GQ GT GU GW GY HK HN HT ID IL IM IN IQ IR IS JE JM JO JP KE KG KH KI "
        + "KM KN KR KW KY KZ LA LB LC LK LR LS LY MA MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MU MV MW MX MY MZ NA NC NE NF NG NI NP NR NU NZ OM PA PE "
        + "PF PG PH PK PM PN PR PS PW PY QA RE RS RU RW SA SB SC SD SG SH SJ SL SN SO SR SS ST SV SX SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA "
        + "UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW").Split(' ')];

    /// <summary>How much of a currency a US dollar buys. Others are taken at par.</summary>
    private static readonly Dictionary<string, decimal> PerDollar = new(StringComparer.Ordinal)
    {
        ["EUR"] = 0.92m,
        ["GBP"] = 0.79m,
        ["CHF"] = 0.88m,
        ["SEK"] = 10.5m,
        ["NOK"] = 10.7m,
        ["DKK"] = 6.9m,
        ["PLN"] = 3.95m,
        ["CZK"] = 23m,
        ["HUF"] = 360m,
        ["CAD"] = 1.36m,
        ["MXN"] = 17m,
        ["BRL"] = 5.1m,
        ["ZAR"] = 18.5m,
        ["AUD"] = 1.52m,
        ["NZD"] = 1.66m,
        ["JPY"] = 150m,
        ["CNY"] = 7.2m,
        ["INR"] = 83m,
        ["KRW"] = 1350m,
        ["SGD"] = 1.34m,
        ["HKD"] = 7.8m,
    };

    public static (List<Rate> Rates, List<RateMessage> Messages) Quote(Shipment shipment, Func<string> newId, DateTimeOffset now)
    {
        var (from, to) = (Country(shipment.From), Country(shipment.To));
        var offers = Services.Where(s => Goes(s.Reach, from, to)).ToList();
        if (!Served.Contains(from) || !Served.Contains(to))
        {
            var why = $"There is no service to or from {(Served.Contains(to) ? from : to)}.";
            return ([], [.. offers.Select(s => s.Carrier).Distinct().Select(carrier => new RateMessage(carrier, why))]);
        }

        var (zone, ounces) = (Zone(shipment.From, shipment.To), shipment.Parcel.Weight);
        return ([.. offers.Where(s => ounces <= s.MostOunces).Select(RateOf)],
            [.. offers.Where(s => ounces > s.MostOunces).Select(s => new RateMessage(s.Carrier, $"{s.Name}: the parcel weighs more than {s.MostOunces} oz."))]);

        Rate RateOf(Service s)
        {
            var cents = (s.Cents + s.CentsPerOunce * (decimal)ounces) * (1 + 0.06m * (zone - 4));
            return new(newId(), s.Carrier, s.Name, InCurrency(cents, shipment.Currency), shipment.Currency, s.Days + (zone > 6 ? 1 : 0), now);
        }
    }

    /// <summary>1 to 8 within a country by how far the postcodes lie apart; 5 within Europe, 9 elsewhere.</summary>
    public static int Zone(PostalAddress from, PostalAddress to)
    {
        if (Country(from) != Country(to)) return Europe.Contains(Country(from)) && Europe.Contains(Country(to)) ? 5 : 9;
        return Math.Abs(Region(from) - Region(to)) switch { 0 => 1, < 10 => 2, < 30 => 3, < 75 => 4, < 150 => 5, < 300 => 6, < 600 => 7, _ => 8 };
    }

    public static string Country(PostalAddress address) => string.IsNullOrWhiteSpace(address.Country) ? "US" : address.Country.Trim().ToUpperInvariant();

    private static bool Goes(Reach reach, string from, string to) => reach switch
    {
        Reach.UnitedStates => from == "US" && to == "US",
        Reach.Domestic => from == to && from != "US",
        Reach.AbroadFromUnitedStates => from == "US" && to != "US",
        _ => from != to,
    };

    // The first three digits of a postcode; countries that write letters count as one region.
    private static int Region(PostalAddress address)
    {
        var digits = string.Concat((address.Zip ?? "").Where(char.IsAsciiDigit).Take(3));
        return digits.Length == 3 ? int.Parse(digits) : 0;
    }

    // A yen has no cents: whole yen, still written with two decimals.
    private static long InCurrency(decimal cents, string currency)
    {
        var amount = cents * PerDollar.GetValueOrDefault(currency, 1m);
        return Kernel.Money.Decimals(currency) == 0 ? (long)Math.Ceiling(amount / 100) * 100 : (long)Math.Round(amount, MidpointRounding.AwayFromZero);
    }
}

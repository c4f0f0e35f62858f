using ClickCart.Shipping.Boxes;

namespace ClickCart.Shipping.Carriers;

/// <summary>What lies in a parcel.</summary>
/// <param name="OriginCountry">Where it was made; null where the shop does not say: then it is taken for the sender's.</param>
/// <param name="HsCode">Its number in the customs tariff; null where the shop does not say.</param>
/// <param name="Value">Of all pieces together, less what a coupon took off unless that was all, without delivery; in minor units of the shipment's currency.</param>
internal sealed record ParcelItem(string Sku, string Name, int Quantity, long Value, string? OriginCountry = null, string? HsCode = null);

/// <summary>A parcel as the carrier reads it: inches, and ounces with the box.</summary>
internal sealed record ParcelSize(double Length, double Width, double Height, double Ounces)
{
    private const double MillimetresPerInch = 25.4;

    /// <param name="box">Without one it is estimated, since products are known by their weight alone.</param>
    /// <param name="weighedGrams">Of the packed parcel; null where it was not on the scales.</param>
    public static ParcelSize Of(int goodsGrams, BoxSize? box, int? weighedGrams = null)
    {
        var ounces = Parcels.Ounces(weighedGrams ?? (goodsGrams + (box?.EmptyGrams ?? 0)));
        if (box is not null) return new(Inches(box.LengthMm), Inches(box.WidthMm), Inches(box.HeightMm), ounces);
        var (length, width, height) = Parcels.Box(weighedGrams ?? goodsGrams);
        return new(length, width, height, ounces);
    }

    private static double Inches(int millimetres) => Math.Max(0.1, Math.Ceiling(Math.Round(millimetres / MillimetresPerInch * 10, 6)) / 10);
}

/// <summary>What is asked of the carrier for one parcel.</summary>
internal static class Parcels
{
    private const double GramsPerOunce = 28.349523125;

    /// <summary>What one kind of goods may be worth that leaves the United States without electronic export information (15 CFR 30.37(a)).</summary>
    private const decimal UnreportedDollars = 2500;

    /// <summary>Ounces, rounded up to a tenth: carriers charge for what they weigh.</summary>
    public static double Ounces(int grams) => Math.Max(0.1, Math.Ceiling(Math.Round(grams / GramsPerOunce * 10, 6)) / 10);

    /// <summary>A 10 × 8 × 4 inch box holds about 440 g of mixed goods; others are that box, grown or shrunk. Inches.</summary>
    public static (double Length, double Width, double Height) Box(int grams)
    {
        var scale = Math.Clamp(Math.Cbrt(grams / 440.0), 0.4, 5);
        return (Math.Round(10 * scale, 1), Math.Round(8 * scale, 1), Math.Round(4 * scale, 1));
    }

    /// <summary>The body of POST /v2/shipments.</summary>
    /// <param name="reference">Ours, to find the parcel by in the carrier's own pages.</param>
    /// <param name="contents">The goods, for the customs form of a parcel that crosses a border; none for a question of price.</param>
    /// <param name="grams">What the goods weigh, for customs.</param>
    /// <param name="isReturn">It goes the other way: the carrier exchanges the addresses.</param>
    public static object Body(
        Address from, Address to, ParcelSize size, int grams, string currency, string? reference = null, IReadOnlyList<ParcelItem>? contents = null,
        bool isReturn = false) => new
        {
            Shipment = new
            {
                FromAddress = Of(from),
                ToAddress = Of(to),
                Parcel = new { size.Length, size.Width, size.Height, Weight = size.Ounces },
                Options = new { Currency = currency },
                Reference = reference,
                IsReturn = isReturn ? true : (bool?)null,
                CustomsInfo = contents is null or [] || !PassesCustoms(from, to) ? null : new
                {
                    ContentsType = isReturn ? "returned_goods" : "merchandise",
                    RestrictionType = "none",
                    NonDeliveryOption = "return",
                    EelPfc = Exemption(to, contents, currency),
                    CustomsCertify = true,
                    CustomsSigner = from.Name,
                    CustomsItems = Declared(from, contents, grams, currency),
                },
            },
        };

    /// <summary>Whether it crosses a border, or goes to the military abroad, whose mail customs see too.</summary>
    public static bool PassesCustoms(Address from, Address to) => from.Country != to.Country || (to.Country == "US" && to.Region is "AA" or "AE" or "AP");

    /// <summary>Why no export information was filed; null where it must be, so that the carrier asks for its number.</summary>
    private static string? Exemption(Address to, IReadOnlyList<ParcelItem> contents, string currency) =>
        to.Country == "CA" ? "NOEEI 30.36"
        : currency == "USD" && contents.GroupBy(i => i.HsCode ?? i.Sku).Any(kind => new Money(kind.Sum(i => i.Value), currency).ToMajor() > UnreportedDollars)
            ? null
        : "NOEEI 30.37(a)";

    /// <summary>One entry per line of the order. The parcel's weight is divided by value, since orders know the whole alone.</summary>
    private static object[] Declared(Address from, IReadOnlyList<ParcelItem> contents, int grams, string currency)
    {
        var weights = Allocation.Allocate(grams, [.. contents.Select(i => Math.Max(1, i.Value))]);
        return
        [
            .. contents.Select((item, i) => new
            {
                Description = item.Name, Code = item.Sku, item.Quantity, Weight = Ounces((int)weights[i]),
                Value = new Money(item.Value, currency).ToMajor(), Currency = currency,
                OriginCountry = item.OriginCountry ?? from.Country, HsTariffNumber = item.HsCode,
            }),
        ];
    }

    private static object Of(Address a) => new
    {
        a.Name,
        Street1 = a.Line1,
        Street2 = a.Line2,
        a.City,
        State = Places.WrittenRegion(a),
        Zip = a.PostalCode is { Length: > 0 } code ? code : null,
        a.Country,
        a.Phone,
    };
}

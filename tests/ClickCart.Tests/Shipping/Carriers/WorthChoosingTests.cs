using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Shipping.Carriers;

public sealed class WorthChoosingTests
{
    private static ShippingRate Rate(string carrier, string service, long price, int? days) => new(carrier, service, new(price, "USD"), days);

    private static string Shown(int grams, params ShippingRate[] rates) => string.Join(' ', WorthChoosing.Of(rates, grams).Select(r => r.Service));

    [Fact]
    public void What_is_dearer_and_slower_than_another_is_hidden_and_the_cheapest_and_the_fastest_come_first() =>
        Shown(500, Rate("A", "Ground", 593, 3), Rate("A", "Priority", 690, 2), Rate("A", "Express", 3410, 1), Rate("B", "Ground2", 1488, 3),
            Rate("B", "SecondDay", 2900, 2), Rate("C", "Unsaid", 700, null)).ShouldBe("Ground Express Priority");

    [Fact]
    public void A_mug_does_not_go_by_sea_but_what_goes_no_other_way_does()
    {
        var (sea, parcel) = (Rate("KuehneNagel", "SeaFreight", 300, 30), Rate("Post", "Parcel", 900, 5));
        Shown(500, sea, parcel).ShouldBe("Parcel");
        Shown(50_000, sea, parcel).ShouldBe("SeaFreight Parcel");
        Shown(500, sea).ShouldBe("SeaFreight");
        Shown(500, Rate("Overseas", "Seaside", 300, 30), parcel).ShouldBe("Seaside Parcel");
    }

    [Fact]
    public void At_most_five_are_shown() =>
        Shown(500, [.. Enumerable.Range(1, 8).Select(i => Rate("A", $"S{i}", 100 * i, 10 - i))]).ShouldBe("S1 S8 S2 S3 S4");
}

using ClickCart.Shipping.Carriers;

namespace ClickCart.Tests.Shipping.Carriers;

public sealed class ParcelsTests
{
    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(28, 1.0)]
    [InlineData(29, 1.1)]
    [InlineData(437, 15.5)]
    [InlineData(1000, 35.3)]
    public void Ounces_are_rounded_up_to_a_tenth(int grams, double ounces) => Parcels.Ounces(grams).ShouldBe(ounces);

    [Fact]
    public void A_box_of_the_recorded_weight_has_the_recorded_size() => Parcels.Box(440).ShouldBe((10, 8, 4));

    [Fact]
    public void Heavier_parcels_are_never_smaller()
    {
        var boxes = Enumerable.Range(1, 300).Select(i => Parcels.Box(i * 100)).ToList();
        boxes.Zip(boxes.Skip(1)).ShouldAllBe(pair => pair.Second.Length >= pair.First.Length && pair.Second.Height >= pair.First.Height);
    }
}

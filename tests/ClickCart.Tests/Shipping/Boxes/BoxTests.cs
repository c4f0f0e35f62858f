using ClickCart.Catalog.Contracts;
using ClickCart.Shipping.Boxes;
using ClickCart.Shipping.Carriers;

namespace ClickCart.Tests.Shipping.Boxes;

public sealed class BoxTests
{
    private static Box Of(string name, int side, int empty, int most) =>
        new(Guid.CreateVersion7(), new BoxFields { Name = name, Length = side, Width = side, Height = side, EmptyGrams = empty, MostGrams = most });

    [Theory]
    [InlineData(100, "S")]
    [InlineData(950, "S")]
    [InlineData(951, "M")]
    [InlineData(4800, "M")]
    [InlineData(4801, null)]
    public void The_smallest_that_holds_the_goods_with_its_own_weight_is_taken(int grams, string? name) =>
        BoxChoice.Of([Of("M", 300, 200, 5000), Of("S", 150, 50, 1000)], new(grams, 0, []))?.Name.ShouldBe(name);

    [Theory]
    [InlineData("100x100x100", 1, "S")]
    [InlineData("100x100x100", 4, "M")]
    [InlineData("151x10x10", 1, "M")]
    [InlineData("10x10x151", 1, "M")]
    [InlineData("301x10x10", 1, null)]
    [InlineData("300x300x300", 2, null)]
    public void A_box_takes_goods_whose_size_is_known_by_volume_and_by_their_sides(string size, int quantity, string? name) =>
        BoxChoice.Of(
            [Of("M", 300, 200, 5000), Of("S", 150, 50, 1000)],
            BoxContents.Of(new(10, [("SKU", quantity), ("OTHER", 500)]), new Dictionary<string, PackedSize> { ["SKU"] = PackedSize.Read(size)! }))
                ?.Name.ShouldBe(name);

    [Fact]
    public void Carriers_are_told_its_size_and_what_it_weighs_full()
    {
        var size = ParcelSize.Of(400, Of("S", 254, 40, 1000).Size);
        size.ShouldBe(new ParcelSize(10, 10, 10, Parcels.Ounces(440)));
        ParcelSize.Of(440, null).ShouldBe(new ParcelSize(10, 8, 4, Parcels.Ounces(440)));
    }
}

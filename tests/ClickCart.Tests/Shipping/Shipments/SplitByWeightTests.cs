using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

public sealed class SplitByWeightTests
{
    [Theory]
    [InlineData("A:2", 2000, "A2")]
    [InlineData("A:3 B:1", 2000, "A2 A1B1")]
    [InlineData("A:1 C:1", 2000, "C1 A1")]
    [InlineData("N:9 A:2", 2000, "A2N9")]
    [InlineData("B:9", 2000, "B4 B4 B1")]
    [InlineData("A:101", 1000, "A101")]
    public void Heavy_things_go_first_each_into_the_first_parcel_that_bears_it(string goods, int most, string parcels)
    {
        var grams = new Dictionary<string, int> { ["A"] = 1000, ["B"] = 500, ["C"] = 5000 };
        var wanted = goods.Split(' ').Select(g => g.Split(':'))
            .ToDictionary(g => g[0], g => int.Parse(g[1], System.Globalization.CultureInfo.InvariantCulture));
        var split = SplitByWeight.Parcels(wanted, grams, most);
        string.Join(' ', split.Select(p => string.Concat(p.Select(g => $"{g.Key}{g.Value}")))).ShouldBe(parcels);
        split.SelectMany(p => p).GroupBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(v => v.Value)).ShouldBe(wanted, ignoreOrder: true);
    }
}

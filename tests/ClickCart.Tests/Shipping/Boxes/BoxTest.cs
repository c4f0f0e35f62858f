using ClickCart.Tests.Shipping.Zones;

namespace ClickCart.Tests.Shipping.Boxes;

public abstract class BoxTest(ZoneShop shared) : ZoneTest(shared)
{
    protected static object Small(string name) => new { name, length = 200, width = 150, height = 100, emptyGrams = 80, mostGrams = 2000 };
}

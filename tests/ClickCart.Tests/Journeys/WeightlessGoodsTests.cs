namespace ClickCart.Tests.Journeys;

/// <summary>Goods that weigh next to nothing, such as vouchers: the carrier is told the least that a parcel weighs.</summary>
public sealed class WeightlessGoodsTests(SharedShop shared) : ShopTest(shared)
{
    [Theory]
    [InlineData("US", "San Francisco", "CA", "94107", 1)]
    [InlineData("DE", "Köln", null, "50667", 3)]
    public async Task They_are_quoted_shipped_and_delivered(string country, string city, string? region, string postalCode, int quantity)
    {
        var (voucher, card) = (await ProductAsync(weightGrams: 0), await ProductAsync(weightGrams: 0));
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (voucher, quantity), (card, 1)),
            new { name = "Ada Buyer", line1 = "Hauptstr. 1", city, region, postalCode, country, phone = "+49 221 123456" });
        var order = (await Guest.PostAsync("/orders", OrderBody(quote), NewKey())).ShouldBe(201);
        (await DeliveredAsync(Guest, order))["shipments"].GetArrayLength().ShouldBe(1);
    }
}

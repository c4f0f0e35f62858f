namespace ClickCart.Tests.Payments.ManualPayments;

[Collection(nameof(TransferShop))]
public sealed class GiveUpReturnedOrderTests(TransferShop shared) : ManualPaymentsTest(shared)
{
    [Fact]
    public async Task A_parcel_that_nobody_paid_for_at_the_door_ends_its_order()
    {
        var refusing = new { name = "Ada RETURN", line1 = "388 Townsend St", city = "San Francisco", region = "CA", postalCode = "94107", country = "US" };
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)), refusing);
        var order = (await Guest.PostAsync("/orders", OrderBody(quote, Cash), NewKey())).ShouldBe(201);
        var ended = await OrderUntilAsync(Guest, order, o => o.GetProperty("status").ValueEquals("returned"), "it has an end");
        ended["paymentStatus"].GetString().ShouldBe("voided");
        await Eventually.TrueAsync(async () => (int)(await PayAsync(order)).Status == 409, "nothing is waited for any more");
        await Shop.ShouldBeSoundAsync();
    }
}

namespace ClickCart.Tests.Payments.ManualPayments;

[Collection(nameof(TransferShop))]
public sealed class GiveUpReturnedOrderTests(TransferShop shared) : ManualPaymentsTest(shared)
{
    /// <summary>An order to be paid on delivery, whose parcel comes back.</summary>
    private async Task<ApiResponse> RefusedAtTheDoorAsync(string sku)
    {
        var refusing = new { name = "Ada RETURN", line1 = "388 Townsend St", city = "San Francisco", region = "CA", postalCode = "94107", country = "US" };
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (sku, 1)), refusing);
        return (await Guest.PostAsync("/orders", OrderBody(quote, Cash), NewKey())).ShouldBe(201);
    }

    private static Task<ApiResponse> UntilAsync(Client client, ApiResponse order, string state) => OrderUntilAsync(client, order, o =>
        $"{o.GetProperty("status").GetString()} {o.GetProperty("paymentStatus").GetString()} {o.GetProperty("fulfilmentStatus").GetString()}" == state, $"it is {state}");

    [Fact]
    public async Task A_parcel_that_nobody_paid_for_at_the_door_ends_its_order()
    {
        var order = await RefusedAtTheDoorAsync(await ProductAsync());
        await UntilAsync(Guest, order, "returned voided returned");
        (await PayAsync(order)).ShouldBeProblem(409, "payment-not-awaited")["state"].GetString().ShouldBe("voided");
        var (path, token) = ($"/orders/{order["id"].GetString()}/credit-notes", order["accessToken"].GetString());
        var notes = await Eventually.GetAsync(async () => (await Guest.GetAsync(path, token)).ShouldBe(200) is var answer
            && answer["items"].GetArrayLength() > 0 ? answer : null, "what nobody pays for is taken back of the invoice");
        notes["items"].GetArrayLength().ShouldBe(1);
        notes["items"][0].GetProperty("total").GetRawText().ShouldBe(order["total"].GetRawText());
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Marked_as_paid_while_it_comes_back_it_is_paid_or_given_up_and_order_and_payment_say_the_same()
    {
        var sku = await ProductAsync();
        var orders = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RefusedAtTheDoorAsync(sku)));
        var answers = await Task.WhenAll(orders.Index().Select(async o =>
        {
            // Some while it is on its way, some as soon as it is known that it is back.
            await OrderUntilAsync(Guest, o.Item, now => now.GetProperty("fulfilmentStatus").ValueEquals("returned")
                || (o.Index % 3 == 0 && now.GetProperty("fulfilmentStatus").ValueEquals("inTransit")), "it is on its way back");
            return await PayAsync(o.Item);
        }));
        foreach (var (order, answer) in orders.Zip(answers))
        {
            if ((int)answer.Status != 200) answer.ShouldBeProblem(409, "payment-not-awaited");
            await UntilAsync(Guest, order, (int)answer.Status == 200 ? "shipped captured returned" : "returned voided returned");
        }
        await Shop.ShouldBeSoundAsync();
    }
}

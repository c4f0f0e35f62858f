namespace ClickCart.Tests.Ordering.Orders;

/// <summary>Faults are the whole gateway's, so this shop is the test's own.</summary>
public sealed class InspectFailedOrderTests(SharedShop shared) : ShopTest(shared)
{
    protected override Task<Shop> StartAsync(SharedShop sharedShop) => Shop.StartAsync();

    [Fact]
    public async Task While_the_gateway_does_not_charge_the_order_says_so_and_names_the_job_that_tries_again()
    {
        (await Guest.PutAsync("~/sandbox/faults", new[] { new { target = "stripe", match = "POST /v1/payment_intents/*/capture", kind = "status", status =
            503 } })).ShouldBe(200);
        var order = await OrderAsync(Guest, await ProductAsync());
        using var office = await Shop.OfficeAsync("/admin/orders");
        await Eventually.TrueAsync(async () => (await office.OpenAsync($"/admin/orders/{order["id"].GetString()}")).Text.Contains("could not be charged",
            StringComparison.Ordinal), "the trouble is shown");
        office.ShouldShow("The payment could not be charged.").ShouldShow("The gateway answered 503 api_error.").ShouldShow("the next try comes by itself");
        await office.OpenAsync(office.Page.QuerySelectorAll("a").Single(a => a.TextContent == "See the job").GetAttribute("href")!);
        office.ShouldBe(200).ShouldShow("payments.CapturePayment");
        (await Guest.DeleteAsync("~/sandbox/faults")).ShouldBe(204);
        await DeliveredAsync(Guest, order);
        (await office.OpenAsync($"/admin/orders/{order["id"].GetString()}")).Text.ShouldNotContain("could not be charged");
    }
}

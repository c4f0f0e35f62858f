namespace ClickCart.Tests.BackOffice.Connections;

public sealed class ListConnectionsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task It_says_where_each_is_called_and_which_address_is_to_be_registered_there()
    {
        var items = (await Admin.GetAsync("/admin/connections")).ShouldBe(200)["items"];
        items.EnumerateArray().Select(c => c.GetProperty("name").GetString()).ShouldBe(["gateway", "carrier"], ignoreOrder: true);
        var gateway = items.EnumerateArray().Single(c => c.GetProperty("name").ValueEquals("gateway"));
        gateway.GetProperty("isSandbox").GetBoolean().ShouldBeTrue();
        gateway.GetProperty("address").GetString()!.ShouldEndWith("/sandbox/stripe");
        gateway.GetProperty("webhookAddress").GetString()!.ShouldEndWith("/api/v1/webhooks/stripe");
    }
}

namespace ClickCart.BrowserTests.Api;

/// <summary>What others make of the API's document: a public linter finds nothing wrong, and clients that are made of it compile and work.</summary>
public sealed class CallByGeneratedClientsTests(SharedShop shop) : ShopTest(shop)
{
    public override async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(NodeTools.Missing is null, NodeTools.Missing ?? "");
        await base.InitializeAsync();
    }

    [Fact]
    public async Task A_public_linter_finds_no_error_and_no_warning()
    {
        var said = await NodeTools.RunAsync(await DocumentAsync(), ["npm", "run", "--silent", "lint"]);
        said.ShouldContain("valid");
        said.ShouldNotContain("warning  ");
    }

    [Fact]
    public async Task A_shopper_orders_and_the_owner_finds_the_order_by_generated_clients()
    {
        var (host, sku) = (Shop.ClientOptions.BaseAddress.ToString().TrimEnd('/'), await ProductAsync());
        var number = (await NodeTools.RunAsync(
            await DocumentAsync(), ["npm", "run", "--silent", "clients"], ["node", "made/js/shopper.js", host, sku])).Trim();
        number.ShouldStartWith("CC-");
        var annotated = await NodeTools.RunAsync(await DocumentAsync(), ["node", "made/js/owner.js", host, number, Shop.AdminEmail, Shop.AdminPassword]);
        annotated.ShouldStartWith(number);
        annotated.ShouldContain("1 note");
    }

    private async Task<string> DocumentAsync() => (await Guest.GetAsync("~/openapi/v1.json")).ShouldBe(200).Text;
}

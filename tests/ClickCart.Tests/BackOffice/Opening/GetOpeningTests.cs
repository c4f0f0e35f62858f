using System.Text.Json;

namespace ClickCart.Tests.BackOffice.Opening;

/// <summary>A shop of its own, which is about to open.</summary>
public sealed class UnopenedShop : SharedShop;

public sealed class GetOpeningTests(UnopenedShop shared) : ShopTest(shared), IClassFixture<UnopenedShop>
{
    [Fact]
    public async Task Each_step_is_ticked_once_it_is_done_and_the_list_can_be_hidden()
    {
        var before = await StepsAsync();
        before["warehouse"].GetProperty("isDone").GetBoolean().ShouldBeFalse();
        before["product"].GetProperty("isDone").GetBoolean().ShouldBeTrue("The demonstration has products.");
        before["gateway-key"].GetProperty("note").GetString().ShouldBe("Set, but not tested.");

        await SetAsync(new()
        {
            ["ClickCart:Shop:Name"] = "Willow",
            ["Shipping:From:Name"] = "Willow",
            ["Shipping:From:Line1"] = "Hauptstr. 1",
            ["Shipping:From:PostalCode"] = "10115",
            ["Shipping:From:City"] = "Berlin",
            ["Shipping:From:Country"] = "DE",
        });
        (await Admin.PostAsync("/admin/connections/gateway/test")).ShouldBe(200);
        var after = await StepsAsync();
        string[] done = ["shop-name", "gateway-key", "gateway-webhooks", "warehouse", "tax-rates"];
        foreach (var name in done) after[name].GetProperty("isDone").GetBoolean().ShouldBeTrue(name);

        using var shopper = Shop.Browser();
        var front = (await shopper.OpenAsync("/")).ShouldBe(200);
        front.Page.QuerySelector("h1")!.TextContent.ShouldBe("Willow", "Words about the demonstration's goods are not those of a shop with a name.");
        front.Text.ShouldNotContain("Mugs that fit");

        using var office = await Shop.OfficeAsync("/admin");
        office.ShouldShow("Before you open").ShouldShow("A delivery zone");
        (await office.PressAsync("Hide this list")).ShouldBe(200).Text.ShouldNotContain("Before you open");
        (await Admin.GetAsync("/admin/opening"))["isHidden"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_for_admins_alone()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        (await (await Shop.SignInAsync(email, password)).GetAsync("/admin/opening")).ShouldBe(403);
        using var office = await Shop.OfficeAsync("/admin", email, password);
        office.Text.ShouldNotContain("Before you open");
    }

    private async Task<Dictionary<string, JsonElement>> StepsAsync() => (await Admin.GetAsync("/admin/opening")).ShouldBe(200)["steps"].EnumerateArray()
        .ToDictionary(s => s.GetProperty("name").GetString()!);

    private async Task SetAsync(Dictionary<string, string?> values) =>
        (await Admin.PutAsync("/admin/settings", new { values }, (await Admin.GetAsync("/admin/settings")).ETag)).ShouldBe(200);
}

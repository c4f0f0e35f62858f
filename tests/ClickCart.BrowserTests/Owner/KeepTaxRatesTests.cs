namespace ClickCart.BrowserTests.Owner;

public sealed class KeepTaxRatesTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop, "Yukon"), InlineData(Screen.Phone, "Nunavut")]
    public async Task A_rate_is_added_changed_and_deleted(Screen screen, string region)
    {
        var owner = await OwnerAsync("/admin/tax-rates", screen);
        await owner.FollowAsync("New rate");
        await owner.Page.GetByLabel("Country").SelectOptionAsync("CA");
        await owner.FillAsync("Region", region);
        await owner.FillAsync("Rate in percent", "5");
        await owner.PressAsync("Create the rate");

        await owner.ToPageAsync(() => owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = region }).GetByRole(AriaRole.Link).ClickAsync());
        await owner.FillAsync("Rate in percent", "7.125");
        await owner.PressAsync("Save");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = region })).ToContainTextAsync("7.125 %");

        await owner.ToPageAsync(() => owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = region }).GetByRole(AriaRole.Link).ClickAsync());
        await owner.Page.GetByText("Delete this rate…").ClickAsync();
        await owner.PressAsync($"Delete 7.125 % in {region}, Canada");
        await owner.ShouldSeeAsync("The rate is deleted.");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = region })).ToHaveCountAsync(0);
    }
}

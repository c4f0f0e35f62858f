namespace ClickCart.Tests.Customers.SecondFactors;

public sealed class RemovePasskeyTests(ClockShop shared) : SecondFactorTest(shared)
{
    [Fact]
    public async Task One_that_is_removed_signs_in_no_more()
    {
        var holder = await HolderAsync();
        using var passkey = new SoftwarePasskey($"http://localhost:{Shop.ClientOptions.BaseAddress.Port}");
        using var browser = await SignedInAsync(holder, "/account/security");
        var options = browser.Page.QuerySelector("[data-passkey-options]")!.GetAttribute("data-passkey-options")!;
        (await browser.PressAsync("Add a passkey", ("name", "Key ring"), ("password", Password), ("passkey", passkey.Make(options)))).ShouldBe(200);
        var id = (await holder.Client.GetAsync("/me/second-factor"))["passkeys"][0].GetProperty("id").GetString();
        var (stranger, _) = await Shop.CustomerAsync();
        (await stranger.DeleteAsync($"/me/second-factor/passkeys/{id}")).ShouldBeProblem(404, "not-found");
        (await browser.PressAsync("Remove Key ring")).ShouldBe(200).ShouldShow("The passkey is removed.");
        (await holder.Client.DeleteAsync($"/me/second-factor/passkeys/{id}")).ShouldBeProblem(404, "not-found");
        using var half = await HalfwayAsync(holder.Email);
        half.Page.QuerySelector("[data-passkey-options]").ShouldBeNull();
        (await SignInAsync(holder.Email)).ShouldBeProblem(401, "second-factor-required");
    }
}

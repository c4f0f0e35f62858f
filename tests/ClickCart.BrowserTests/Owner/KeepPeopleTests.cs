using ClickCart.Notifications.Mails;

namespace ClickCart.BrowserTests.Owner;

public sealed class KeepPeopleTests(SharedShop shop, Chromium chromium) : OwnerWalk(shop, chromium)
{
    [Theory, InlineData(Screen.Desktop, true), InlineData(Screen.Phone, false)]
    public async Task Somebody_is_invited_looks_around_and_is_dismissed(Screen screen, bool scripts)
    {
        var email = $"b{Guid.CreateVersion7():n}@example.com";
        var owner = await OwnerAsync("/admin/staff", screen, scripts);
        await owner.FillAsync("E-mail address", email);
        await owner.FillAsync("Name", "Sue Port");
        await owner.PressAsync("Invite");
        await owner.ShouldSeeAsync("The invitation is on its way.");

        var support = await VisitorAsync(screen, scripts);
        await support.GoAsync((await Shop.LinkAsync(email, MailKind.StaffInvited)).PathAndQuery);
        await support.FillAsync("New password", "tulip-garden-77");
        await support.PressAsync("Set password");
        await support.ShouldSeeAsync("Your password is set.");
        await support.GoAsync("/admin/coupons");
        await support.FillAsync("E-mail address", email);
        await support.FillAsync("Password", "tulip-garden-77");
        await support.PressAsync("Sign in");
        await support.FollowAsync("WELCOME10");
        (await support.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0, "support changes nothing");

        await owner.GoAsync($"/admin/staff?q={email}");
        await owner.Page.GetByText("Change…").ClickAsync();
        await owner.CheckAsync();
        await owner.PressAsync("Dismiss Sue Port");
        await support.GoAsync("/admin/coupons");
        await support.ShouldSeeAsync("This is not for you");
    }

    [Theory, InlineData(Screen.Desktop), InlineData(Screen.Phone)]
    public async Task A_customer_is_found_with_the_orders_and_signed_out_everywhere(Screen screen)
    {
        var (customer, email) = await Shop.CustomerAsync();
        var order = await OrderAsync(customer, await ProductAsync());
        var owner = await OwnerAsync("/admin/customers", screen);
        await owner.FillAsync("Search", email);
        await owner.PressAsync("Search");
        await owner.FollowAsync("Test Customer");
        await owner.ShouldSeeAsync(order["number"].GetString()!);
        await owner.Page.GetByText("Sign out everywhere…").ClickAsync();
        await owner.PressAsync("Sign Test Customer out");
        await owner.ShouldSeeAsync("Signed out everywhere.");
        (await customer.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
    }
}

using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Invitations;

public sealed class ListInvitationsTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Who_is_invited_stands_in_the_list_until_they_have_chosen_a_password()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        using var office = await Shop.OfficeAsync("/admin/staff");
        (await office.PressAsync("Invite", ("email", email), ("role", "support"))).ShouldBe(200).ShouldShow("The invitation is on its way.");
        var item = (await Admin.GetAsync("/admin/staff/invitations?limit=100"))["items"].EnumerateArray().Single(i => i.GetProperty("email").ValueEquals(email));
        (item.GetProperty("role").GetString(), item.GetProperty("invitedBy").GetString()).ShouldBe(("support", Shop.AdminEmail));
        (await office.OpenAsync("/admin/staff/invitations")).ShouldShow(email);
        (await Guest.PostAsync("/sessions", new { email, password = "tulip-garden-77" })).ShouldBeProblem(401, "bad-credentials");

        using var invited = Shop.Browser();
        await invited.OpenAsync((await Shop.LinkAsync(email, MailKind.StaffInvited)).PathAndQuery);
        invited.ShouldShow("Welcome to the staff").ShouldShow(email);
        (await invited.PressAsync("Set password", ("password", "tulip-garden-77"))).ShouldBe(200).Address.AbsolutePath.ShouldBe("/sign-in");
        await invited.PressAsync("Sign in", ("email", email), ("password", "tulip-garden-77"));
        (await invited.OpenAsync("/admin/orders")).ShouldBe(200);
        (await office.OpenAsync("/admin/staff/invitations")).Text.ShouldNotContain(email);
        (await (await Shop.SignInAsync(email, "tulip-garden-77")).GetAsync("/admin/staff/invitations")).ShouldBeProblem(403, "forbidden");
    }
}

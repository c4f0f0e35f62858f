using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Invitations;

public sealed class ResendInvitationTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_newer_invitation_ends_the_former_one_and_the_role_is_that_of_the_last()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        (await Admin.PostAsync("/admin/staff", new { email, role = "admin", name = "Sue Port" })).ShouldBe(202);
        var first = await Shop.TokenAsync(email, MailKind.StaffInvited);
        (await Admin.PostAsync("/admin/staff", new { email, role = "support" })).ShouldBe(202);
        await Shop.TokenAsync(email, MailKind.StaffInvited, many: 2);
        var id = (await Admin.GetAsync("/admin/staff/invitations?limit=100"))["items"].EnumerateArray().Single(i => i.GetProperty("email").ValueEquals(email))
            .GetProperty("id").GetString();
        (await Admin.PostAsync($"/admin/staff/invitations/{id}/resend")).ShouldBe(202);
        var last = await Shop.TokenAsync(email, MailKind.StaffInvited, many: 3);
        (await Guest.PostAsync("/accounts/password", new { token = first, password = "tulip-garden-77" })).ShouldBeProblem(409, "token-expired");
        (await Guest.PostAsync("/accounts/password", new { token = last, password = "tulip-garden-77" })).ShouldBe(204);
        var me = await (await Shop.SignInAsync(email, "tulip-garden-77")).GetAsync("/me");
        (me["role"].GetString(), me["name"].GetString(), me["emailConfirmed"].GetBoolean()).ShouldBe(("support", "Sue Port", true));
        (await Admin.PostAsync($"/admin/staff/invitations/{id}/resend")).ShouldBeProblem(404, "not-found");
    }
}

using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Customers.Invitations;

public sealed class WithdrawInvitationTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_link_of_an_invitation_that_is_withdrawn_works_no_more()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        (await Admin.PostAsync("/admin/staff", new { email, role = "support" })).ShouldBe(202);
        var token = await Shop.TokenAsync(email, MailKind.StaffInvited);
        using var office = await Shop.OfficeAsync("/admin/staff/invitations");
        (await office.PressAsync($"Withdraw the invitation of {email}")).ShouldBe(200).ShouldShow("The invitation is withdrawn.");
        (await Guest.PostAsync("/accounts/password", new { token, password = "tulip-garden-77" })).ShouldBeProblem(409, "token-expired");
        (await Guest.PostAsync("/sessions", new { email, password = "tulip-garden-77" })).ShouldBeProblem(401, "bad-credentials");
        (await Admin.DeleteAsync($"/admin/staff/invitations/{Guid.CreateVersion7()}")).ShouldBeProblem(404, "not-found");
    }
}

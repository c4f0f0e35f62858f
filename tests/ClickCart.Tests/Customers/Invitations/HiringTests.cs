using ClickCart.Customers;
using ClickCart.Notifications.Mails;
using ClickCart.Tests.Customers.StaffRoles;

namespace ClickCart.Tests.Customers.Invitations;

public sealed class HiringTests(SharedShop shared) : RoleTest(shared)
{
    [Theory]
    [InlineData("dismissed")]
    [InlineData("may less")]
    [InlineData("role deleted")]
    public async Task An_invitation_ends_with_what_its_inviter_may_give_and_with_its_role(string what)
    {
        var (managers, wanted) = (KeyOf(await RoleAsync("staff.manage", "orders.read")), KeyOf(await RoleAsync("orders.read")));
        var (manager, password) = await PersonAsync(managers);
        var client = await Shop.SignInAsync(manager, password);
        var email = $"i{Guid.CreateVersion7():n}@example.com";
        (await client.PostAsync("/admin/staff", new { email, role = wanted })).ShouldBe(202);
        var link = await Shop.LinkAsync(email, MailKind.StaffInvited);
        using (var browser = Shop.Browser()) (await browser.OpenAsync(link.PathAndQuery)).ShouldShow("Welcome to the staff");
        switch (what)
        {
            case "dismissed":
                (await Admin.PostAsync("/admin/staff", new { email = manager, role = "customer" })).ShouldBe(202);
                break;
            case "may less":
                (await Admin.PostAsync("/admin/staff", new { email = manager, role = "support" })).ShouldBe(202);
                break;
            default:
                // Its deletion is refused while somebody is invited to it; a backup may have brought the invitation back.
                (await Admin.DeleteAsync($"/admin/roles/{wanted}")).ShouldBeProblem(409, "role-in-use");
                await Shop.AskAsync((CustomersDbContext db) => db.StaffRoles.Where(r => r.Key == wanted).ExecuteDeleteAsync());
                break;
        }
        using (var browser = Shop.Browser()) (await browser.OpenAsync(link.PathAndQuery)).ShouldShow("This link has run out");
        var token = link.Query["?token=".Length..];
        (await Guest.PostAsync("/accounts/password", new { token, password = "tulip-garden-77" })).ShouldBeProblem(409, "token-expired");
        (await Guest.PostAsync("/sessions", new { email, password = "tulip-garden-77" })).ShouldBeProblem(401, "bad-credentials");
        if (what is "role deleted") return;

        // Sent again by somebody who may, it stands.
        var id = (await Admin.GetAsync("/admin/staff/invitations?limit=100"))["items"].EnumerateArray().Single(i => i.GetProperty("email").ValueEquals(email))
            .GetProperty("id").GetString();
        (await Admin.PostAsync($"/admin/staff/invitations/{id}/resend")).ShouldBe(202);
        token = await Shop.TokenAsync(email, MailKind.StaffInvited, many: 2);
        (await Guest.PostAsync("/accounts/password", new { token, password = "tulip-garden-77" })).ShouldBe(204);
    }
}

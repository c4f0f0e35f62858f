using ClickCart.Customers.Contracts;
using ClickCart.Customers.Links;
using ClickCart.Notifications.Mails;
using ClickCart.Tests.Customers.SecondFactors;

namespace ClickCart.Tests.Customers.Accounts;

/// <summary>With a shop of their own for what needs time to pass.</summary>
public sealed class SetPasswordTests(SharedShop shared) : ShopTest(shared)
{
    private const string Old = "Correct-Horse-9-Battery";
    private const string New = "harbour-lantern-52";

    [Theory]
    [InlineData(AccountLinkPurpose.ResetPassword, 29, false, nameof(LinkState.Good))]
    [InlineData(AccountLinkPurpose.ResetPassword, 30, false, nameof(LinkState.Expired))]
    [InlineData(AccountLinkPurpose.ResetPassword, 31, true, nameof(LinkState.Used))]
    [InlineData(AccountLinkPurpose.ConfirmAddress, 30, false, nameof(LinkState.Expired))]
    [InlineData(AccountLinkPurpose.ChangeAddress, 30, false, nameof(LinkState.Expired))]
    [InlineData(AccountLinkPurpose.Invitation, 7 * 24 * 60 - 1, false, nameof(LinkState.Good))]
    [InlineData(AccountLinkPurpose.Invitation, 7 * 24 * 60, false, nameof(LinkState.Expired))]
    public void A_link_is_good_for_half_an_hour_and_an_invitation_for_a_week(AccountLinkPurpose purpose, int minutes, bool isUsed, string state)
    {
        var now = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
        var link = new AccountLink(Guid.CreateVersion7(), "token", purpose, Guid.CreateVersion7(), "ada@example.com", now);
        if (isUsed) link.Use(now);
        link.StateAt(now.AddMinutes(minutes)).ToString().ShouldBe(state);
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_and_all_other_links()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var confirm = await Shop.TokenAsync(email, MailKind.AccountConfirm);
        var token = await ResetAsync(Shop, email);
        (await Guest.PostAsync("/accounts/password", new { token, password = "password123" })).ShouldBeInvalid("password");
        (await Guest.PostAsync("/accounts/password", new { token, password = New })).ShouldBe(204);
        (await customer.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        (await Guest.PostAsync("/accounts/password", new { token, password = Old })).ShouldBeProblem(409, "token-used");
        (await Guest.PostAsync("/accounts/confirm", new { token = confirm })).ShouldBeProblem(409, "token-expired");
        (await Guest.PostAsync("/sessions", new { email, password = Old })).ShouldBeProblem(401, "bad-credentials");
        // Who read the mail has confirmed the address.
        (await (await Shop.SignInAsync(email, New)).GetAsync("/me"))["emailConfirmed"].GetBoolean().ShouldBeTrue();
        (await Guest.PostAsync("/accounts/password", new { token = "nonsense", password = New })).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task A_changed_password_ends_the_links_too()
    {
        var (customer, email) = await Shop.CustomerAsync();
        var token = await ResetAsync(Shop, email);
        (await customer.PutAsync("/me/password", new { current = Old, password = New })).ShouldBe(204);
        (await Guest.PostAsync("/accounts/password", new { token, password = Old })).ShouldBeProblem(409, "token-expired");
    }

    [Fact]
    public async Task Links_run_out()
    {
        await using var shop = await Shop.StartAsync();
        var (_, email) = await shop.CustomerAsync();
        var late = await ResetAsync(shop, email);
        var invited = $"s{Guid.CreateVersion7():n}@example.com";
        (await (await shop.AdminAsync()).PostAsync("/admin/staff", new { email = invited, role = "support" })).ShouldBe(202);
        var invitation = await shop.TokenAsync(invited, MailKind.StaffInvited);
        shop.Clock.Advance(TimeSpan.FromMinutes(31));
        (await shop.Guest.PostAsync("/accounts/password", new { token = late, password = New })).ShouldBeProblem(409, "token-expired");
        var other = await ResetAsync(shop, email, many: 2);
        (await shop.Guest.PostAsync("/accounts/password", new { token = other, password = New })).ShouldBe(204);
        shop.Clock.Advance(TimeSpan.FromDays(7));
        (await shop.Guest.PostAsync("/accounts/password", new { token = invitation, password = New })).ShouldBeProblem(409, "token-expired");
    }

    [Fact]
    public async Task Who_signed_up_with_somebody_elses_address_is_locked_out_by_its_owner()
    {
        var (squatter, email) = await Shop.CustomerAsync();
        var app = new Authenticator((await squatter.PostAsync("/me/second-factor/totp", new { password = Old })).ShouldBe(200)["secret"].GetString()!, Shop.Clock);
        (await squatter.PostAsync("/me/second-factor/totp/confirm", new { code = app.Code() })).ShouldBe(200);
        (await Guest.PostAsync("/accounts/password", new { token = await ResetAsync(Shop, email), password = New })).ShouldBe(204);
        (await squatter.GetAsync("/me")).ShouldBeProblem(401, "unauthenticated");
        await Shop.SignInAsync(email, New);
    }

    private static async Task<string> ResetAsync(Shop shop, string email, int many = 1)
    {
        (await shop.Guest.PostAsync("/accounts/password-reset", new { email })).ShouldBe(202);
        return await shop.TokenAsync(email, MailKind.PasswordReset, many);
    }
}

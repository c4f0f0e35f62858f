namespace ClickCart.Tests.Notifications.Mails;

public sealed class ResendMailTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task Who_may_only_read_sends_nothing_and_a_mail_that_never_was_is_not_found()
    {
        var (email, password) = await Shop.SupportAsync(Admin);
        var support = await Shop.SignInAsync(email, password);
        (await support.PostAsync($"/admin/mails/{Guid.CreateVersion7()}/resend", key: NewKey())).ShouldBe(403);
        (await Admin.PostAsync($"/admin/mails/{Guid.CreateVersion7()}/resend", key: NewKey())).ShouldBe(404);
        (await Guest.GetAsync("/admin/mails")).ShouldBe(401);
    }
}

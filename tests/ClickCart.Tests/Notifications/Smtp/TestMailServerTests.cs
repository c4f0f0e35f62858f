using ClickCart.Tests.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Smtp;

public sealed class TestMailServerTests(SendMailTests.Posting posting, SharedShop shared) : ShopTest(posting), IClassFixture<SendMailTests.Posting>
{
    public override ValueTask InitializeAsync()
    {
        MailServer.MustBeThere();
        return base.InitializeAsync();
    }

    [Fact]
    public async Task The_server_is_called_and_without_one_that_is_said()
    {
        var answer = (await Admin.PostAsync("/admin/mails/test-server")).ShouldBe(200);
        answer["works"].GetBoolean().ShouldBeTrue();
        answer["words"].GetString().ShouldBe($"127.0.0.1:{SendMailTests.Posting.Server.Port} answers. Mails come from orders@shop.example.");
        var other = await shared.GetAsync();
        (await (await other.AdminAsync()).PostAsync("/admin/mails/test-server")).ShouldBe(200)["works"].GetBoolean().ShouldBeFalse();
        (await Guest.PostAsync("/admin/mails/test-server")).ShouldBe(401);

        using var office = await Shop.OfficeAsync("/admin/mails");
        (await office.PressAsync("Test the server")).ShouldBe(200).ShouldShow("answers. Mails come from");
    }
}

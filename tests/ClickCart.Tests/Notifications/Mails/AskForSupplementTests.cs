using ClickCart.Notifications.Mails;
using ClickCart.Tests.Ordering.Supplements;

namespace ClickCart.Tests.Notifications.Mails;

[Collection(nameof(SupplementShop))]
public sealed class AskForSupplementTests(SupplementShop shared) : SupplementTest(shared)
{
    [Fact]
    public async Task The_mail_says_what_is_to_be_paid_and_hides_its_link_from_staff()
    {
        var email = $"s{Guid.CreateVersion7():n}@example.com";
        var (order, sku) = await OrderedAsync(email: email);
        var asked = (await AskAsync(order, sku)).ShouldBe(201);
        var mail = await Shop.MailAsync(email, MailKind.DifferenceAsked);
        mail.Text.ShouldContain("3 × ");
        mail.Text.ShouldContain(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Amount(asked.Json, "difference") / 100m:0.00}"));
        mail.Text.ShouldContain("All in one parcel.");
        mail.Text.ShouldNotContain("/pay/difference/");
        (await Shop.LinkAsync(email, MailKind.DifferenceAsked)).AbsolutePath.ShouldStartWith("/pay/difference/");
        (await Admin.GetAsync($"/admin/mails/{mail.Id}")).ShouldBe(200).Text.ShouldNotContain(SecretOf(asked));
    }
}

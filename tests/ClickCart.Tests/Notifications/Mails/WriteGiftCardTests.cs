using ClickCart.Notifications.Mails;
using ClickCart.Payments;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class WriteGiftCardTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task The_mail_is_in_the_language_that_staff_chose_and_its_code_stands_nowhere_in_the_clear()
    {
        var email = $"g{Guid.CreateVersion7():n}@example.com";
        (await Admin.PostAsync("/admin/gift-cards", new
        {
            amount = new { amount = 5000, currency = "USD" },
            recipient = email,
            mail = true,
            language = "de",
            message = "Alles Gute!",
            expiresOn = "2099-12-31",
        }, NewKey())).ShouldBe(201);
        var mail = await Shop.MailAsync(email, MailKind.GiftCard);
        mail.Subject.ShouldStartWith("Ein Geschenkgutschein von ");
        mail.Text.ShouldContain("Alles Gute!");
        mail.Text.ShouldContain("50,00");
        mail.Text.ShouldContain("/gift-card");
        mail.Text.ShouldContain("Ihr Code: [link]");
        var code = Shop.Services.GetRequiredService<HiddenLinks>().Read(mail.Secret!)!;
        var shown = (await Admin.GetAsync($"/admin/mails/{mail.Id}")).ShouldBe(200);
        shown["text"].GetString()!.ShouldContain("Ihr Code: [code]");
        shown.Text.ShouldNotContain(code);
        var told = await Shop.AskAsync((PaymentsDbContext db) => db.Outbox.AsNoTracking().Where(m => m.Name == "payments.gift-card-mailed.v1").ToListAsync());
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(m => !m.Payload.Contains(code, StringComparison.Ordinal));
    }
}

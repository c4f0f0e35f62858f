using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Payments.Credits;

[Collection(nameof(CreditShop))]
public sealed class MailGiftCardTests(CreditShop shared) : CreditsTest(shared)
{
    [Fact]
    public async Task A_card_is_issued_by_mail_and_nobody_but_its_recipient_has_the_code()
    {
        var email = $"g{Guid.CreateVersion7():n}@example.com";
        Task<ApiResponse> IssueAsync(object body) => Admin.PostAsync("/admin/gift-cards", body, NewKey());
        (await IssueAsync(new { amount = Usd(2500), mail = true })).ShouldBeInvalid("recipient");
        (await IssueAsync(new { amount = Usd(2500), recipient = email, message = "Hello" })).ShouldBeInvalid("message");
        (await IssueAsync(new { amount = Usd(2500), recipient = email, mail = true, language = "xx" })).ShouldBeInvalid("language");
        var issued = (await IssueAsync(new { amount = Usd(2500), recipient = email, mail = true })).ShouldBe(201)["items"][0];
        issued.GetProperty("code").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var card = (Id: issued.GetProperty("id").GetString()!, Code: await CodeAsync(email));
        Amount((await Guest.PostAsync("/gift-cards/balance", new { code = card.Code })).ShouldBe(200).Json, "balance").ShouldBe(2500);
        var looked = await LookAsync(card);
        (looked["lastFour"].GetString(), looked.Text.Contains(card.Code, StringComparison.Ordinal)).ShouldBe((card.Code[^4..], false));
        (await KindsAsync(card)).ShouldBe(["issued", "mailed"]);
        await PaidByAsync(Guest, await QuotedAsync(Guest), "pm_card_visa", card.Code);
        (await LeftAsync(card)).ShouldBe(0);
    }

    [Fact]
    public async Task Sent_anew_it_has_another_code_and_the_one_before_is_void()
    {
        var (email, card) = ($"g{Guid.CreateVersion7():n}@example.com", await CardAsync(2500));
        var address = $"/admin/gift-cards/{card.Id}/mail";
        (await Admin.PostAsync(address, new { }, NewKey())).ShouldBeInvalid("recipient");
        var (key, body) = (NewKey(), new { recipient = email, message = "Happy birthday!" });
        (await Admin.PostAsync(address, body, key)).ShouldBe(200)["recipient"].GetString().ShouldBe(email);
        (await Admin.PostAsync(address, body, key)).ShouldBe(200);
        (await Guest.PostAsync("/gift-cards/balance", new { code = card.Code })).ShouldBeProblem(409, "gift-card-not-usable");
        var first = await CodeAsync(email);
        (await Admin.PostAsync(address, new { }, NewKey())).ShouldBe(200);
        var second = await CodeAsync(email, 2);
        (await Guest.PostAsync("/gift-cards/balance", new { code = first })).ShouldBeProblem(409, "gift-card-not-usable");
        (await Guest.PostAsync("/gift-cards/balance", new { code = second })).ShouldBe(200);
        (await LookAsync(card))["ledger"][0].GetProperty("by").GetString().ShouldBe(Shop.AdminEmail);
        (await KindsAsync(card)).ShouldBe(["issued", "mailed", "mailed"]);
        var spent = await CardAsync(1000);
        await PaidByAsync(Guest, await QuotedAsync(Guest), "pm_card_visa", spent.Code);
        (await Admin.PostAsync($"/admin/gift-cards/{spent.Id}/mail", body, NewKey())).ShouldBeProblem(409, "gift-card-not-usable");
        (await Admin.PostAsync($"/admin/gift-cards/{card.Id}/disable", new { reason = "Lost." }, NewKey())).ShouldBe(200);
        (await Admin.PostAsync(address, new { }, NewKey())).ShouldBeProblem(409, "gift-card-not-usable");
        await Shop.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_pages_do_the_same()
    {
        var email = $"g{Guid.CreateVersion7():n}@example.com";
        using var office = await Shop.OfficeAsync("/admin/gift-cards/new");
        (await office.PressAsync("Issue", ("amount", "30.00"), ("count", "1"), ("recipient", email), ("mail", "true"), ("message", "Hello")))
            .ShouldBe(200).ShouldShow("its code goes by mail");
        var code = await CodeAsync(email);
        (await office.PressAsync("Send it now", ("recipient", email), ("language", "de"))).ShouldBe(200).ShouldShow("A new code goes by mail.")
            .ShouldShow("Code sent by mail");
        (await CodeAsync(email, 2)).ShouldNotBe(code);
    }

    private async Task<string> CodeAsync(string email, int many = 1) =>
        Shop.Services.GetRequiredService<HiddenLinks>().Read((await Shop.MailAsync(email, MailKind.GiftCard, many)).Secret!)!;
}

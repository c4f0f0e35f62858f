namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class NoteReturnTests(SharedShop shared) : WaitlistTest(shared)
{
    [Fact]
    public async Task Who_waits_gets_one_mail_when_it_is_back_and_is_forgotten()
    {
        var (sku, slug) = await SoldOutAsync();
        var (waits, unconfirmed) = (await WaitsAsync(slug, sku), NewEmail());
        await AskAsync(slug, sku, unconfirmed);
        using var office = await Shop.OfficeAsync($"/admin/stock/{sku}");
        office.ShouldShow("Waiting for it");
        (await MailsAsync(waits)).ShouldHaveSingleItem();

        await ReceiveAsync(sku, 3);
        var mail = await Eventually.GetAsync(async () => (await MailsAsync(waits)).ElementAtOrDefault(1), "the mail is written");
        mail.Html.ShouldContain($"/products/{slug}?sku={sku}");
        (await office.OpenAsync($"/admin/stock/{sku}")).Text.ShouldNotContain("Waiting for it");

        // Sold out and back again: nobody hears of it twice, and who never confirmed hears nothing.
        await ReceiveAsync(sku, -3);
        await ReceiveAsync(sku, 1);
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).All(m => !m.Payload.Contains(sku, StringComparison.Ordinal)), "it is told");
        (await MailsAsync(waits)).Count.ShouldBe(2);
        (await MailsAsync(unconfirmed)).ShouldHaveSingleItem();
    }
}

using ClickCart.Notifications.BackInStock;

namespace ClickCart.Tests.Notifications.BackInStock;

public sealed class TellWaitingBuyersTests(SharedShop shared) : WaitlistTest(shared)
{
    [Fact]
    public async Task Nobody_is_sent_to_what_has_sold_out_again_and_all_are_told_in_the_order_of_their_asking()
    {
        var (sku, slug) = await SoldOutAsync();
        var (first, second) = (await WaitsAsync(slug, sku), await WaitsAsync(slug, sku));
        await Shop.HandleAsync<TellWaitingBuyers, TellWaitingBuyersJob>(new(sku, 1, 0));
        (await MailsAsync(first)).ShouldHaveSingleItem();

        await ReceiveAsync(sku, 1);
        var mails = await Eventually.GetAsync(async () =>
            (await MailsAsync(first)).Concat(await MailsAsync(second)).Where(m => m.Secret is null).ToList() is { Count: 2 } both
                ? both : null, "both are told");
        mails[0].Id.CompareTo(mails[1].Id).ShouldBeLessThan(0);
    }
}

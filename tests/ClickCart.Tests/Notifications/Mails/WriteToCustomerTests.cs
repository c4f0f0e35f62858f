using System.Text.Json;
using ClickCart.Notifications;
using ClickCart.Notifications.Mails;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class WriteToCustomerTests(SharedShop shared) : ShopTest(shared)
{
    [Fact]
    public async Task A_guest_is_written_at_each_step_and_each_link_opens_the_order_and_no_other()
    {
        var sku = await ProductAsync();
        var order = await DeliveredAsync(Guest, await OrderAsync(Guest, sku, 2));
        var id = order["id"].GetGuid();
        var mails = await MailsAsync(id, MailKind.OrderReceived, MailKind.PaymentConfirmed, MailKind.Shipped, MailKind.Delivered);
        mails.Select(m => m.Kind.Template()).ShouldBe(["order-received", "payment-confirmed", "shipped", "delivered"], ignoreOrder: true);
        mails.ShouldAllBe(m => m.Language == "en" && m.To == "guest@example.com");

        var other = await OrderAsync(Guest, sku);
        foreach (var mail in mails)
        {
            mail.Text.ShouldContain(Mail.Hidden);
            var link = Shop.Services.GetRequiredService<HiddenLinks>().Read(mail.Secret!)!;
            using var browser = Shop.Browser();
            (await browser.OpenAsync(new Uri(link).PathAndQuery)).ShouldBe(200).ShouldShow(order["number"].GetString()!);
            browser.Address.PathAndQuery.ShouldBe($"/orders/{id}");
            (await browser.OpenAsync($"/orders/{other["id"].GetString()}")).Address.AbsolutePath.ShouldBe("/orders/find");
            (await browser.OpenAsync(new Uri(link.Replace($"{id}", other["id"].GetString(), StringComparison.Ordinal)).PathAndQuery))
                .Address.AbsolutePath.ShouldBe("/orders/find");
        }
    }

    [Fact]
    public async Task The_same_event_twice_is_one_mail()
    {
        var order = await OrderAsync(Guest, await ProductAsync());
        var id = order["id"].GetGuid();
        var mail = (await MailsAsync(id, MailKind.OrderReceived)).Single(m => m.Kind is MailKind.OrderReceived);
        await Shop.HandleAsync<WriteToCustomer, OrderPlaced>(Events.OrderPlaced(id));
        (await MailsAsync(id, MailKind.OrderReceived)).Where(m => m.Kind is MailKind.OrderReceived).ShouldHaveSingleItem().Id.ShouldBe(mail.Id);
    }

    [Fact]
    public async Task The_language_is_that_of_the_checkout()
    {
        var quote = await QuoteAsync(Guest, await CartAsync(Guest, (await ProductAsync(), 1)));
        var order = (await Guest.SendAsync(
            HttpMethod.Post, "/orders", OrderBody(quote), NewKey(), header: ("Accept-Language", "de-CH, en;q=0.5"))).ShouldBe(201);
        (await MailsAsync(order["id"].GetGuid(), MailKind.OrderReceived)).ShouldAllBe(m => m.Language == "de");
    }

    [Fact]
    public async Task A_declined_payment_a_cancellation_and_its_refund_are_told()
    {
        var declined = await OrderAsync(Guest, await ProductAsync(), paymentMethod: "pm_card_visa_chargeDeclined");
        await MailsAsync(declined["id"].GetGuid(), MailKind.PaymentFailed);
        var paid = await OrderAsync(Guest, await ProductAsync());
        await OrderUntilAsync(Guest, paid, o => o.GetProperty("paymentStatus").ValueEquals("captured"), "it is paid");
        (await Admin.PostAsync($"/admin/orders/{paid["id"].GetString()}/refunds",
            new { amount = new { amount = 100, currency = "USD" }, reason = "a scratch" }, NewKey())).ShouldBe(202);
        await MailsAsync(paid["id"].GetGuid(), MailKind.Refunded);
        (await MailsAsync(paid["id"].GetGuid(), MailKind.RefundUnderWay)).ShouldNotBeEmpty();
    }

    private Task<List<Mail>> MailsAsync(Guid orderId, params MailKind[] awaited) => Eventually.GetAsync(async () =>
    {
        var mails = await Shop.AskAsync((NotificationsDbContext db) => db.Mails.AsNoTracking().Where(m => m.OrderId == orderId).ToListAsync());
        return awaited.All(kind => mails.Exists(m => m.Kind == kind)) ? mails : null;
    }, $"the mails {string.Join(", ", awaited)} are written");
}

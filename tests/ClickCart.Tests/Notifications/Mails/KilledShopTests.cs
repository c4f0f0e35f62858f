#if !POSTGRESQL && !SQLSERVER
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Mails;

/// <summary>A shop whose process is killed, with a mail server that goes on.</summary>
public sealed class KilledShopTests(SharedShop shared) : ShopTest(shared)
{
    private static readonly MailServer Server = new();

    protected override Task<Shop> StartAsync(SharedShop sharedShop)
    {
        MailServer.MustBeThere();
        return Shop.StartAsync(
            ("Notifications:Smtp:Host", "127.0.0.1"), ("Notifications:Smtp:Port", $"{Server.Port}"), ("Notifications:Smtp:Tls", "None"),
            ("Notifications:Smtp:From", "orders@shop.example"), ("Notifications:Smtp:RetrySeconds", "1"), ("Sandbox:TransitSeconds", "1"),
            ("Sandbox:LatencyMs", "0"), ("RateLimits:Enabled", "false"), ("Shipping:EasyPost:TimeoutSeconds", "60"),
            ("Payments:Stripe:TimeoutSeconds", "60"), ("ClickCart:Admin:Email", Shop.AdminEmail),
            ("ClickCart:Admin:Password", Shop.AdminPassword));
    }

    [Fact]
    public async Task Killed_between_event_and_mail_it_loses_none_and_sends_none_twice()
    {
        var sku = await ProductAsync();
        await Shop.LeaveAsync();
        string[] buyers = [.. Enumerable.Range(0, 2).Select(i => $"killed{i}{Guid.CreateVersion7():n}@example.com")];
        // Once when the order is just answered, once when mails are on their way.
        await BuyAndDieAsync(sku, buyers[0], () => true);
        await BuyAndDieAsync(sku, buyers[1], () => Server.TakenFor(buyers[1]).Count > 0);

        await using var shop = await Shop.OnAsync(Shop.Settings);
        foreach (var buyer in buyers)
        {
            var mails = await Eventually.GetAsync(async () => (await shop.MailsAsync(buyer)) is { Count: >= 4 } all
                && all.TrueForAll(m => m.Status is MailStatus.Sent) ? all : null, "all mails are sent");
            mails.Select(m => m.Kind).ShouldBe(
                [MailKind.OrderReceived, MailKind.PaymentConfirmed, MailKind.Shipped, MailKind.Delivered], ignoreOrder: true);
            // What was handed over when the process died is handed over again, as the same mail: that is all that can be known.
            Server.TakenFor(buyer).Select(m => m.MessageId![..32]).Distinct().ShouldBe(mails.Select(m => $"{m.Id:n}"), ignoreOrder: true);
        }
    }

    private async Task BuyAndDieAsync(string sku, string email, Func<bool> isTime)
    {
        await using var host = await HostProcess.StartAsync(
            HostProcess.FreeAddress(), [], [.. Shop.Settings.Where(s => s.Value is not null).Select(s => (s.Key, s.Value!)), ("environment", "Development")]);
        using var http = new HttpClient { BaseAddress = new(host.Address) };
        var client = new Client(http);
        (await client.PostAsync("/orders", OrderBody(await QuoteAsync(client, await CartAsync(client, (sku, 1))), email: email), NewKey())).ShouldBe(201);
        await Eventually.TrueAsync(() => Task.FromResult(isTime()), "it is time");
    }
}
#endif

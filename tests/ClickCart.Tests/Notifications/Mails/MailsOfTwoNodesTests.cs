#if POSTGRESQL || SQLSERVER
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class MailsOfTwoNodesTests(MailsOfTwoNodesTests.Posting posting) : ShopTest(posting), IClassFixture<MailsOfTwoNodesTests.Posting>
{
    public sealed class Posting() : SharedShop(
        ("Notifications:Smtp:Host", "127.0.0.1"), ("Notifications:Smtp:Port", $"{Server.Port}"), ("Notifications:Smtp:Tls", "None"),
        ("Notifications:Smtp:From", "orders@shop.example"), ("Notifications:Smtp:RetrySeconds", "1"))
    {
        /// <summary>Ends with this process.</summary>
        public static readonly MailServer Server = new();
    }

    public override ValueTask InitializeAsync()
    {
        MailServer.MustBeThere();
        return base.InitializeAsync();
    }

    [Fact]
    public async Task Of_two_nodes_one_sends_each_mail()
    {
        await using var node = await Shop.NodeAsync();
        var sku = await ProductAsync();
        string[] buyers = [.. Enumerable.Range(0, 6).Select(i => $"nodes{i}{Guid.CreateVersion7():n}@example.com")];
        await Task.WhenAll(buyers.Index().Select(async buyer =>
        {
            var client = buyer.Index % 2 == 0 ? Guest : node.Guest;
            var quote = await QuoteAsync(client, await CartAsync(client, (sku, 1)));
            (await client.PostAsync("/orders", OrderBody(quote, email: buyer.Item), NewKey())).ShouldBe(201);
        }));
        foreach (var buyer in buyers)
            await Eventually.TrueAsync(async () => (await Shop.MailsAsync(buyer)).Count(m => m.Status is MailStatus.Sent) == 4, "all mails are sent");
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).Count == 0, "all work is done");
        foreach (var buyer in buyers)
            Posting.Server.TakenFor(buyer).Select(m => m.MessageId![..32]).ShouldBe((await Shop.MailsAsync(buyer)).Select(m => $"{m.Id:n}"), ignoreOrder: true);
    }
}
#endif

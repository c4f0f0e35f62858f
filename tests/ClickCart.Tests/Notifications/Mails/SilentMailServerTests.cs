using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClickCart.Notifications;
using ClickCart.Notifications.Mails;

namespace ClickCart.Tests.Notifications.Mails;

public sealed class SilentMailServerTests(SilentMailServerTests.Silent silent) : ShopTest(silent), IClassFixture<SilentMailServerTests.Silent>
{
    /// <summary>A shop whose mail server takes connections and says nothing.</summary>
    public sealed class Silent() : SharedShop(
        ("Notifications:Smtp:Host", "127.0.0.1"), ("Notifications:Smtp:Port", $"{Port}"), ("Notifications:Smtp:Tls", "None"),
        ("Notifications:Smtp:From", "orders@shop.example"), ("Notifications:Smtp:TimeoutSeconds", "60"))
    {
        private static readonly TcpListener Listener = Listening();

        private static int Port => ((IPEndPoint)Listener.LocalEndpoint).Port;

        private static TcpListener Listening()
        {
            var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start(100);
            return listener;
        }
    }

    [Fact]
    public async Task A_server_that_hangs_slows_neither_the_checkout_nor_what_the_other_modules_do()
    {
        var sku = await ProductAsync();
        var watch = Stopwatch.StartNew();
        var orders = new List<ApiResponse>();
        for (var i = 0; i < 5; i++) orders.Add(await OrderAsync(Guest, sku));
        // Each connection hangs for a minute: nobody has waited for one, not even for the first.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        foreach (var order in orders) await DeliveredAsync(Guest, order);
        (await Shop.AskAsync((NotificationsDbContext db) => db.Mails.CountAsync(m => m.Status == MailStatus.Sent))).ShouldBe(0);
        await Eventually.TrueAsync(async () => (await Shop.OutstandingAsync()).All(m => m.Subscriber.StartsWith("notifications.", StringComparison.Ordinal)),
            "nothing but mails is outstanding");
    }
}

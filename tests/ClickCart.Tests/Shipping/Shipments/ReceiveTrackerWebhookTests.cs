using System.Text;
using System.Text.Json;
using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Shipments;

namespace ClickCart.Tests.Shipping.Shipments;

[Collection(nameof(ShippingHost))]
public sealed class ReceiveTrackerWebhookTests(ShippingHost host)
{
    [Fact]
    public void The_documented_vector_is_signed()
    {
        var body = Encoding.UTF8.GetBytes("""{"id":"evt_1","object":"Event"}""");
        const string signature = "hmac-sha256-hex=17006b8eff08bd0d7eca5be9af7b35a3eb15dcd6774cb38553822743f11f2deb";
        ReceiveTrackerWebhook.IsSigned(body, signature, "sécret").ShouldBeTrue();
        ReceiveTrackerWebhook.IsSigned(body, signature, "secret").ShouldBeFalse();
        ReceiveTrackerWebhook.IsSigned([.. body, (byte)' '], signature, "sécret").ShouldBeFalse();
        ReceiveTrackerWebhook.IsSigned(body, null, "sécret").ShouldBeFalse();
        ReceiveTrackerWebhook.IsSigned(body, "hmac-sha256-hex=é", "sécret").ShouldBeFalse();
        ReceiveTrackerWebhook.IsSigned(body, "hmac-sha256-hex=" + Convert.ToHexStringLower(
            System.Security.Cryptography.HMACSHA256.HashData(Array.Empty<byte>(), body)), "").ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_signed_leaves_nothing_behind()
    {
        var shipment = await host.BookedAsync();
        var webhook = ShippingHost.Event(shipment, "delivered", $"evt_{shipment.Id:n}");
        (await host.WebhookAsync(webhook, "another secret")).ShouldBeProblem(400, "malformed-request");
        (await host.PostAsync(JsonSerializer.SerializeToUtf8Bytes(webhook), null)).ShouldBeProblem(400, "malformed-request");
        (await host.ReadAsync(db => db.CarrierEvents.AnyAsync(e => e.Id == $"evt_{shipment.Id:n}"))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_signed_but_no_event_is_refused() => (await host.WebhookAsync("nothing")).ShouldBeProblem(400, "malformed-request");

    [Fact]
    public async Task A_webhook_sent_many_times_at_once_is_stored_once_and_has_one_effect()
    {
        var shipment = await host.BookedAsync();
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        host.Clock.Advance(ShippingHost.Transit);
        var webhook = ShippingHost.Event(shipment, "delivered", $"evt_{shipment.Id:n}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.WebhookAsync(webhook)));
        answers.ShouldAllBe(a => (int)a.Status == 200);
        await host.UntilAsync(shipment.OrderId, ShipmentState.Delivered);
        (await host.ReadAsync(db => db.CarrierEvents.CountAsync(e => e.Id == $"evt_{shipment.Id:n}"))).ShouldBe(1);
        (await host.EventsAsync<ShipmentDelivered>(shipment.OrderId)).ShouldHaveSingleItem();
        await host.HealAsync();
    }

    [Fact]
    public async Task A_word_that_moves_nothing_is_noted_at_once_and_the_carrier_is_not_asked()
    {
        var shipment = await host.BookedAsync();
        await host.FaultsAsync(new { target = "webhooks", kind = "drop" });
        host.Clock.Advance(ShippingHost.Transit / 3);
        (await host.WebhookAsync(ShippingHost.Event(shipment, "in_transit"))).ShouldBe(200);
        await host.UntilAsync(shipment.OrderId, ShipmentState.InTransit);
        (await host.WebhookAsync(ShippingHost.Event(shipment, "out_for_delivery"))).ShouldBe(200);
        (await host.ReadAsync(db => db.Shipments.AsNoTracking().SingleAsync(s => s.Id == shipment.Id))).TrackerStatus.ShouldBe("out_for_delivery");
        await host.HealAsync();
    }

    [Fact]
    public async Task A_claim_that_the_carrier_does_not_confirm_changes_nothing()
    {
        var shipment = await host.BookedAsync();
        (await host.WebhookAsync(ShippingHost.Event(shipment, "delivered"))).ShouldBe(200);
        await Eventually.TrueAsync(() => host.ReadAsync(db => db.Outbox.AllAsync(m => m.DoneAt != null)), "the webhooks are processed");
        (await host.UntilAsync(shipment.OrderId, _ => true, "it is there")).State.ShouldBe(ShipmentState.Labelled);
    }
}

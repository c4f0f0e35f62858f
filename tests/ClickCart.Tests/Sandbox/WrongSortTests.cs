namespace ClickCart.Tests.Sandbox;

/// <summary>An id that stands for something else is as unknown as one that stands for nothing.</summary>
public sealed class WrongSortTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Fact]
    public async Task The_gateway_misses_what_is_of_another_sort()
    {
        var payment = await PaidAsync();
        var refund = (await StripeAsync("POST", "/refunds", ("payment_intent", payment), ("amount", "500"))).ShouldBe(200).Id();
        var charge = (await StripeAsync("GET", $"/payment_intents/{payment}"))["latest_charge"].GetString()!;

        foreach (var id in new[] { refund, charge, payment.ToUpperInvariant(), payment[3..], "pi_", "%20" })
        {
            (await StripeAsync("GET", $"/payment_intents/{id}")).ShouldBeRefused(404, "resource_missing", "intent");
            foreach (var act in new[] { "capture", "cancel", "confirm" })
                (await StripeAsync("POST", $"/payment_intents/{id}/{act}")).ShouldBeRefused(404, "resource_missing", "intent");
            (await StripeAsync("POST", "/refunds", ("payment_intent", id))).ShouldBeRefused(404, "resource_missing");
        }
        foreach (var id in new[] { payment, charge, refund[3..] })
        {
            (await StripeAsync("GET", $"/refunds/{id}")).ShouldBeRefused(404, "resource_missing", "id");
            (await StripeAsync("POST", $"/refunds/{id}/cancel")).ShouldBeRefused(404, "resource_missing", "id");
        }
        foreach (var id in new[] { payment, refund, charge[..^1], charge[..^2] + "ff", "ch_" })
            (await StripeAsync("POST", "/refunds", ("charge", id))).ShouldBeRefused(404, "resource_missing", "charge");
        (await StripeAsync("POST", "/refunds", ("charge", charge), ("amount", "100"))).ShouldBe(200);
    }

    [Fact]
    public async Task The_carrier_finds_nothing_of_another_sort()
    {
        var shipment = (await ShipAsync()).ShouldBe(201).Id();
        var tracker = (await Host.EasyPostAsync("POST", "/trackers", new { tracker = new { tracking_code = "EZ4000000004" } })).Id();
        (await Host.EasyPostAsync("GET", $"/shipments/{tracker}")).ShouldBe(404);
        (await Host.EasyPostAsync("POST", $"/shipments/{tracker}/refund")).ShouldBe(404);
        (await Host.EasyPostAsync("GET", $"/trackers/{shipment}")).ShouldBe(404);
    }
}

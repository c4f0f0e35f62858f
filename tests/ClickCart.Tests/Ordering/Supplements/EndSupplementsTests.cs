using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;

namespace ClickCart.Tests.Ordering.Supplements;

public sealed class EndSupplementsTests(SharedOrdering shared) : OrderingTest(shared)
{
    protected override bool Alone => true;

    private async Task<(Placed Order, string Secret)> AskedAsync()
    {
        var order = await PlacedAsync(Authorized);
        Host.FakeEditing.BadChanges[order.Id] = Error.Conflict("payment-needed", "It would cost more.").With("amount", Usd(100));
        var asked = (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order.Id}/supplements",
            new { lines = new[] { new { sku = order.Response["lines"][0].GetProperty("sku").GetString(), quantity = 3 } }, reason = "They rang." }, NewKey(), "*"))
            .ShouldBe(201);
        return (order, asked["link"].GetString()!.Split("/pay/difference/")[1]);
    }

    /// <summary>Where it stands, and its payment.</summary>
    private async Task<string> StateAsync(Placed order) =>
        (await Admin.GetAsync($"/admin/orders/{order.Id}")).ShouldBe(200)["supplements"][0] is var s ? $"{s.GetProperty("status")} {s.GetProperty("payment")}" : "";

    [Fact]
    public async Task What_nobody_pays_ends_with_its_link_and_whoever_leaves_the_bank_may_try_again()
    {
        var ((order, secret), (left, _)) = (await AskedAsync(), await AskedAsync());
        (await Guest.PostAsync($"/pay/difference/{secret}", new { paymentMethod = "pm_card_visa" }, NewKey())).ShouldBe(202);
        var begun = (await order.PublishedAsync("ordering.supplement-payment-begun.v1")).ShouldHaveSingleItem();
        var payment = begun.GetProperty("paymentId").GetGuid();
        await Host.PublishAsync(new SupplementNotPaid(payment, order.Id, 1, "https://bank.example/3ds", null, IsOver: false, Now));
        (await StateAsync(order)).ShouldBe("open actionRequired");

        Host.Clock.Advance(TimeSpan.FromMinutes(16));
        await Host.RunAsync<EndSupplements>();
        (await order.PublishedAsync("ordering.supplement-given-up.v1")).ShouldHaveSingleItem().GetProperty("paymentId").GetGuid().ShouldBe(payment);
        (await StateAsync(order)).ShouldBe("open none");
        (await Guest.PostAsync($"/pay/difference/{secret}", new { paymentMethod = "pm_card_visa" }, NewKey())).ShouldBe(202);
        (await order.PublishedAsync("ordering.supplement-payment-begun.v1")).Count.ShouldBe(2);
        // The first one is paid all the same: that goes back, and the second one is carried out.
        await Host.PublishAsync(new SupplementPaid(payment, order.Id, Usd(100), Now));
        (await order.PublishedAsync("ordering.supplement-given-up.v1"))
            .Count(e => e.TryGetProperty("paid", out var paid) && paid.ValueKind is not System.Text.Json.JsonValueKind.Null).ShouldBe(1);
        (await StateAsync(order)).ShouldBe("open pending");

        await left.PublishAsync(Booked, Captured, Dispatched);
        await Host.RunAsync<EndSupplements>();
        (await StateAsync(left)).ShouldBe("expired none");
        (await left.TimelineAsync()).Last().ShouldBe("supplementEnded");

        Host.Clock.Advance(TimeSpan.FromDays(15));
        await Host.RunAsync<EndSupplements>();
        (await StateAsync(order)).ShouldBe("expired none");
        (await order.TimelineAsync()).Last().ShouldBe("supplementEnded");
        (await Host.OffendersAsync()).ShouldBeEmpty();
    }
}

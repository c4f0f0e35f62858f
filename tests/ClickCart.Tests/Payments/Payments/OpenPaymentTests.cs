using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class OpenPaymentTests(PaymentsHost host)
{
    [Fact]
    public async Task The_key_is_stored_with_the_intent_and_one_authorisation_follows()
    {
        var order = Events.OrderPlaced();
        await host.OpenAsync(order);
        (await host.PaymentAsync(order.OrderId)).Current.Key.ShouldNotBeNullOrEmpty();

        var payment = await host.UntilAsync(order.OrderId, PaymentState.Authorized);
        payment.Authorized.ShouldBe(1999);
        payment.PollAt.ShouldBeNull();
        var intent = (await host.AtGatewayAsync(payment.Id)).ShouldHaveSingleItem();
        (intent.Id, intent.Status, intent.Amount).ShouldBe((payment.GatewayId!, "requires_capture", 1999));
        (await host.EventsAsync<PaymentAuthorized>(payment.Id)).ShouldHaveSingleItem().Amount.ShouldBe(new(1999, "USD"));
        (await host.LedgerAsync(payment.Id)).ShouldHaveSingleItem().Reference.ShouldBe(payment.GatewayId);
    }

    [Fact]
    public async Task Of_an_order_that_costs_nothing_nothing_is_authorised()
    {
        var payment = await host.PlacedAsync(until: PaymentState.NotRequired, total: 0);
        (payment.State, payment.GatewayId, payment.PollAt).ShouldBe((PaymentState.NotRequired, null, null));
        (await host.EventsAsync<PaymentAuthorized>(payment.Id)).ShouldBeEmpty();
        (await host.AtGatewayAsync(payment.Id)).ShouldBeEmpty();
        (await host.LedgerAsync(payment.Id)).ShouldBeEmpty();
    }
}

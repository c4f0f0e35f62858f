using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class CaptureConfirmedOrderTests(PaymentsHost host)
{
    [Fact]
    public async Task Confirmation_captures_only_where_the_shop_is_set_so()
    {
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        var payment = await host.PlacedAsync();
        var confirmed = Events.OrderConfirmed(payment.Id);
        CaptureConfirmedOrder.ShouldHandle(confirmed, host.Services).ShouldBeFalse();
        await host.HandleAsync<CaptureConfirmedOrder, OrderConfirmed>(confirmed);
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Authorized);
        try
        {
            configuration["Payments:CaptureOn"] = "Confirmation";
            CaptureConfirmedOrder.ShouldHandle(confirmed, host.Services).ShouldBeTrue();
            await host.HandleAsync<CaptureConfirmedOrder, OrderConfirmed>(confirmed);
            await host.UntilAsync(payment.Id, PaymentState.Captured);
        }
        finally
        {
            configuration["Payments:CaptureOn"] = null;
        }
    }

    [Fact]
    public async Task What_waits_for_goods_is_captured_at_once_and_what_costs_nothing_never()
    {
        var payment = await host.PlacedAsync();
        var confirmed = Events.OrderConfirmed(payment.Id) with { AwaitsStock = true };
        CaptureConfirmedOrder.ShouldHandle(confirmed, host.Services).ShouldBeTrue();
        CaptureConfirmedOrder.ShouldHandle(confirmed with { Total = new(0, "USD") }, host.Services).ShouldBeFalse();
        await host.HandleAsync<CaptureConfirmedOrder, OrderConfirmed>(confirmed);
        await host.UntilAsync(payment.Id, PaymentState.Captured);
    }
}

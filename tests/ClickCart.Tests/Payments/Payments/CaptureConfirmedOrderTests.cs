using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class CaptureConfirmedOrderTests(PaymentsHost host) : DatabaseTest
{
    [Fact]
    public async Task Confirmation_captures_only_where_the_shop_is_set_so()
    {
        var configuration = (Microsoft.Extensions.Configuration.IConfiguration)host.Services.GetService(typeof(Microsoft.Extensions.Configuration.IConfiguration))!;
        var payment = await host.PlacedAsync();
        var news = new OrderConfirmed(payment.Id, "T-1", [], new(1999, "USD"), new("Ada", "1 High St", null, "Bath", null, "BA1", "GB"), "USPS", "Priority", 440, host.Clock.GetUtcNow());
        var door = new CaptureConfirmedOrder.Door(host.Services.GetRequiredService<StripeSettings>());
        door.Concerns(news).ShouldBeFalse();
        await host.SendAsync(new CaptureConfirmedOrder.Request(payment.Id));
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Authorized);
        try
        {
            configuration["Payments:CaptureOn"] = "Confirmation";
            door.Concerns(news).ShouldBeTrue();
            await host.SendAsync(new CaptureConfirmedOrder.Request(payment.Id));
            await host.UntilAsync(payment.Id, PaymentState.Captured);
        }
        finally
        {
            configuration["Payments:CaptureOn"] = null;
        }
    }
}

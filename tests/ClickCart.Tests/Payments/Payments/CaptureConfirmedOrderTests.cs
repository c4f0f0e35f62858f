using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Payments.Payments;

[Collection(nameof(PaymentsHost))]
public sealed class CaptureConfirmedOrderTests(PaymentsHost host) : PaymentsTest
{
    [Fact]
    public async Task Confirmation_captures_only_where_the_shop_is_set_so()
    {
        var configuration = (Microsoft.Extensions.Configuration.IConfiguration)host.Services.GetService(typeof(Microsoft.Extensions.Configuration.IConfiguration))!;
        var payment = await host.PlacedAsync();
        await host.SendAsync(new CaptureConfirmedOrder.Request(payment.Id));
        (await host.PaymentAsync(payment.Id)).State.ShouldBe(PaymentState.Authorized);
        try
        {
            configuration["Payments:CaptureOn"] = "Confirmation";
            await host.SendAsync(new CaptureConfirmedOrder.Request(payment.Id));
            await host.UntilAsync(payment.Id, PaymentState.Captured);
        }
        finally
        {
            configuration["Payments:CaptureOn"] = null;
        }
    }
}

using ClickCart.Ordering.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Credits;
using ClickCart.Payments.Disputes;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.ManualPayments;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;
using ClickCart.Payments.SavedCards;

namespace ClickCart.Payments;

public sealed class PaymentsModule : IModule
{
    public string Name => "payments";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IPaymentReader, PaymentReader>();
        services.AddScoped<IBulkDeed, BulkCapture>();
        services.AddSingleton(new ProblemHelp("not-capturable",
            "What is authorised for an order that stands can be charged, once; 'detail' says what is not so.", Payment.NotCharged));
        services.AddScoped<IRefunds, RefundsContract>();
        services.AddScoped<IPaymentChanges, PaymentChanges>();
        services.AddSingleton(new ProblemHelp("payment-needed",
            "The changed order would cost more than was authorised or paid; 'amount' says how much more. Change less, or ask the customer to pay the difference (`POST …/supplements`).",
            Payment.Needed(new(1999, "USD"))));
        services.AddSingleton<PaymentsQueries>();
        services.AddScoped<IDashboardTiles, RefundTile>();
        services.AddScoped<IDashboardTiles, DisputeTile>();
        services.AddScoped<IDashboardTasks, DisputeTile>();
        services.AddScoped<IDashboardTasks, RecentAlerts>();
        services.AddScoped<IAdminBadge, DisputeTile>();
        services.AddSingleton(new AdminMenuEntry(20, "/admin/disputes", "Disputes", "card", Permissions.ReadPayments));
        services.AddSingleton(new AdminMenuEntry(22, "/admin/alerts", "Alerts", "alert", Permissions.ReadPayments));
        services.AddManualPayments();
        services.AddCredits();
        services.AddSingleton(new MachineAddress("/api/v1/webhooks/stripe"));
        services.AddSingleton(new ApiTag(160, "Payments", "Refunds, disputes, and alerts about money."));
        services.AddSingleton(new ApiTag(210, "Webhooks", "What gateway and carrier report, signed by them."));
        services.AddSingleton(new ProblemHelp("charge-disputed",
            "The customer disputes the payment at the bank, which decides where the money goes. Answer or accept the dispute at the gateway.",
            Error.Conflict("charge-disputed",
                "The customer disputes this payment at the bank, so nothing can be refunded now. Answer the dispute at the gateway, or accept it there.")));
        services.AddSingleton(new ProblemHelp("refund-exceeds-captured",
            "No more can go back than was taken and has not gone back yet; the member refundable says how much is left.",
            Error.Conflict("refund-exceeds-captured", "Only 100.17 USD of this order can still be refunded.").With("refundable", new Money(10017, "USD"))));
        services.AddSingleton(new ProblemHelp("refund-above-limit",
            "Roles give back up to an amount at once, and up to an amount of one order. Ask somebody whose role gives more, such as an admin.",
            RefundRules.Above(new(new(5000, "USD"), new(10000, "USD")), new(0, "USD"))));
        foreach (var setting in StripeSettings.OfOwner) services.AddSingleton(setting);
        services.AddSingleton<IPaymentMethods, PaymentMethods>();
        services.AddScoped<ISavedCards, AccountCards>();
        services.AddScoped<Cardholders>();
        services.AddSingleton(new ShopMenuEntry(32, "/account/cards", "Your cards", ShopMenuPlace.Account, Access.Customer));
        services.AddScoped<IConnection, GatewayConnection>();
        services.AddOutboundClient<StripeGateway, StripeSettings>()
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("Stripe-Version", StripeGateway.ApiVersion));
    }
}

using ClickCart.Ordering.Carts;
using ClickCart.Ordering.Checkout;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering;

public sealed class OrderingModule : IModule
{
    public string Name => "ordering";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(OrderingSettings.From(configuration));
        services.AddSingleton<UnpaidUnits>();
        services.AddScoped<BrowserCart>();
        services.AddScoped<LiveCarts>();
        services.AddSingleton<OrderingQueries>();
        services.AddScoped<ICartCount>(provider => provider.GetRequiredService<BrowserCart>());
        services.AddScoped<CheckoutFlow>();
        services.AddSingleton<OpenedOrders>();
        services.AddScoped<OrderAccess>();
        services.AddSingleton(new ShopMenuEntry(20, "/orders", "Your orders", ShopMenuPlace.Account, Access.Customer));
        services.AddSingleton(new ShopMenuEntry(50, "/orders/find", "Find an order", ShopMenuPlace.Footer));
        services.AddScoped<ICarts, CartsContract>();
        services.AddScoped<IOrderReader, OrderReader>();
        services.AddScoped<IDashboardTiles, SalesTiles>();
        services.AddScoped<IDashboardTiles, WaitingOrders>();
        services.AddScoped<IAdminBadge, WaitingOrders>();
        services.AddSingleton(new AdminMenuEntry(10, "/admin/orders", "Orders", "receipt"));
        services.AddSingleton(new ProblemHelp("currency-mismatch",
            "A cart holds items of one currency, that of its first. Put the other items into a cart of their own."));
        services.AddSingleton(new ProblemHelp("cart-empty", "There is nothing in the cart to be quoted or ordered. Put something in first."));
        services.AddSingleton(new ProblemHelp("out-of-stock",
            "There is less in stock than was ordered; 'items' says of what and how many are left. Change the cart and ask for a new quote."));
        services.AddSingleton(new ProblemHelp("too-much-held",
            "Your unpaid orders keep so many units from others that no more can be set aside. Pay for them or cancel them; what is not paid for ends by itself."));
        services.AddSingleton(new ProblemHelp("quote-expired",
            "A quote locks its prices for a limited time, and this one's is over. Ask for a new quote of the same cart."));
        services.AddSingleton(new ProblemHelp("quote-used",
            "This quote has become an order already. If you did not get the answer, send the same request with the same Idempotency-Key again."));
        services.AddSingleton(new ProblemHelp("total-changed",
            "The total that you expected is not the quoted total of the chosen shipping option. Show the customer the quoted one and order again."));
        services.AddSingleton(new ProblemHelp("not-cancellable", "Only an order that has not been shipped can be cancelled, and none that a full refund has ended."));
        services.AddSingleton(new ProblemHelp("already-shipped", "Once a label is bought, an order's delivery cannot be changed any more."));
        services.AddSingleton(new ProblemHelp("delivery-stands",
            "An order's address or service can be put right while the carrier refuses its parcel; the order says so in 'deliveryProblem'."));
        services.AddSingleton(new ProblemHelp("not-kept-back", "Only an order that is kept back, such as for a dispute, can be released."));
        services.AddSingleton(new ProblemHelp("payment-not-retryable",
            "Another payment method is taken after a decline, while the order still awaits payment and its stock is held."));
    }
}

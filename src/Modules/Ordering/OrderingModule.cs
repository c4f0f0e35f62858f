using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Bulk;
using ClickCart.Ordering.Carts;
using ClickCart.Ordering.Checkout;
using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Invoices;
using ClickCart.Ordering.Orders;
using ClickCart.Ordering.Reports;
using ClickCart.Ordering.Returns;
using ClickCart.Ordering.Supplements;

namespace ClickCart.Ordering;

public sealed class OrderingModule : IModule
{
    public string Name => "ordering";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OrderingSettings>();
        services.AddSettings(OrderingSettings.OfHost);
        foreach (var setting in OrderingSettings.OfOwner) services.AddSingleton(setting);
        services.AddSingleton<UnpaidUnits>();
        services.AddSettings(OrderingSettings.PrefixesDiffer);
        services.AddScoped<InvoiceRegister>();
        services.AddScoped<InvoicePrinter>();
        services.AddScoped<IInvoices, InvoicesContract>();
        services.AddScoped<BulkDeeds>();
        services.AddScoped<IBulkDeed, BulkInvoices>();
        services.AddSingleton(new ProblemHelp("bulk-running", "What failed of a bulk action is tried again once the rest is done. Its address says how far it is.",
            Error.Conflict("bulk-running", "It is still at work. What failed can be tried again when it is done.")));
        services.AddSingleton(new ProblemHelp("bulk-over", "A bulk action is stopped while it is at work; afterwards there is nothing left of it.",
            Error.Conflict("bulk-over", "It is done already, so there is nothing left to stop.")));
        services.AddSingleton(new ProblemHelp("bulk-without-papers",
            "Papers come of bulk actions that print, once they are done, for the orders that have one.", BulkAction.WithoutPapers));
        services.AddScoped<BrowserCart>();
        services.AddScoped<LiveCarts>();
        services.AddSingleton<OrderingQueries>();
        services.AddScoped<ICartCount>(provider => provider.GetRequiredService<BrowserCart>());
        services.AddScoped<CheckoutFlow>();
        services.AddSingleton<OpenedOrders>();
        services.AddScoped<OrderAccess>();
        services.AddScoped<OrderPlacing>();
        services.AddDrafts();
        services.AddSupplements();
        services.AddScoped<OrderEditing>();
        services.AddScoped<RestOfOrder>();
        services.AddScoped<EditWindow>();
        services.AddSingleton(new ProblemHelp("not-editable",
            "Lines and amounts of an order can be changed while it is confirmed, its payment stands, and it has not left; 'detail' says what is not so.",
            Error.Conflict("not-editable", "Only a confirmed order can be changed.")));
        services.AddSingleton(new ShopMenuEntry(20, "/orders", "Your orders", ShopMenuPlace.Account, Access.Customer));
        services.AddSingleton(new ShopMenuEntry(50, "/orders/find", "Find an order", ShopMenuPlace.Footer));
        services.AddScoped<ICarts, CartsContract>();
        services.AddScoped<IOrderReader, OrderReader>();
        services.AddSingleton<OrderLinks>();
        services.AddScoped<IOrderLetters, OrderLetters>();
        services.AddScoped<IBuyerReader, BuyerReader>();
        services.AddScoped<IDashboardTiles, SalesTiles>();
        services.AddScoped<IDashboardTiles, WaitingOrders>();
        services.AddScoped<IDashboardTasks, WaitingOrders>();
        services.AddScoped<IDashboardToday, SalesToday>();
        services.AddScoped<IDashboardRankings, TopProducts>();
        services.AddScoped<StuckOrders>();
        services.AddScoped<Sales>();
        services.AddScoped<ReturnWindow>();
        services.AddScoped<ReturnPlaces>();
        services.AddScoped<IReturnPlace>(p => p.GetRequiredService<ReturnPlaces>());
        services.AddScoped<ExchangeReckoning>();
        services.AddScoped<SalesReports>();
        services.AddScoped<IAdminBadge, WaitingOrders>();
        services.AddSingleton(new AdminMenuEntry(14, "/admin/reports/days", "Reports", "chart", Permissions.ReadReports));
        services.AddSingleton(new AdminMenuEntry(10, "/admin/orders", "Orders", "receipt", Permissions.ReadOrders));
        services.AddScoped<IAdminBadge, WaitingReturns>();
        services.AddScoped<IDashboardTasks, WaitingReturns>();
        services.AddSingleton(new AdminMenuEntry(11, "/admin/returns", "Returns", "refund", Permissions.ReadOrders));
        services.AddSingleton(new ApiTag(30, "Carts", "What somebody is about to buy, and what it would cost. A cart's id is its secret."));
        services.AddSingleton(new ApiTag(40, "Orders", "Place an order from a quote, follow it, pay again after a decline, cancel it. Guests show the token of theirs."));
        services.AddSingleton(new ApiTag(45, "Returns", "Ask to send things of a delivered order back, and see how that stands. Guests show the order's token."));
        services.AddSingleton(new ApiTag(111, "Returns (staff)", "Decide about returns, receive what comes back, and give money back for it."));
        services.AddSingleton(new ProblemHelp("not-returnable",
            "Things can come back once they are delivered, within the shop's days for it, and each unit once; 'lines' says of each SKU why it cannot.",
            Error.Conflict("not-returnable", "POT-WIL-11 cannot come back as you wish: Only 1 of it can still come back.").With("lines",
                new[] { new RequestReturn.Refusal("POT-WIL-11", 2, 1, "Only 1 of it can still come back.") })));
        services.AddSingleton(new ProblemHelp("return-stands-otherwise",
            "A return is requested, then approved or declined, received and refunded, in this order; 'returnStatus' says where it stands.",
            Error.Conflict("return-stands-otherwise", "This return is declined, so it cannot be received.").With("returnStatus", "declined")));
        services.AddSingleton(new ProblemHelp("exchange-stands-otherwise",
            "An exchange is decided, then offered to be paid or stopped, then placed; 'exchangeStatus' says where it stands.", Return.NotOffered.With("exchangeStatus", "placed")));
        services.AddSingleton(new ProblemHelp("more-than-asked",
            "Of each SKU no more is received than the return asks for; 'left' says how many are still awaited.",
            Error.Conflict("more-than-asked", "Of POT-WIL-11, 1 can still be received with this return, and not 2.").With("sku", "POT-WIL-11").With("left", 1)));
        services.AddSingleton(new ApiTag(112, "Reports", "What was sold, by day, product, category, country and tax rate."));
        services.AddSingleton(new ApiTag(110, "Orders (staff)", "Find orders, read and edit them, leave notes."));
        services.AddSingleton(new ProblemHelp("no-invoice",
            "An order has its invoice from when it is confirmed. Ask again then; an order that is cancelled before has none.", InvoiceRegister.None));
        services.AddSingleton(new ProblemHelp("currency-mismatch",
            "A cart holds items of one currency, that of its first. Put the other items into a cart of their own.",
            Error.Conflict("currency-mismatch", "This cart holds prices in USD; KIM-IND-M is sold in EUR. Use a cart of its own.")));
        services.AddSingleton(new ProblemHelp("cart-empty", "There is nothing in the cart to be quoted or ordered. Put something in first."));
        services.AddSingleton(new ProblemHelp("out-of-stock",
            "There is less in stock than was ordered; 'items' says of what and how many are left. Change the cart and ask for a new quote.",
            Error.Conflict("out-of-stock", "There is less in stock than was ordered.").With("items", new[] { new StockShortage("POT-WIL-11", 2, 1) })));
        services.AddSingleton(new ProblemHelp("too-much-held",
            "Your unpaid orders keep so many units from others that no more can be set aside. Pay for them or cancel them; what is not paid for ends by itself.",
            UnpaidUnits.TooMuch(TimeSpan.FromMinutes(5))));
        services.AddSingleton(new ProblemHelp("payments-not-taken",
            "The shop has no key of its payment gateway yet. Nothing was ordered, held or charged; the same request is taken once an admin has set the key "
                + "under Settings in the back office. Orders of nothing to pay are taken meanwhile.",
            Rules.PaymentsNotTaken));
        services.AddSingleton(new ProblemHelp("quote-expired",
            "A quote locks its prices for a limited time, and this one's is over. Ask for a new quote of the same cart.",
            Error.Conflict("quote-expired", "The quote's prices are no longer locked. Ask for a new one.")));
        services.AddSingleton(new ProblemHelp("quote-used",
            "This quote has become an order already. If you did not get the answer, send the same request with the same Idempotency-Key again.",
            Error.Conflict("quote-used", "This quote has been ordered already.")));
        services.AddSingleton(new ProblemHelp("total-changed",
            "The total that you expected is not the quoted total of the chosen shipping option. Show the customer the quoted one and order again.",
            Error.Conflict("total-changed", "The quoted total is 100.17 USD.")
                .With("quoted", new Money(10017, "USD")).With("expected", new Money(9200, "USD"))));
        services.AddSingleton(new ProblemHelp("not-cancellable", "Only an order that has not been shipped can be cancelled, and none that a full refund has ended.",
            Error.Conflict("not-cancellable", "The order has been shipped, so it can no longer be cancelled.")));
        services.AddSingleton(new ProblemHelp("already-shipped", "Once a label is bought, customers cannot change the order any more; staff can until the parcel is handed over. Where lines were to change, 'lines' says how many of each have left.",
            Error.Conflict("already-shipped", "A label is bought for this order, so its delivery cannot be changed any more.")));
        services.AddSingleton(new ProblemHelp("delivery-stands",
            "Customers put the address of an order right while the carrier refuses its parcel, which 'deliveryProblem' says; staff also before, until it is handed over.",
            Error.Conflict("delivery-stands", "The delivery can be changed while the carrier refuses the parcel. That is not so now.")));
        services.AddSingleton(new ProblemHelp("cannot-be-held", "A confirmed order can be kept back until its parcel leaves, once at a time.",
            Error.Conflict("cannot-be-held", "The order is kept back already.")));
        services.AddSingleton(new ProblemHelp("no-rest",
            "Only of an order that has left in part, or is to be sent again, what waits can be given up; one that has not left is cancelled.",
            Order.NoRest));
        services.AddSingleton(new ProblemHelp("not-kept-back", "Only an order that is kept back, by staff or for a dispute, can be released.",
            Error.Conflict("not-kept-back", "The order is not kept back.")));
        services.AddSingleton(new ProblemHelp("payment-not-retryable",
            "Another payment method is taken after a decline, while the order still awaits payment and its stock is held.",
            Error.Conflict("payment-not-retryable", "Another payment method can be sent after a decline, until the order's hold runs out.")));
    }
}

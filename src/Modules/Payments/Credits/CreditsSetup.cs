using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.Credits;

/// <summary>What the module registers for gift cards and store credit.</summary>
internal static class CreditsSetup
{
    public static void AddCredits(this IServiceCollection services)
    {
        services.AddScoped<ICredits, CreditsContract>();
        services.AddScoped<IGiftCardLetters, GiftCardLetters>();
        services.AddSingleton(new ApiTag(165, "Gift cards", "Gift cards and store credit: issue, look at, change and spend them."));
        services.AddSingleton(new AdminMenuEntry(23, "/admin/gift-cards", "Gift cards", "coupon", Permissions.ReadCredit));
        services.AddSingleton(new ShopMenuEntry(33, "/account/store-credit", "Your store credit", ShopMenuPlace.Account, Access.Customer));
        services.AddSingleton(new ProblemHelp("gift-card-not-usable",
            "The code is wrong, or its card has expired, was disabled, or is in another currency than the order.", CreditsContract.NotUsable));
        services.AddSingleton(new ProblemHelp("credit-changed",
            "Gift cards and store credit do not pay what was expected: 'credit' says what they pay now, 'left' what is left. Show that, and order again.",
            CreditsContract.Changed("Gift cards and store credit pay 20.00 USD of this order now.", new(2000, "USD"), new(10017, "USD"))));
        services.AddSingleton(new ProblemHelp("credit-too-low", "No more can be taken than there is; 'balance' says how much.",
            Credit.TooLow(new(2000, "USD"))));
        services.AddSingleton(new ProblemHelp("no-customer-account",
            "Store credit belongs to a customer's account. Orders of guests are refunded as they were paid.", Payment.NoAccount));
    }
}

using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>What the module registers for drafts.</summary>
internal static class DraftServices
{
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddScoped<DraftReckoning>();
        services.AddScoped<DraftPlacing>();
        services.AddScoped<IDraftLetters, DraftLetters>();
        services.AddSingleton(new AdminMenuEntry(12, "/admin/drafts", "Drafts", "edit", Permissions.ReadOrders));
        services.AddSingleton(new ApiTag(113, "Drafts", "Put orders together for customers, with prices and discounts of your own, and have them paid by a link."));
        services.AddSingleton(new ApiTag(46, "Payment links", "What a link in a mail of the shop asks to be paid, and paying for it. The link's last part is its secret."));
        services.AddSingleton(new ProblemHelp("draft-sent", "A draft whose link is with the customer stands as it was sent. Take it back to change it.", Draft.IsSent));
        services.AddSingleton(new ProblemHelp("draft-ordered", "A draft becomes one order; 'orderId' says which, where a link asked.", Draft.IsOrdered));
        services.AddSingleton(new ProblemHelp("draft-of-exchange", "What is sent for a return is decided, and called off, with the return.", Draft.IsOfExchange));
        services.AddSingleton(new ProblemHelp("draft-called-off", "The exchange that it was for does not take place.", Draft.IsCalledOff));
        services.AddSingleton(new ProblemHelp("draft-open", "Only a draft whose link was sent can be taken back.", Draft.IsOpen));
        services.AddSingleton(new ProblemHelp("draft-outdated",
            "Prices, taxes or rates have changed since the draft was saved. Save it once more, which takes over what holds now, and look at the total again.",
            Error.Conflict("draft-outdated", "It comes to 45.44 USD by now, and came to 43.20 USD when it was saved, or its taxes or its account are others. Save it once more.")
                .With("now", new Money(4544, "USD")).With("saved", new Money(4320, "USD"))));
        services.AddSingleton(new ProblemHelp("link-not-payable",
            "A payment link holds until it runs out, the shop takes it back or sends another; 'linkStatus' is expired or void.",
            Error.Conflict("link-not-payable", "This payment link does not hold any more. Ask the shop for another one.").With("linkStatus", "expired")));
    }
}

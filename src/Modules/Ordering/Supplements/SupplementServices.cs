using ClickCart.Ordering.Contracts;

namespace ClickCart.Ordering.Supplements;

/// <summary>What the module registers for supplements.</summary>
internal static class SupplementServices
{
    public static void AddSupplements(this IServiceCollection services)
    {
        services.AddScoped<ISupplementLetters, SupplementLetters>();
        services.AddSingleton(new ApiTag(114, "Supplements", "Ask customers to pay what a change makes their orders dearer; it is made once paid."));
        services.AddSingleton(new ProblemHelp("supplement-open", "A customer is asked to pay for one change of an order at a time.", Supplement.IsOpen));
        services.AddSingleton(new ProblemHelp("supplement-over", "Only a supplement that is not paid yet can be sent or withdrawn.", Supplement.IsOver));
        services.AddSingleton(new ProblemHelp("supplement-not-needed",
            "Only what is neither authorised nor paid is asked for. Make the change by `POST …/edits`.", AskSupplement.NotNeeded));
        services.AddSingleton(new ProblemHelp("supplement-under-way",
            "A supplement is paid by one payment at a time. The order says what becomes of the one that is under way.", Supplement.UnderWay));
    }
}

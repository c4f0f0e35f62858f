using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Supplements;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>The part about being paid for what a change makes it dearer, as its timeline says it. Nothing of the order changes by it.</summary>
internal sealed partial class Order
{
    public void SupplementAsked(Supplement supplement, Actor by, DateTimeOffset now) => Record(State, TimelineEventKind.SupplementAsked, now,
        $"{supplement.DifferenceMoney} more are to be paid, then the order is changed. {supplement.Reason}", by);

    /// <param name="amount">What was paid.</param>
    /// <param name="manual"><see cref="ManualMethod.Id"/> where it was paid by hand; else null.</param>
    /// <param name="now">The time.</param>
    public void SupplementPaid(Money amount, string? manual, DateTimeOffset now) => Record(State, TimelineEventKind.SupplementPaid, now, manual switch
    {
        ManualMethod.BankTransfer => $"{amount} were paid by bank transfer for the change of the order.",
        ManualMethod.Cash => $"{amount} were paid in cash for the change of the order.",
        _ => $"{amount} were paid for the change of the order.",
    });

    public void SupplementEnded(string why, Actor by, DateTimeOffset now) =>
        Record(State, TimelineEventKind.SupplementEnded, now, $"The difference is not to be paid any more. {why}", by);

    /// <summary>Publishes SupplementGivenUp.</summary>
    public void SupplementGivenBack(Guid payment, Money paid, string why, DateTimeOffset now)
    {
        Record(State, TimelineEventKind.SupplementGivenBack, now, $"{paid} go back in full: the order could not be changed any more. {why}");
        _events.Add(new SupplementGivenUp(payment, Id, Number, paid, why, now));
    }
}

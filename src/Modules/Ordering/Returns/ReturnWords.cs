namespace ClickCart.Ordering.Returns;

/// <summary>What pages call a return's reasons and states.</summary>
internal static class ReturnWords
{
    /// <summary>For a select, in English: the pages of the shop say them in the page's language.</summary>
    public static readonly IReadOnlyList<(ReturnReason Reason, string Words)> Reasons =
    [
        (ReturnReason.ChangedMind, "I changed my mind"), (ReturnReason.DoesNotFit, "It does not fit"), (ReturnReason.NotAsDescribed, "It is not as described"),
        (ReturnReason.WrongItem, "It is another thing"), (ReturnReason.Damaged, "It arrived damaged"), (ReturnReason.Defective, "It does not work"),
        (ReturnReason.ArrivedLate, "It arrived too late"), (ReturnReason.Other, "Another reason"),
    ];

    public static BadgeTone? Tone(ReturnStatus status) => status switch
    {
        ReturnStatus.Requested or ReturnStatus.Received => BadgeTone.Waiting,
        ReturnStatus.Approved => BadgeTone.Busy,
        ReturnStatus.Refunded => BadgeTone.Good,
        ReturnStatus.Closed => BadgeTone.Plain,
        _ => null,
    };

    public static BadgeTone? Tone(ExchangeStatus status) => status switch
    {
        ExchangeStatus.Decided => BadgeTone.Busy,
        ExchangeStatus.Offered or ExchangeStatus.Stopped => BadgeTone.Waiting,
        ExchangeStatus.Placed => BadgeTone.Good,
        _ => BadgeTone.Plain,
    };

    public static string Of(ReturnReason reason) => Reasons.First(r => r.Reason == reason).Words;
}

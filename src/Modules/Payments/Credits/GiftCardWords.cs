using ClickCart.Web.Components;

namespace ClickCart.Payments.Credits;

internal static class GiftCardWords
{
    public static string Of(GiftCardState state) => state switch
    {
        GiftCardState.Active => "active",
        GiftCardState.Used => "used up",
        GiftCardState.Expired => "expired",
        _ => "disabled",
    };

    /// <summary>What staff knows a card by.</summary>
    public static string EndOf(string? lastFour) => lastFour is null ? "without a code yet" : $"…{lastFour}";

    public static BadgeTone Tone(GiftCardState state) => state switch
    {
        GiftCardState.Active => BadgeTone.Good,
        GiftCardState.Disabled => BadgeTone.Bad,
        _ => BadgeTone.Plain,
    };
}

using ClickCart.Payments.Contracts;
using static ClickCart.Web.Texts;

namespace ClickCart.Ordering.Orders;

/// <summary>What pays, for people.</summary>
internal static class CreditWords
{
    public static string Of(CreditShare credit) => credit.Kind == CreditShare.Exchange ? T("What you sent back")
        : credit.LastFour is { } four ? T("Gift card ending in {0}", four) : T("Store credit");
}

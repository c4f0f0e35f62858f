using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;
using static ClickCart.Web.Texts;

namespace ClickCart.Ordering.Checkout;

/// <summary>What a new quote differs in from the one that a shopper saw, in sentences.</summary>
internal static class QuoteChanges
{
    public static IReadOnlyList<string> Between(Quote before, Quote now, string optionId) => before.Currency != now.Currency
        ? [T("Prices are in {0} now.", now.Currency)]
        : [.. Lines(before, now), .. Sums(before, now), .. Delivery(before, now, optionId)];

    private static IEnumerable<string> Lines(Quote before, Quote now)
    {
        foreach (var line in now.Lines)
        {
            if (before.Lines.FirstOrDefault(l => l.Sku == line.Sku) is not { } old) yield return T("{0} was added.", line.Name);
            else if (old.Quantity != line.Quantity) yield return T("{0}: {1} instead of {2}.", line.Name, line.Quantity, old.Quantity);
            else if (old.UnitPrice != line.UnitPrice) yield return T("{0} costs {1} now, not {2}.", line.Name, line.UnitPrice, old.UnitPrice);
        }
        foreach (var gone in before.Lines.Where(l => now.Lines.All(n => n.Sku != l.Sku))) yield return T("{0} is no longer in your cart.", gone.Name);
    }

    private static IEnumerable<string> Sums(Quote before, Quote now)
    {
        if (before.Discount != now.Discount) yield return T("The discount is {0} now, not {1}.", now.Discount, before.Discount);
        if (before.TaxIncluded != now.TaxIncluded)
            yield return T("The prices contain {0} tax now, not {1}.", now.TaxIncluded, before.TaxIncluded);
        if (before.Tax != now.Tax) yield return T("Tax is {0} now, not {1}.", now.Tax, before.Tax);
    }

    private static string Costs(ShippingOption option) => option.Price.Amount == 0 ? T("nothing") : MoneyText.Of(option.Price);

    private static IEnumerable<string> Delivery(Quote before, Quote now, string optionId)
    {
        if (before.ShippingOptions.FirstOrDefault(o => o.Id == optionId) is not { } old) yield break;
        if (now.ShippingOptions.FirstOrDefault(o => o.Id == optionId) is not { } option)
        {
            yield return T("{0} is not offered any more. Please choose another delivery.", Said(ServiceName.Of(old.Carrier, old.Service)));
            yield break;
        }
        if (old.Price != option.Price) yield return T("Delivery costs {0} now, not {1}.", Costs(option), Costs(old));
        if (old.Total != option.Total) yield return T("The total is {0} now, not {1}.", option.Total, old.Total);
    }
}

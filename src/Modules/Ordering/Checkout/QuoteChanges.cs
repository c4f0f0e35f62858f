using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Ordering.Checkout;

/// <summary>What a new quote differs in from the one that a shopper saw, in sentences.</summary>
internal static class QuoteChanges
{
    public static IReadOnlyList<string> Between(Quote before, Quote now, string optionId) => before.Currency != now.Currency
        ? [$"Prices are in {now.Currency} now."]
        : [.. Lines(before, now), .. Sums(before, now), .. Delivery(before, now, optionId)];

    private static IEnumerable<string> Lines(Quote before, Quote now)
    {
        foreach (var line in now.Lines)
        {
            if (before.Lines.FirstOrDefault(l => l.Sku == line.Sku) is not { } old) yield return $"{line.Name} was added.";
            else if (old.Quantity != line.Quantity) yield return $"{line.Name}: {line.Quantity} instead of {old.Quantity}.";
            else if (old.UnitPrice != line.UnitPrice) yield return $"{line.Name} costs {MoneyText.Of(line.UnitPrice)} now, not {MoneyText.Of(old.UnitPrice)}.";
        }
        foreach (var gone in before.Lines.Where(l => now.Lines.All(n => n.Sku != l.Sku))) yield return $"{gone.Name} is no longer in your cart.";
    }

    private static IEnumerable<string> Sums(Quote before, Quote now)
    {
        if (before.Discount != now.Discount) yield return $"The discount is {MoneyText.Of(now.Discount)} now, not {MoneyText.Of(before.Discount)}.";
        if (before.TaxIncluded != now.TaxIncluded)
            yield return $"The prices contain {MoneyText.Of(now.TaxIncluded)} tax now, not {MoneyText.Of(before.TaxIncluded)}.";
        if (before.Tax != now.Tax) yield return $"Tax is {MoneyText.Of(now.Tax)} now, not {MoneyText.Of(before.Tax)}.";
    }

    private static string Costs(ShippingOption option) => option.Price.Amount == 0 ? "nothing" : MoneyText.Of(option.Price);

    private static IEnumerable<string> Delivery(Quote before, Quote now, string optionId)
    {
        if (before.ShippingOptions.FirstOrDefault(o => o.Id == optionId) is not { } old) yield break;
        if (now.ShippingOptions.FirstOrDefault(o => o.Id == optionId) is not { } option)
        {
            yield return $"{ServiceName.Of(old.Carrier, old.Service)} is not offered any more. Please choose another delivery.";
            yield break;
        }
        if (old.Price != option.Price) yield return $"Delivery costs {Costs(option)} now, not {Costs(old)}.";
        if (old.Total != option.Total) yield return $"The total is {MoneyText.Of(option.Total)} now, not {MoneyText.Of(old.Total)}.";
    }
}

using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Promotions;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Pricing.Quotes;

/// <summary>What staff's own prices put in the place of the shop's.</summary>
internal static class HandPrices
{
    extension(QuoteByHand asked)
    {
        /// <summary>The discount, as if it were a promotion; no other is looked at.</summary>
        public IReadOnlyList<Offer> Offers => asked.Discount is not { } given ? []
            : [new(Guid.Empty, null, "Discount", "Given by the shop") { Reason = given.Reason, Percent = given.Percent, Amount = given.Amount }];

        /// <summary>Null where the catalogue's holds.</summary>
        public Money? PriceOf(string sku) => asked.Lines.FirstOrDefault(l => l.Sku == sku)?.UnitPrice;

        public ShippingRate PriceOf(ShippingRate rate) =>
            asked.ShippingPrice is { } own && (asked.ShippingOptionId ?? rate.Id) == rate.Id ? rate with { Id = rate.Id, Price = own, FreeFrom = null } : rate;

        /// <summary>Null where all that was given is in the goods' currency.</summary>
        public Error? WhyNotIn(string currency)
        {
            var given = asked.Lines.Select((l, i) => ($"lines[{i}].unitPrice", l.UnitPrice))
                .Append(("discount.amount", asked.Discount?.Amount)).Append(("shippingPrice", asked.ShippingPrice));
            var wrong = given.Where(g => g.Item2 is { } money && money.Currency != currency)
                .ToDictionary(g => g.Item1, _ => new[] { $"The goods are sold in {currency}." }, StringComparer.Ordinal);
            return wrong.Count > 0 ? Error.Invalid(wrong) : null;
        }
    }
}

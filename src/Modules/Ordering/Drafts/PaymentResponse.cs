using System.Text.Json.Serialization;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>A draft as its customer sees it.</summary>
/// <param name="Promotions">What staff takes off, and why.</param>
internal sealed record PaymentResponse(
    string Number, string Email, IReadOnlyList<QuoteLine> Lines, Money Subtotal, IReadOnlyList<AppliedPromotion> Promotions, Money Discount, Money Shipping,
    Money Tax, Money TaxIncluded, IReadOnlyList<TaxShare> Taxes, Money Total, string Carrier, string Service, int? DeliveryDays, Address ShipTo,
    Address BillTo, string? WithoutTaxOf, string? Note, DateTimeOffset PayBy)
{
    /// <summary>What of the total is left to pay, where what the customer sent back pays a part; else missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Money? ToPay { get; init; }

    public static PaymentResponse Of(Draft draft)
    {
        var (quote, option) = (draft.Quote, draft.Option);
        return new(
            draft.Number, draft.Email, quote.Lines, quote.Subtotal, quote.Promotions, quote.Discount, option.Price, quote.Tax + option.Tax,
            quote.TaxIncluded + option.TaxIncluded, option.Taxes, option.Total, option.Carrier, option.Service, option.DeliveryDays, quote.ShipTo,
            draft.Body.BillTo ?? quote.ShipTo, quote.WithoutTaxOf, draft.Body.Note, draft.LinkExpiresAt!.Value)
        {
            ToPay = draft.Covered > 0 ? draft.ToPay : null,
        };
    }
}

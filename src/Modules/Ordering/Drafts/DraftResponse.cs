using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>A draft for staff, with what it comes to.</summary>
/// <param name="Lines">In their order; those with a price of their own say why.</param>
/// <param name="Discount">All that is taken off; <paramref name="Given"/> says how and why.</param>
/// <param name="Tax">Added to the prices; <paramref name="TaxIncluded"/> is contained in them.</param>
/// <param name="ShippingOptions">What is offered to the address, the chosen one at the price that staff gave it.</param>
internal sealed record DraftResponse(
    Guid Id, string Number, DraftStatus Status, string Email, Guid? AccountId, string? Language, string? VatId, Address ShipTo, Address? BillTo,
    IReadOnlyList<DraftResponse.LineResponse> Lines, DraftDiscount? Given, Money Subtotal, Money Discount, Money Shipping, string? ShippingReason,
    Money Tax, Money TaxIncluded, IReadOnlyList<TaxShare> Taxes, Money Total, string Currency, IReadOnlyList<ShippingOption> ShippingOptions,
    string ShippingOptionId, string? Note, DateTimeOffset? SentAt, DateTimeOffset? LinkExpiresAt, DateTimeOffset? OpenedAt, DraftResponse.OrderOf? Order,
    string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    /// <summary>What happened to it, oldest first; only where it alone is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<EntryResponse>? History { get; init; }

    /// <summary>The page that pays for it; only in the answer to its sending, since it is kept nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Link { get; init; }

    /// <summary>The return for which it is sent; missing for all other drafts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? ReturnId { get; init; }

    /// <summary>What its customer pays: all that what came back does not pay. Missing where nothing came back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Money? ToPay { get; init; }

    /// <summary>What staff said, for the page that changes it.</summary>
    [JsonIgnore] internal DraftBody? Said { get; init; }

    [JsonIgnore] internal string? WithoutTaxOf { get; init; }

    /// <param name="OwnPriceFor">Why it does not cost what the catalogue says; missing where it does.</param>
    internal sealed record LineResponse(
        string Sku, string Name, int Quantity, Money UnitPrice, Money Discount, Money Tax, Money TaxIncluded, Money Total,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OwnPriceFor);

    internal sealed record OrderOf(Guid Id, string Number, OrderStatus Status, PaymentStatus PaymentStatus);

    /// <param name="By">An e-mail address, <c>guest</c> or <c>system</c>.</param>
    internal sealed record EntryResponse(DateTimeOffset At, DraftEntryKind What, string By, string Detail);

    /// <param name="draft">With its entries loaded, or without.</param>
    /// <param name="order">What it became; null where it is none.</param>
    public static DraftResponse Of(Draft draft, OrderOf? order = null)
    {
        var (quote, option, body) = (draft.Quote, draft.Option, draft.Body);
        return new(
            draft.Id, draft.Number, draft.Status, draft.Email, draft.AccountId, body.Language, body.VatId, quote.ShipTo, body.BillTo,
            [.. quote.Lines.Select(l => new LineResponse(
                l.Sku, l.Name, l.Quantity, l.UnitPrice, l.Discount, l.Tax, l.TaxIncluded, l.Total, body.Lines!.FirstOrDefault(s => s.Sku == l.Sku)?.Reason))],
            body.Discount, quote.Subtotal, quote.Discount, option.Price, body.ShippingReason, quote.Tax + option.Tax, quote.TaxIncluded + option.TaxIncluded,
            option.Taxes, option.Total, draft.Currency, quote.ShippingOptions, option.Id, body.Note, draft.SentAt, draft.LinkExpiresAt,
            draft.Links.Where(l => l.Round == draft.LinkRound).Min(l => l.OpenedAt), order,
            draft.CreatedBy, draft.CreatedAt, draft.UpdatedAt, draft.Version)
        {
            ReturnId = draft.ReturnId,
            ToPay = draft.ReturnId is null ? null : draft.ToPay,
            Said = body,
            WithoutTaxOf = quote.WithoutTaxOf,
            History = draft.Entries.Count == 0 ? null
                : [.. draft.Entries.OrderBy(e => e.Number).Select(e => new EntryResponse(e.At, e.What, e.ActorName, e.Detail)).Concat(OpeningsOf(draft))
                    .OrderBy(e => e.At)],
        };
    }

    /// <summary>The first of each sending: there is a link in its mail and one that staff was shown.</summary>
    private static IEnumerable<EntryResponse> OpeningsOf(Draft draft) => draft.Links.Where(l => l.OpenedAt is not null).GroupBy(l => l.Round)
        .Select(r => new EntryResponse(r.Min(l => l.OpenedAt)!.Value, DraftEntryKind.Opened, "customer", ""));
}

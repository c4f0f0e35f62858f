using ClickCart.Customers.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>What staff said, and what it comes to now.</summary>
/// <param name="AccountId">That has the customer's address; null for none.</param>
internal sealed record ReckonedDraft(DraftBody Body, Quote Quote, ShippingOption Option, Guid? AccountId);

/// <summary>Has Pricing reckon what a draft comes to, by a quote's rules.</summary>
internal sealed class DraftReckoning(IQuotes quotes, ICustomerAccounts accounts)
{
    public async Task<Result<ReckonedDraft>> ReckonAsync(Guid id, DraftBody said, CancellationToken ct)
    {
        var body = said.Normal();
        var account = await accounts.FindIdAsync(body.Email!, ct);
        var lines = body.Lines!.Select(l => new LineByHand(l.Sku!, l.Quantity!.Value, l.UnitPrice));
        var quoted = await quotes.ReckonAsync(new(id, account, body.Email, body.ShipTo!, body.VatId, [.. lines])
        {
            Discount = body.Discount is { } given ? new(given.Percent, given.Amount, given.Reason!) : null,
            ShippingOptionId = body.ShippingOptionId,
            ShippingPrice = body.ShippingPrice,
        }, ct);
        if (quoted.Error is { } refused) return refused;
        var offered = quoted.Value.ShippingOptions;
        var option = body.ShippingOptionId is { } wanted ? offered.FirstOrDefault(o => o.Id == wanted) : offered[0];
        return option is null
            ? Error.Invalid("shippingOptionId", $"This is not offered to the address. It can go by {string.Join(", ", offered.Select(o => o.Id))}.")
            : new ReckonedDraft(body, quoted.Value, option, account);
    }

    /// <summary>Null while what a draft was shown to come to is what it comes to now. One whose link holds stands as it was sent, and one of an exchange as
    /// it was decided.</summary>
    public async Task<Error?> WhyNotAsShownAsync(Draft draft, DateTimeOffset at, CancellationToken ct)
    {
        if (draft.ReturnId is not null || (draft.Status is not DraftStatus.Open && draft.LinkExpiresAt > at)) return null;
        var now = await ReckonAsync(draft.Id, draft.Body with { ShippingOptionId = draft.ShippingOptionId }, ct);
        if (now.Error is { } refused) return refused;
        return now.Value.Option.Total == draft.TotalMoney && now.Value.AccountId == draft.AccountId && now.Value.Option.Taxes.SequenceEqual(draft.Option.Taxes)
            ? null
            : Error.Conflict("draft-outdated",
                $"It comes to {now.Value.Option.Total} by now, and came to {draft.TotalMoney} when it was saved, or its taxes or its account are others. "
                + (draft.Status is DraftStatus.Open ? "Save it once more." : "Take it back and save it once more."))
                .With("now", now.Value.Option.Total).With("saved", draft.TotalMoney);
    }
}

using ClickCart.Ordering.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <inheritdoc/>
internal sealed class DraftLetters(OrderingDbContext db, IIds ids, TimeProvider clock) : IDraftLetters
{
    public async Task<DraftLetter?> IssueAsync(Guid draftId, int round, CancellationToken ct)
    {
        DraftLetter? letter = null;
        await db.CommitAsync(async () =>
        {
            letter = null;
            if (await db.FindDraftAsync(draftId, ct) is not { Status: DraftStatus.Sent } draft || draft.LinkRound != round) return Result.Success;
            var secret = ids.Secret();
            db.PaymentLinks.Add(PaymentLink.Of(draft, secret, clock.GetUtcNow()));
            letter = LetterOf(draft, PaymentLink.PathOf(secret));
            return Result.Success;
        }, ct);
        return letter;
    }

    private static DraftLetter LetterOf(Draft draft, string path)
    {
        var (quote, option) = (draft.Quote, draft.Option);
        var discount = string.Join(", ", quote.Promotions.Where(p => p.Amount.Amount > 0).Select(p => p.Id == Guid.Empty ? p.Reason : p.Label()));
        return new(new(
            draft.Id, draft.Number, draft.Email, draft.Body.Language, path,
            [.. quote.Lines.Select(l => new OrderLetterLine(l.Sku, l.Name, l.Quantity, l.UnitPrice, l.UnitPrice * l.Quantity))],
            quote.Subtotal, quote.Discount, option.Price, quote.Tax + option.Tax, quote.TaxIncluded + option.TaxIncluded, option.Total,
            TaxWords.Of(option.Taxes, quote.WithoutTaxOf), quote.ShipTo, draft.Body.BillTo ?? quote.ShipTo, option.Carrier, option.Service,
            discount.Length > 0 ? discount : null, draft.SentAt!.Value, draft.LinkExpiresAt!.Value), draft.Body.Note,
            draft.Covered > 0 ? draft.ToPay : null);
    }
}

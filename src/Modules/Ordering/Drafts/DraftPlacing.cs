using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Orders;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Drafts;

/// <summary>Makes an order of a draft, by the placing of every order. What it publishes is for the caller to commit.</summary>
internal sealed class DraftPlacing(OrderingDbContext db, OrderPlacing placing, ICatalog catalog, ICaller caller, Languages languages, IIds ids)
{
    /// <param name="draft">What is ordered, at the prices that were reckoned for it.</param>
    /// <param name="wish">Who orders it is the draft's to say, and so is in what language.</param>
    /// <param name="ct">Breaks it off.</param>
    public async Task<Result<OrderResponse>> PlaceAsync(Draft draft, PlacingWish wish, CancellationToken ct)
    {
        var token = draft.AccountId is { } account && (account == caller.AccountId || caller.IsStaff) ? null : ids.Secret();
        Quote quote = draft.Quote with { Id = draft.NextOrderId };
        // A link holds for weeks, in which something may have been taken off sale.
        var sold = await catalog.FindAsync([.. quote.Lines.Select(l => l.Sku)], ct);
        if (quote.Lines.Where(l => !sold.ContainsKey(l.Sku)).Select(l => new StockShortage(l.Sku, l.Quantity, 0)).ToArray() is { Length: > 0 } gone)
            return Error.Conflict("out-of-stock", "Something of it is not sold any more.").With("items", gone);
        var exchange = draft.ReturnId is { } returnId ? await db.FindReturnAsync(returnId, ct) : null;
        var placed = await placing.PlaceAsync(quote, draft.Option, wish with
        {
            Credit = exchange is null ? wish.Credit is { } credit ? credit with { IsOfDraft = true } : null
                : (wish.Credit ?? new([], false, null, null)) with { Exchange = draft.Id, IsOfDraft = true },
            ExchangeOf = exchange is null ? null : new(exchange.Return.Id, exchange.Return.Number, exchange.Order.Id),
            AccountId = draft.AccountId,
            AccessToken = token,
            BillTo = draft.Body.BillTo,
            KeepCard = wish.KeepCard && draft.AccountId is not null && draft.AccountId == caller.AccountId,
            Language = draft.Body.Language ?? languages.Default.Code,
        }, ct);
        if (placed.Error is { } refused) return refused;
        var order = placed.Value;
        order.AddNote($"{draft.CreatedBy} put it together as draft {draft.Number}.", Actor.System, wish.At);
        draft.Become(order, Actor.Of(caller), wish.At);
        if (exchange is not null)
        {
            exchange.Return.Replaced(exchange.Order, order, Actor.Of(caller), wish.At);
            db.PublishEvents(exchange.Order, exchange.Return);
        }
        db.PublishEvents(order);
        return OrderResponse.Of(order) with { AccessToken = caller.IsStaff ? null : token };
    }
}

using ClickCart.Catalog.Contracts;
using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Carts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using Cart = ClickCart.Ordering.Carts.Cart;

namespace ClickCart.Ordering.Checkout;

/// <summary>Makes the checkout page from what was typed: prices it as soon as the address allows, and says what stands in the way.</summary>
internal sealed class CheckoutFlow(
    BrowserCart browser, LiveCarts carts, ICatalog catalog, IQuotes quotes, IAddressBook addresses, ISavedCards cards, ICredits credits, OpenedOrders opened,
    ICaller caller, IHttpContextAccessor accessor, TimeProvider clock)
{
    public static readonly Error NothingToBuy = Error.Conflict("cart-empty", "There is nothing in the cart.");

    /// <summary>Names the last quote, so that e-mail and address are there again after a look at the cart.</summary>
    private const string Cookie = "checkout";

    /// <summary>A quote with less time left is asked for anew: a shopper is not to run out of time while reading.</summary>
    private static readonly TimeSpan LeastTimeLeft = TimeSpan.FromMinutes(5);

    /// <summary>How long the browser may open a guest's order that it placed.</summary>
    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(90);

    /// <summary>The form as it is first shown: with what the last quote or the account knows.</summary>
    public async Task<CheckoutForm> BeginAsync(CancellationToken ct)
    {
        var saved = await AddressesAsync(ct);
        var last = Guid.TryParse(accessor.HttpContext?.Cookie(Cookie), out var id) ? await FindAsync(id, ct) : null;
        return new()
        {
            Email = last?.Email ?? caller.Email ?? "",
            VatId = last?.TypedVatId ?? "",
            AddressId = last is null
                ? saved.Select(a => (Guid?)a.Id).LastOrDefault()
                : saved.FirstOrDefault(a => CheckoutForm.Normal(a.Address) == last.ShipTo)?.Id,
            ShipTo = last is null ? new() : TypedAddress.Of(last.ShipTo),
            QuoteId = last?.Id,
        };
    }

    /// <summary>What is missing or wrong before prices can be asked for; null when nothing is.</summary>
    public async Task<Error?> CheckAsync(CheckoutForm form, CancellationToken ct)
    {
        var saved = await AddressesAsync(ct);
        if (WrongIn(form, saved) is { } wrong) return wrong;
        if (await browser.ReadAsync(ct) is not { Items.Count: > 0 } cart) return NothingToBuy;
        // Nobody ships there, or nobody has such an id there: the field's own error.
        var quoted = await QuoteAsync(cart, await ShownAsync(form, ct), form, saved, anew: false, ct);
        return quoted.Error is { Kind: ErrorKind.Invalid } error && (IsOf("shipTo", error) || IsOf("vatId", error)) ? error : null;
    }

    /// <param name="refusal">Why the order was not taken, when that is why the page is shown again.</param>
    public async Task<Result<CheckoutModel>> ShowAsync(CheckoutForm form, Error? refusal, CancellationToken ct)
    {
        if (await browser.ReadAsync(ct) is not { Items.Count: > 0 } stored) return NothingToBuy;
        var sold = await catalog.FindAsync([.. stored.Items.Select(i => i.Sku)], ct);
        var cart = await carts.ShowAsync(stored, ct, sold);
        var saved = await AddressesAsync(ct);
        var before = await ShownAsync(form, ct);
        var outdated = refusal?.Type is "quote-expired" or "total-changed";
        var quoted = AddressErrors(form, saved).Count > 0 ? null : await QuoteAsync(stored, before, form, saved, outdated, ct);
        var quote = quoted is { Succeeded: true } ? quoted.Value : null;
        if (quote is not null)
        {
            accessor.HttpContext?.KeepCookie(Cookie, quote.Id.ToString(), TimeSpan.FromDays(1));
            form = form with { Option = form.Chosen(quote).Id };
        }
        var problem = quoted?.Error ?? refusal;
        IReadOnlyList<CreditShare> paying = [];
        string? unpaid = null;
        if (quote is not null) (form, paying, unpaid) = await CreditsAsync(form, quote.Currency, ct);
        return new CheckoutModel(form with { QuoteId = quote?.Id }, cart, quote, sold, saved,
            caller.AccountId is { } account ? await cards.OfAsync(account, ct) : [])
        {
            Shortages = [.. cart.Items.Where(i => i.Obtainable < i.Quantity).Select(i => new CheckoutModel.Shortage(i.Name, i.Quantity, i.Obtainable))],
            CouponProblem = stored.CouponCode is not null && (problem?.Type is "coupon-not-usable" || quoted?.Error?.Kind is ErrorKind.NotFound)
                ? problem!.Detail
                : null,
            Credits = paying,
            StoreCredit = quote is not null && caller.AccountId is { } owner && await credits.StoreCreditAsync(owner, quote.Currency, ct) is { Amount: > 0 } own
                ? own : null,
            CreditProblem = unpaid ?? (refusal?.Type is "credit-changed" or "gift-card-not-usable" ? refusal.Detail : null),
            Changes = !outdated || quote is null ? null : before is null ? [] : QuoteChanges.Between(before, quote, form.Option),
            Problem = problem is { Kind: ErrorKind.Unavailable, Type: not "payments-not-taken" } ? problem.Detail : null,
        };
    }

    /// <summary>What is to pay, and why one of them cannot: then the form asks for it no more.</summary>
    private async Task<(CheckoutForm Form, IReadOnlyList<CreditShare> Paying, string? Problem)> CreditsAsync(
        CheckoutForm form, string currency, CancellationToken ct)
    {
        var (codes, paying) = (new List<string>(), new List<CreditShare>());
        string? problem = null;
        foreach (var code in form.GiftCards)
        {
            var card = await credits.FindAsync(new([code], false, null, null), currency, ct);
            problem = card.Error?.Detail ?? problem;
            if (!card.Succeeded) continue;
            codes.Add(code);
            paying.AddRange(card.Value);
        }
        var own = form.UseStoreCredit && caller.AccountId is { } account ? await credits.StoreCreditAsync(account, currency, ct) : Money.Zero(currency);
        if (own.Amount > 0) paying.Add(new(CreditShare.StoreCredit, null, own));
        return (form with { GiftCards = codes, UseStoreCredit = own.Amount > 0 }, paying, problem);
    }

    /// <summary>
    /// What is to be ordered: the very quote that the page showed, while it is good for what the page says. Else the page must be shown again first.
    /// </summary>
    public async Task<Result<Quote>> ToOrderAsync(CheckoutForm form, CancellationToken ct)
    {
        var saved = await AddressesAsync(ct);
        if (WrongIn(form, saved) is { } wrong) return wrong;
        if (await ShownAsync(form, ct) is { } shown && shown.ShipTo == form.ShippingAddress(saved) && IsOfVatId(shown, form)) return shown;
        return await CheckAsync(form, ct) ?? Error.Conflict("quote-expired", "The delivery and the total were for another address.");
    }

    /// <summary>After the order: this browser may open it, and the address is kept when the shopper asked for that.</summary>
    public async Task DoneAsync(CheckoutForm form, Guid orderId, HttpContext http, CancellationToken ct)
    {
        http.DropCookie(Cookie);
        if (caller.AccountId is not { } account) opened.Add(http, orderId, OpenFor);
        else if (form is { KeepAddress: true, AddressId: null }) await addresses.KeepAsync(account, form.ShipTo.ToAddress(), ct);
    }

    private async Task<IReadOnlyList<KeptAddress>> AddressesAsync(CancellationToken ct) =>
        caller.AccountId is { } account ? await addresses.OfAsync(account, ct) : [];

    private async Task<Quote?> ShownAsync(CheckoutForm form, CancellationToken ct) => form.QuoteId is { } id ? await FindAsync(id, ct) : null;

    /// <summary>A quote of this browser's cart; nobody else's.</summary>
    private async Task<Quote?> FindAsync(Guid id, CancellationToken ct) =>
        await quotes.FindAsync(id, ct) is { } quote && quote.CartId == await browser.IdAsync(ct)
        && (quote.AccountId is null || quote.AccountId == caller.AccountId)
            ? quote
            : null;

    /// <summary>The quote that was shown while it still fits, else a new one.</summary>
    private async Task<Result<Quote>> QuoteAsync(Cart cart, Quote? before, CheckoutForm form, IReadOnlyList<KeptAddress> saved, bool anew, CancellationToken ct)
    {
        var shipTo = form.ShippingAddress(saved);
        var fits = !anew && before is not null && before.ShipTo == shipTo && IsOfVatId(before, form) && before.ExpiresAt - clock.GetUtcNow() > LeastTimeLeft
            && before.CouponCodes.SequenceEqual(cart.CouponCodes, StringComparer.Ordinal)
            && before.Lines.Select(l => (l.Sku, l.Quantity)).SequenceEqual(cart.Items.Select(i => (i.Sku, i.Quantity)));
        return fits ? before! : await quotes.MakeAsync(cart.Secret, shipTo, EmailAddress.Is(form.Email) ? form.Email : null, form.VatId, ct);
    }

    private static bool IsOfVatId(Quote quote, CheckoutForm form) => (quote.TypedVatId ?? "") == form.VatId;

    private static Error? WrongIn(CheckoutForm form, IReadOnlyList<KeptAddress> saved)
    {
        var errors = new Dictionary<string, string[]>(AddressErrors(form, saved), StringComparer.Ordinal);
        if (!EmailAddress.Is(form.Email)) errors["email"] = ["Enter an e-mail address, such as ada@example.com."];
        if (form.BillElsewhere) foreach (var (field, messages) in form.BillTo.Errors("billTo")) errors[field] = messages;
        return errors.Count > 0 ? Error.Invalid(errors) : null;
    }

    // A saved address may be from before a rule; it is put right in the address book, where its fields are.
    private static IReadOnlyDictionary<string, string[]> AddressErrors(CheckoutForm form, IReadOnlyList<KeptAddress> saved)
    {
        if (saved.FirstOrDefault(a => a.Id == form.AddressId) is not { } kept) return form.ShipTo.Errors("shipTo");
        var wrong = TypedAddress.Of(kept.Address).Errors("").Values.SelectMany(messages => messages).ToArray();
        if (wrong.Length == 0) return new Dictionary<string, string[]>();
        return new Dictionary<string, string[]>
        {
            ["address"] = [$"Your saved address cannot be used as it is: change it in your address book. {string.Join(' ', wrong)}"],
        };
    }

    private static bool IsOf(string field, Error error) =>
        error.Extensions?.GetValueOrDefault("errors") is IReadOnlyDictionary<string, string[]> errors
        && errors.Keys.Any(k => k.StartsWith(field, StringComparison.Ordinal));
}

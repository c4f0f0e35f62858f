using ClickCart.Catalog.Contracts;
using ClickCart.Customers.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Kernel;
using ClickCart.Ordering.Carts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;
using ClickCart.Platform;
using ClickCart.Pricing.Contracts;
using Cart = ClickCart.Ordering.Carts.Cart;

namespace ClickCart.Ordering.Checkout;

/// <summary>Makes the checkout page from what was typed: prices it as soon as the address allows, and says what stands in the way.</summary>
internal sealed class CheckoutDesk(
    BrowserCart browser, ICatalog catalog, IAvailability availability, IQuotes quotes, IAddressBook addresses, IPaymentMethods methods, OrderingSettings settings,
    ICaller caller, IIds ids, TimeProvider clock)
{
    /// <summary>A quote with less time left than this is asked for anew: a shopper is not to run out of time while reading.</summary>
    private static readonly TimeSpan LeastTimeLeft = TimeSpan.FromMinutes(5);

    /// <summary>The form as it is first shown: with what the account knows.</summary>
    public async Task<CheckoutForm> BeginAsync(CancellationToken ct) => new()
    {
        Email = caller.Email ?? "",
        AddressId = (await AddressesAsync(ct)).LastOrDefault()?.Id,
        PaymentMethod = methods.TestCards.FirstOrDefault()?.PaymentMethod ?? "",
    };

    /// <summary>Null when the cart is empty.</summary>
    /// <param name="submitted">False when nothing was asked for yet, so that nothing is missing.</param>
    /// <param name="refusal">Why the order was not taken, when that is why the page is shown again.</param>
    public async Task<CheckoutModel?> ShowAsync(CheckoutForm form, bool submitted, Error? refusal, CancellationToken ct)
    {
        if (await browser.ReadAsync(ct) is not { Items.Count: > 0 } stored) return null;
        var cart = await CartAnswer.OfAsync(stored, catalog, availability, settings, ct);
        var saved = await AddressesAsync(ct);
        var address = form.ShippingAddress(saved);
        var errors = Errors(form, saved);
        var before = form.QuoteId is { } id ? await FindAsync(id, ct) : null;

        var quoted = errors.Keys.Any(IsForTheQuote) ? null : await QuoteAsync(stored, before, address, form.Email, refusal, ct);
        var (quote, problem) = (quoted is { Succeeded: true } ? quoted.Value : null, quoted?.Error ?? refusal);
        foreach (var (field, messages) in Fields(problem)) errors.TryAdd(field, messages);
        if (quote is not null) form = form with { Option = form.Chosen(quote).Id };
        var changes = submitted && before is not null && quote is not null && before.Id != quote.Id ? QuoteChanges.Between(before, quote, form.Option) : [];
        return new(
            form with { QuoteId = quote?.Id, Key = ids.Secret() }, cart, quote, saved, methods.TestCards,
            submitted ? errors : new Dictionary<string, string[]>(), submitted && errors.Count > 0 ? 422 : (int?)problem?.Kind ?? 200)
        {
            Shortages = CheckoutModel.ShortagesOf(cart, problem?.Extensions?.GetValueOrDefault("items") as IReadOnlyList<StockShortage> ?? []),
            CouponProblem = problem?.Type is "coupon-not-usable" || (problem?.Kind is ErrorKind.NotFound && stored.CouponCode is not null) ? problem.Detail : null,
            Changes = changes,
            Problem = problem is { Kind: ErrorKind.Unavailable } ? problem.Detail : null,
        };
    }

    /// <summary>What is to be ordered: the very quote that the page showed, while it is good for what the page says now. Else the page must be shown again first.</summary>
    public async Task<Result<Quote>> ShownQuoteAsync(CheckoutForm form, CancellationToken ct)
    {
        var saved = await AddressesAsync(ct);
        if (Errors(form, saved) is { Count: > 0 } errors) return Error.Invalid(errors);
        if (form.QuoteId is not { } id || await FindAsync(id, ct) is not { } quote || quote.ShipTo != form.ShippingAddress(saved))
            return Error.Conflict("quote-expired", "The delivery and the total were for another address.");
        return quote;
    }

    /// <summary>Keeps the address for the next order, when the shopper asked for it.</summary>
    public async Task KeepAddressAsync(CheckoutForm form, CancellationToken ct)
    {
        if (form is { KeepAddress: true, AddressId: null } && caller.AccountId is { } account) await addresses.KeepAsync(account, form.ShipTo.ToAddress(), ct);
    }

    private async Task<IReadOnlyList<KeptAddress>> AddressesAsync(CancellationToken ct) => caller.AccountId is { } account ? await addresses.OfAsync(account, ct) : [];

    /// <summary>A quote of this browser's cart; nobody else's.</summary>
    private async Task<Quote?> FindAsync(Guid id, CancellationToken ct) =>
        await quotes.FindAsync(id, ct) is { } quote && quote.CartId == await browser.IdAsync(ct) && (quote.AccountId is null || quote.AccountId == caller.AccountId) ? quote : null;

    private async Task<Result<Quote>> QuoteAsync(Cart cart, Quote? before, Address shipTo, string email, Error? refusal, CancellationToken ct) =>
        before is not null && refusal is null && before.ShipTo == shipTo && before.ExpiresAt - clock.GetUtcNow() > LeastTimeLeft
            && before.CouponCode == cart.CouponCode && before.Lines.Select(l => (l.Sku, l.Quantity)).SequenceEqual(cart.Items.Select(i => (i.Sku, i.Quantity)))
            ? before
            : await quotes.MakeAsync(cart.Secret, shipTo, Rules.IsEmail(email) ? email : null, ct);

    private static Dictionary<string, string[]> Errors(CheckoutForm form, IReadOnlyList<KeptAddress> saved)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!Rules.IsEmail(form.Email)) errors["email"] = ["Enter an e-mail address, such as ada@example.com. Your receipt and tracking go there."];
        if (saved.All(a => a.Id != form.AddressId)) foreach (var (field, messages) in form.ShipTo.Errors("shipTo")) errors[field] = messages;
        if (form.BillElsewhere) foreach (var (field, messages) in form.BillTo.Errors("billTo")) errors[field] = messages;
        return errors;
    }

    private static bool IsForTheQuote(string field) => field.StartsWith("shipTo", StringComparison.Ordinal);

    private static IReadOnlyDictionary<string, string[]> Fields(Error? error) =>
        error?.Extensions?.GetValueOrDefault("errors") as IReadOnlyDictionary<string, string[]> ?? new Dictionary<string, string[]>();
}

using System.Globalization;
using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Checkout;

/// <summary>Everything that was typed or chosen on the checkout page. It goes from post to post, so nothing of it is ever lost.</summary>
internal sealed record CheckoutForm
{
    public const string TermsField = "termsAccepted";

    public string Email { get; init; } = "";

    /// <summary>Of a business, as it was typed.</summary>
    public string VatId { get; init; } = "";

    /// <summary>A saved address; null for the one that is typed.</summary>
    public Guid? AddressId { get; init; }

    public TypedAddress ShipTo { get; init; } = new();
    public bool KeepAddress { get; init; }
    public bool BillElsewhere { get; init; }
    public TypedAddress BillTo { get; init; } = new();

    /// <summary>The shipping option's id.</summary>
    public string Option { get; init; } = "";

    public string PaymentMethod { get; init; } = "";

    /// <summary>The account wants to pay with this card again.</summary>
    public bool KeepCard { get; init; }

    /// <summary>Codes of gift cards that pay a part.</summary>
    public IReadOnlyList<string> GiftCards { get; init; } = [];

    /// <summary>The account's store credit pays a part.</summary>
    public bool UseStoreCredit { get; init; }

    /// <summary>What credit could pay as the page showed it, in minor units; null while it showed none.</summary>
    public long? CreditSeen { get; init; }

    /// <summary>The version of the shop's terms whose box was ticked.</summary>
    public string Terms { get; init; } = "";

    /// <summary>The quote whose prices the page showed.</summary>
    public Guid? QuoteId { get; init; }

    public static CheckoutForm Of(IFormCollection form)
    {
        return new()
        {
            Email = Text("email"),
            VatId = Text("vatId"),
            AddressId = Guid.TryParse(Text("address"), out var address) ? address : null,
            ShipTo = TypedAddress.Of(form, "shipTo"),
            KeepAddress = form["keepAddress"].Contains("true"),
            BillElsewhere = form["billElsewhere"].Contains("true"),
            BillTo = TypedAddress.Of(form, "billTo"),
            Option = Text("option"),
            PaymentMethod = Text("paymentMethod"),
            KeepCard = form["keepCard"].Contains("true"),
            GiftCards = [.. form["giftCards"].Append(Text("giftCard")).Select(CodeOf).Except(["", CodeOf(Text("withoutCard"))]).Take(Rules.MostGiftCards)],
            UseStoreCredit = form["useStoreCredit"].Contains("true"),
            CreditSeen = long.TryParse(Text("creditSeen"), CultureInfo.InvariantCulture, out var seen) ? seen : null,
            Terms = form[TermsField].FirstOrDefault(t => t is { Length: ShopPages.VersionLength }) ?? "",
            QuoteId = Guid.TryParse(Text("quote"), out var quote) ? quote : null,
        };

        string Text(string field) => string.Concat(form[field].ToString().Where(c => !char.IsControl(c))).Trim();
    }

    /// <summary>Whether the box was ticked for what the terms say now.</summary>
    public bool AcceptsTerms(string version) => Terms == version;

    public Address ShippingAddress(IReadOnlyList<KeptAddress> saved) =>
        saved.FirstOrDefault(a => a.Id == AddressId) is { } kept ? Normal(kept.Address) : ShipTo.ToAddress();

    /// <summary>With the region's code, by which it is taxed, however it was written.</summary>
    public static Address Normal(Address address) => TypedAddress.Of(address).ToAddress();

    /// <summary>What the page showed that credit pays of the chosen option; null where it showed none.</summary>
    public Money? SeenCredit(Quote quote, IPaymentMethods methods)
    {
        if (CreditSeen is not { } seen || (!UseStoreCredit && GiftCards.Count == 0)) return null;
        var least = PaymentMethod.Length == 0 || ManualMethod.Is(PaymentMethod) ? 1 : methods.RangeOf(quote.Currency)?.Least.Amount ?? 1;
        var all = new CreditShare(CreditShare.GiftCard, null, new(seen, quote.Currency));
        return CreditShare.Split([all], Chosen(quote).Total, least, methods.StepOf(quote.Currency))[0].Amount;
    }

    /// <summary>With 1 for the letters that look like it, which no code has: one card is named once.</summary>
    private static string CodeOf(string? typed) =>
        string.Concat((typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('I', '1').Replace('L', '1');

    public Address? BillingAddress => BillElsewhere ? BillTo.ToAddress() : null;

    /// <summary>The option that was chosen, while the quote has it; the cheapest otherwise.</summary>
    public ShippingOption Chosen(Quote quote) => quote.ShippingOptions.FirstOrDefault(o => o.Id == Option) ?? quote.ShippingOptions[0];
}

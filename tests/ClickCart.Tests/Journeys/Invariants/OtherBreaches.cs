using ClickCart.Catalog.Products;
using ClickCart.Notifications.Mails;
using ClickCart.Platform.Messaging;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Quotes;

namespace ClickCart.Tests.Journeys.Invariants;

/// <summary>What can be wrong in the books of Catalog, Pricing, Customers and Notifications, and in what modules tell each other.</summary>
internal static class OtherBreaches
{
    public static IEnumerable<Breach> All =>
    [
        new("1 quotes add up", b => QuoteAsync(b, d => d with { Lines = [.. d.Lines.Select(l => l with { Total = l.Total + new Money(1, "USD") })] }), _ => "quote"),
        new("1 promotions of quotes add up", b => QuoteAsync(b, d => d with { Rounding = d.Rounding + 1 }), _ => "quote"),
        new("1 taxes of quotes add up",
            b => QuoteAsync(b, d => d with { Taxes = [.. d.Taxes, new TaxShare("VAT", 100_000, new Money(1, "USD"), new Money(1, "USD"), true)] }), _ => "quote"),
        new("2 quotes are possible",
            b => QuoteAsync(b, d => d with { ShippingOptions = [.. d.ShippingOptions.Select(o => o with { RegularPrice = new Money(1, "USD") })] }), _ => "quote"),
        new("11 coupon uses", b => b.Pricing.Coupons.Where(c => c.Uses > 0).ExecuteUpdateAsync(s => s.SetProperty(c => c.Uses, c => c.Uses + 1)), _ => "2 uses"),
        new("11 coupon uses per customer", b => b.Pricing.CustomerUses.ExecuteUpdateAsync(s => s.SetProperty(u => u.Uses, u => u.Uses + 1)), _ => "2 uses"),
        new("18 dead sessions are forgotten", b => b.Customers.Sessions.Where(s => s.AccountId == Guid.Parse(b.Story.Customer))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, Books.LongAgo)), _ => "session"),
        new("19 only hashes are kept", b => b.Customers.Accounts.Where(a => a.Id == Guid.Parse(b.Story.Customer))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.PasswordHash, "Correct-Horse-9-Battery")), s => s.Customer),
        new("20 every order was written about", b => b.Notifications.Mails.Where(m => m.OrderId == b.Story.Waiting.Id && m.Kind == MailKind.OrderReceived)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.OrderId, b.Story.Delivered.Id)), s => s.Waiting.Number),
        new("14 messages arrive", b => b.Ordering.Outbox.Where(m => m.Subject == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.DoneAt, (DateTimeOffset?)null).SetProperty(m => m.DeadAt, Books.LongAgo)), _ => "waiting"),
        new("14 one effect per message", b => b.Ordering.Set<InboxEntry>().ExecuteDeleteAsync(), _ => "without a trace in the inbox"),
        new("catalog list price", b => Product(b).ExecuteUpdateAsync(s => s.SetProperty(p => p.PriceTo, p => p.PriceTo + 1)), s => s.MovedSku),
        new("catalog search", b => b.Catalog.SearchDocuments.Where(d => Product(b).Any(p => p.Id == d.ProductId)).ExecuteDeleteAsync(), s => s.MovedSku),
        new("catalog price history", b => b.Catalog.PriceChanges.Where(c => c.Sku == b.Story.MovedSku)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.ToAmount, c => c.ToAmount + 1)), s => s.MovedSku),
    ];

    private static IQueryable<Product> Product(Books b) => b.Catalog.Products.Where(p => p.Variants.Any(v => v.Sku == b.Story.MovedSku));

    private static async Task<int> QuoteAsync(Books b, Func<QuoteDetails, QuoteDetails> change)
    {
        var quote = await b.Pricing.Quotes.AsNoTracking().OrderBy(q => q.Id).FirstAsync();
        var changed = change(quote.Details);
        return await b.Pricing.Quotes.Where(q => q.Id == quote.Id).ExecuteUpdateAsync(s => s.SetProperty(q => q.Details, changed));
    }
}

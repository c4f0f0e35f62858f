using ClickCart.Ordering.Bulk;
using ClickCart.Ordering.Drafts;
using ClickCart.Ordering.Invoices;
using ClickCart.Ordering.Orders;
using ClickCart.Ordering.Returns;
using ClickCart.Ordering.Supplements;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Journeys.Invariants;

/// <summary>What can be wrong in the books of Ordering.</summary>
internal static class OrderingBreaches
{
    private const string Table = "12 changes follow the state table";

    public static IEnumerable<Breach> All =>
    [
        new("1 order totals add up", b => b.Order(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.Subtotal, o => o.Subtotal + 1).SetProperty(o => o.Discount, o => o.Discount + 1)), s => s.Delivered.Number),
        new("1 taxes of orders add up",
            b => b.Order(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.ShippingTaxIncluded, o => o.ShippingTaxIncluded + 7)),
            s => s.Delivered.Number),
        new("2 quantities and amounts are sane",
            b => b.Ordering.Lines.Where(l => l.OrderId == b.Story.Transfer.Id).ExecuteDeleteAsync(), s => s.Transfer.Number,
            "1 order totals add up", "16 orders change by edits alone"),
        new("3 nothing is to be paid of what costs nothing",
            b => b.Order(b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.PaymentStatus, PaymentStatus.NotRequired)),
            s => s.Transfer.Number, Table),
        new("3 refunded amounts fit", b => b.Order(b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Refunded, 1)), s => s.Transfer.Number,
            "3 refunds of orders are refunds of payments"),
        new("3 returns give back what was paid for them", b => b.Ordering.Returns.Where(r => r.OrderId == b.Story.SentBack.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Goods, r => r.Goods + 1).SetProperty(r => r.Fee, r => r.Fee + 1)), s => s.SentBack.Number),
        new("3 exchanges give what came back", b => b.Ordering.Returns.Where(r => r.OrderId == b.Story.SentBack.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Exchanged, r => r.Exchanged - 1)), s => s.SentBack.Number),
        new("4 drafts are their orders", b => b.Ordering.Drafts.Where(d => d.OrderId == b.Story.Replacement.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Currency, "EUR")), _ => "draft"),
        new("4 drafts are their orders", b => b.Ordering.Drafts.Where(d => d.Number == b.Story.Draft)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Status, DraftStatus.Ordered)), s => s.Draft),
        new("4 sent drafts have links", b => b.Ordering.Drafts.Where(d => d.Number == b.Story.Draft)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.LinkRound, d => d.LinkRound + 1)), s => s.Draft),
        new("4 supplements are changes of their orders", b => b.Ordering.Supplements.Where(s => s.OrderId == b.Story.Raised.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Difference, p => p.Difference + 5)), s => s.Raised.Id),
        new("8 received goods are restocked or written off", b => b.Ordering.Set<ReturnReceipt>()
            .Where(r => b.Ordering.Returns.Any(of => of.Id == r.ReturnId && of.OrderId == b.Story.SentBack.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Quantity, r => r.Quantity + 1)), s => s.SentBack.Number),
        new("9 received at most asked", b => b.Ordering.Set<ReturnLine>().ExecuteUpdateAsync(s => s
            .SetProperty(l => l.Received, l => l.Quantity + 1).SetProperty(l => l.Restocked, l => l.Quantity + 1)), s => s.SentBack.Number)
        { IsRefused = true },
        new("9 returned at most ordered", b => b.Ordering.Set<ReturnLine>()
            .Where(l => b.Ordering.Returns.Any(of => of.Id == l.ReturnId && of.OrderId == b.Story.Delivered.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Quantity, l => l.Quantity + 5)), s => s.Delivered.Sku),
        new("9 lines ship as ordered", b => b.Ordering.Set<Shipment>().Where(l => l.OrderId == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Lines, [new ParcelLine(b.Story.Delivered.Sku, 3)])), s => s.Delivered.Number),
        new("9 what has left waits for nothing", b => b.Ordering.Lines.Where(l => l.OrderId == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Backordered, 1)), s => s.Delivered.Number, "7 orders wait as the stock says"),
        new(Table, b => b.Ordering.Timeline.Where(t => t.OrderId == b.Story.Delivered.Id && t.Number == 2).ExecuteDeleteAsync(), s => s.Delivered.Id),
        new("13 shipped orders are paid",
            b => b.Order(b.Story.Replacement.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.PaymentStatus, PaymentStatus.Pending)),
            s => s.Replacement.Number, Table),
        new("13 returned orders came back and were refunded",
            b => b.Order(b.Story.Replacement.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Status, OrderStatus.Returned)),
            s => s.Replacement.Number, Table),
        new("16 orders change by edits alone", b => b.Ordering.Lines.Where(l => l.OrderId == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Name, "Something dearer")), s => s.Delivered.Number),
        new("16 edits follow one another", b => b.Ordering.Edits.Where(e => e.OrderId == b.Story.Waiting.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.SealAfter, "x")), s => s.Waiting.Id),
        new("18 bulk actions end", b => b.Ordering.BulkItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.State, BulkItemState.Waiting)), s => s.Delivered.Id),
        new("18 unpaid orders end", b => b.Order(b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.HoldExpiresAt, Books.LongAgo)),
            s => s.Transfer.Number),
        new("18 refused deliveries end", b => b.Order(b.Story.Waiting.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.RefusedAt, Books.LongAgo)),
            s => s.Waiting.Number),
        new("18 supplements end", b => b.Ordering.Supplements.Where(s => s.Status == SupplementStatus.Open)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.LinkExpiresAt, Books.LongAgo)), s => s.Waiting.Id),
        new("19 paper numbers have no gaps", b => b.Ordering.InvoiceCounters.Where(c => c.Series == InvoiceSeries.Invoices)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Last, c => c.Last + 1)), _ => "the counter says"),
        new("20 invoices are their orders", b => b.Ordering.Invoices.Where(i => i.OrderId == b.Story.Replacement.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.TaxIncluded, i => i.TaxIncluded + 1)), s => s.Replacement.Number),
        new("21 credit notes are what went back",
            b => b.Ordering.Invoices.Where(i => i.OrderId == b.Story.Delivered.Id && i.Kind == InvoiceKind.CreditNote)
                .ExecuteUpdateAsync(s => s.SetProperty(i => i.InvoiceNumber, "none")), _ => "credit notes of 0"),
        // What other modules know of orders.
        new("3 refunds of orders are refunds of payments",
            b => b.Order(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Refunded, o => o.Refunded + 1)), s => s.Delivered.Number,
            "21 credit notes are what went back"),
        new("7 orders wait as the stock says", b => b.Ordering.Lines.Where(l => l.OrderId == b.Story.Waiting.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Backordered, l => l.Backordered + 1)), s => s.Waiting.Number),
        new("11 coupon uses are orders", b => b.Order(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s
            .SetProperty(o => o.Promotions, (IReadOnlyList<AppliedPromotion>?)null).SetProperty(o => o.CouponCode, (string?)null)), s => s.Delivered.Number),
    ];
}

using ClickCart.Ordering.Orders;
using ClickCart.Ordering.Returns;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;
using Microsoft.Extensions.Options;

namespace ClickCart.Ordering.Invoices;

/// <summary>
/// Issues invoices and credit notes. An order that is confirmed has an invoice; what went back of it has credit notes, and a cancelled order's invoice is
/// taken back in full, whether its money was taken or not, and so is that of one that came back unpaid. Each paper gets its number in the
/// transaction that stores it, one after the other: there are no gaps.
/// </summary>
internal sealed class InvoiceRegister(
    OrderingDbContext db, OrderingSettings settings, IOptionsSnapshot<ShopIdentity> shop, ShopTime time, Languages languages, IIds ids, TimeProvider clock,
    IServiceScopeFactory scopes)
{
    /// <summary>What the refusal of an order without an invoice says.</summary>
    public static readonly Error None = Error.Conflict("no-invoice",
        "The order has no invoice: it gets one when it is confirmed, and a cancelled one gets none any more.");

    private const string Changed = "The order was changed; another invoice follows.";

    private DateTimeOffset _now;
    private DateOnly _today;
    private Dictionary<InvoiceSeries, InvoiceCounter> _counters = [];

    /// <summary>The order's invoice; issued now where an order from before there were any asks for its first.</summary>
    /// <returns>Null for an order that has none and gets none.</returns>
    public async Task<Invoice?> InvoiceAsync(Guid orderId, CancellationToken ct)
    {
        var issued = (await db.Papers(orderId).ToListAsync(ct)).FindLast(i => i.Kind == InvoiceKind.Invoice);
        if (await db.ReadOrderAsync(orderId, ct) is not { } order) return null;
        if (issued is not null && (!HasInvoice(order) || IsOf(issued, order))) return issued;
        if (!HasInvoice(order)) return null;
        return (await OpenAsync(orderId, ct))?.Invoice;
    }

    /// <summary>The same for who knows that it is wanted now: no look first, whether there is one.</summary>
    public Task IssueAsync(Guid orderId, CancellationToken ct) => OpenAsync(orderId, ct);

    /// <summary>What of the order's invoice is to be taken back is; nothing happens when that has been done.</summary>
    /// <param name="atMost">One refund's credit note is of no more than it, in minor units; null for all that is to be taken back.</param>
    /// <param name="reason">What the paper says.</param>
    /// <param name="refundId">Which refund it is for: that of a return takes back the taxes of what came back.</param>
    public async Task CreditAsync(Guid orderId, long? atMost, string reason, CancellationToken ct, Guid? refundId = null)
    {
        if (await OpenAsync(orderId, ct) is not { } file) return;
        var amount = file.Due - file.Credited;
        if (amount <= 0) return;
        var back = refundId is null ? null : await db.Returns.AsNoTracking().Include(r => r.Lines).FirstOrDefaultAsync(r => r.RefundId == refundId, ct);
        Add(file, InvoiceKind.CreditNote, file.Order.Status is OrderStatus.Cancelled ? amount : Math.Min(amount, atMost ?? amount), reason, back);
    }

    /// <summary>A refund failed after all: what its credit note took back is owed again, unless the order is cancelled.</summary>
    public async Task ReverseAsync(Guid orderId, string reason, CancellationToken ct)
    {
        if (await OpenAsync(orderId, ct) is { } file && file.Credited > file.Due) Add(file, InvoiceKind.CreditReversal, file.Credited - file.Due, reason);
    }

    /// <summary>Whether the order is still what its invoice says. Those that were never changed are.</summary>
    private static bool IsOf(Invoice invoice, Order order) => order.EditCount == 0
        || ((invoice.Total, invoice.Tax, invoice.Discount, invoice.Shipping) == (order.Total, order.Tax, order.Discount, order.Shipping)
            && invoice.Lines.Select(l => (l.Sku, l.Quantity, l.Discount)).Order()
                .SequenceEqual(order.Lines.Select(l => (l.Sku, l.Quantity, l.Discount)).Order()));

    private static bool HasInvoice(Order order) => order.Status is not (OrderStatus.AwaitingPayment or OrderStatus.Cancelled);

    /// <summary>An order with its papers, nobody else writes at the same time.</summary>
    /// <param name="Due">What is to be taken back of its invoice altogether.</param>
    private sealed record OrderFile(Order Order, Invoice Invoice, List<Invoice> Corrections)
    {
        public long Due => Order.Status is OrderStatus.Cancelled || Order.PaymentStatus is PaymentStatus.Voided ? Invoice.Total : Order.Refunded;
        public long Credited => Corrections.Sum(c => Sign(c) * c.Total);

        /// <summary>1 for what takes back of the invoice, −1 for what takes that back.</summary>
        public static int Sign(Invoice paper) => paper.Kind is InvoiceKind.CreditNote ? 1 : -1;
    }

    /// <summary>Locks the register and reads the order's papers. One that should have an invoice and has none gets it.</summary>
    private async Task<OrderFile?> OpenAsync(Guid orderId, CancellationToken ct)
    {
        (_now, _today) = (Order.Time(clock), time.DayOf(clock.GetUtcNow()));
        await LockAsync(ct);
        // Read again, so that no later number has an earlier date; around New Year the paper stays in the year whose numbers are locked.
        if (time.DayOf(clock.GetUtcNow()) is var today && today.Year == _today.Year) (_now, _today) = (Order.Time(clock), today);
        if (await db.ReadOrderAsync(orderId, ct) is not { } order) return null;
        var papers = await db.Papers(orderId).ToListAsync(ct);
        var invoice = papers.FindLast(p => p.Kind is InvoiceKind.Invoice);
        if (invoice is null && !HasInvoice(order)) return null;
        var file = new OrderFile(order, invoice ?? Issue(order), papers.FindAll(p => p.InvoiceNumber is not null && p.InvoiceNumber == invoice?.Number));
        if (invoice is not null && HasInvoice(order) && !IsOf(invoice, order))
        {
            // An invoice never changes: that of before is taken back in full, and another says what is owed now.
            if (invoice.Total > file.Credited) Add(file, InvoiceKind.CreditNote, invoice.Total - file.Credited, Changed);
            (invoice, file) = (null, new OrderFile(order, Issue(order), []));
        }
        // One that was refunded before there were invoices, or before it was changed, gets the credit notes with it.
        if (invoice is null && order.Refunded > 0) Add(file, InvoiceKind.CreditNote, order.Refunded, "");
        return file;
    }

    /// <summary>Whoever holds the row of the invoices' counter writes alone.</summary>
    private async Task LockAsync(CancellationToken ct)
    {
        var year = _today.Year;
        if (db.Database.CurrentTransaction is null)
        {
            await PrepareAsync(ct);
            await db.BeginWriteAsync(ct);
        }
        await db.InvoiceCounters.Where(c => c.Series == InvoiceSeries.Invoices && c.Year == year)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, c => c.Last), ct);
        _counters = await db.InvoiceCounters.Where(c => c.Year == year).ToDictionaryAsync(c => c.Series, ct);
    }

    /// <summary>
    /// Begins the year's numbers, where nobody has yet, and on its last day the next year's: by itself, because of two that do so at the same time one fails,
    /// and is tried again. Whoever issues in a transaction that has begun calls it before; New Year may come while it lasts.
    /// </summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        var today = time.DayOf(clock.GetUtcNow());
        int[] years = today is { Month: 12, Day: 31 } ? [today.Year, today.Year + 1] : [today.Year];
        if (await db.InvoiceCounters.CountAsync(c => years.Contains(c.Year), ct) == 2 * years.Length) return;
        await using var scope = scopes.CreateAsyncScope();
        var apart = scope.ServiceProvider.GetRequiredService<OrderingDbContext>();
        await apart.CommitAsync(async () =>
        {
            foreach (var (series, year) in Enum.GetValues<InvoiceSeries>().SelectMany(s => years.Select(y => (s, y))))
                if (!await apart.InvoiceCounters.AnyAsync(c => c.Series == series && c.Year == year, ct))
                    apart.InvoiceCounters.Add(new() { Series = series, Year = year });
            return Result.Success;
        }, ct);
    }

    private int Next(InvoiceKind kind) => ++_counters[Invoice.SeriesOf(kind)].Last;

    private string NumberOf(InvoiceKind kind, int sequence) =>
        $"{(kind is InvoiceKind.Invoice ? settings.InvoicePrefix : settings.CreditNotePrefix)}{_today.Year:D4}-{sequence:D6}";

    private Invoice Issue(Order order)
    {
        var (id, sequence, language) = (ids.New(), Next(InvoiceKind.Invoice), Language.Find(order.Language) ?? languages.Default);
        var seller = shop.Value;
        var paper = new Invoice
        {
            Id = id,
            OrderId = order.Id,
            Kind = InvoiceKind.Invoice,
            Series = InvoiceSeries.Invoices,
            Year = _today.Year,
            Sequence = sequence,
            Number = NumberOf(InvoiceKind.Invoice, sequence),
            IssuedAt = _now,
            Day = _today.DayNumber,
            OrderNumber = order.Number,
            OrderDay = order.Day,
            Language = language.Code,
            Currency = order.Currency,
            SellerName = seller.LegalName is { Length: > 0 } legal ? legal : seller.Name,
            SellerAddress = seller.LegalAddress,
            SellerVatId = seller.VatId,
            SellerTaxIds = seller.TaxIds,
            BillTo = order.BillTo,
            ShipTo = order.ShipTo,
            VatId = order.VatId,
            Delivery = Texts.In(language, () => Texts.Said(ServiceName.Of(order.Carrier, order.Service))),
            CouponCode = order.CouponCode,
            DiscountName = Texts.In(language, () => DiscountWords.LabelsOf(order)) is { } names ? PlainText.Start(names, Invoice.DiscountNameLength) : null,
            TaxNote = Texts.In(language, () => TaxWords.NotesOf(order.Taxes ?? [], order.WithoutTaxOf)) is { Length: > 0 } note ? note : null,
            Subtotal = order.Subtotal,
            Discount = order.Discount,
            Shipping = order.Shipping,
            Tax = order.Tax,
            TaxIncluded = order.TaxIncluded,
            Total = order.Total,
            Lines = [.. order.Lines.OrderBy(l => l.Number).Select(l =>
                new InvoiceLine(id, l.Number, l.Sku, l.Name, l.Quantity, l.UnitPrice, l.Discount, l.Total - l.Tax, l.TaxRate))],
            Taxes = [.. TaxesOf(id, order)],
        };
        db.Invoices.Add(paper);
        return paper;
    }

    private static IEnumerable<InvoiceTax> TaxesOf(Guid id, Order order)
    {
        if (order.Taxes is { } taxes)
            return taxes.Select((t, i) => new InvoiceTax(id, i + 1, t.Name, Line.RateOf(new(t.Name, t.Percent)), t.Base.Amount, t.Amount.Amount, t.Included));
        var tax = order.Tax + order.TaxIncluded;
        return tax == 0 ? [] : [new(id, 1, "Tax", null, order.Total - tax, tax, Included: order.Tax == 0)];
    }

    /// <summary>A paper of that amount about the order's invoice: of the same lines when it takes all back at once, else of a single one.</summary>
    /// <param name="back">The return that it is for.</param>
    private void Add(OrderFile file, InvoiceKind kind, long amount, string reason, Return? back = null)
    {
        var (invoice, language, id) = (file.Invoice, Language.Find(file.Invoice.Language) ?? languages.Default, ids.New());
        var isWhole = kind is InvoiceKind.CreditNote && file.Corrections.Count == 0 && amount == invoice.Total;
        var (left, untaxed) = LeftOf(file, kind);
        var taxes = TaxSplit.Of(amount, left, untaxed, back is null ? null : ByTax(file, back)).Select(t => t with { InvoiceId = id }).ToList();
        var added = taxes.Where(t => !t.Included).Sum(t => t.Amount);
        var words = Texts.In(language, () => Texts.T(kind is InvoiceKind.CreditNote ? "Refund" : "Refund that failed"));
        var sequence = Next(kind);
        var paper = new Invoice
        {
            Id = id,
            OrderId = invoice.OrderId,
            Kind = kind,
            Series = InvoiceSeries.CreditNotes,
            Year = _today.Year,
            Sequence = sequence,
            Number = NumberOf(kind, sequence),
            InvoiceNumber = invoice.Number,
            IssuedAt = _now,
            Day = _today.DayNumber,
            OrderNumber = invoice.OrderNumber,
            OrderDay = invoice.OrderDay,
            Language = invoice.Language,
            Currency = invoice.Currency,
            SellerName = invoice.SellerName,
            SellerAddress = invoice.SellerAddress,
            SellerVatId = invoice.SellerVatId,
            SellerTaxIds = invoice.SellerTaxIds,
            BillTo = invoice.BillTo,
            ShipTo = invoice.ShipTo,
            VatId = invoice.VatId,
            Delivery = invoice.Delivery,
            CouponCode = isWhole ? invoice.CouponCode : null,
            DiscountName = isWhole ? invoice.DiscountName : null,
            TaxNote = invoice.TaxNote,
            Reason = PlainText.Start(reason, 500),
            Subtotal = isWhole ? invoice.Subtotal : amount - added,
            Discount = isWhole ? invoice.Discount : 0,
            Shipping = isWhole ? invoice.Shipping : 0,
            Tax = added,
            TaxIncluded = taxes.Where(t => t.Included).Sum(t => t.Amount),
            Total = amount,
            Lines = isWhole ? [.. invoice.Lines.Select(l => l with { InvoiceId = id })]
                : [new(id, 1, "", words, 1, amount - added, 0, amount - added, taxes is [{ Rate: var rate }] ? rate : null)],
            Taxes = taxes,
        };
        db.Invoices.Add(paper);
        file.Corrections.Add(paper);
    }

    /// <summary>What a return gives back of goods that bear each tax of the invoice, and last of those that bear none.</summary>
    private static long[] ByTax(OrderFile file, Return back)
    {
        InvoiceTax[] taxes = [.. file.Invoice.Taxes.OrderBy(t => t.Number)];
        var given = new long[taxes.Length + 1];
        foreach (var line in file.Order.Lines)
        {
            var at = Array.FindIndex(taxes, t => line.TaxName is not null && t.Name == line.TaxName && t.Rate == line.TaxRate);
            if (at >= 0 || line.Tax + line.TaxIncluded == 0) given[at < 0 ? taxes.Length : at] += back.GivenFor(line.Number);
        }
        return given;
    }

    /// <summary>Of each tax what a credit note can still take back, or a reversal of one; and what bears no tax.</summary>
    private static (IReadOnlyList<InvoiceTax> Taxes, long Untaxed) LeftOf(OrderFile file, InvoiceKind kind)
    {
        IReadOnlyList<InvoiceTax> credited = [.. file.Invoice.Taxes.OrderBy(t => t.Number).Select(tax =>
        {
            var parts = file.Corrections.SelectMany(c => c.Taxes.Where(t => t.Number == tax.Number).Select(t => (Sign: OrderFile.Sign(c), Tax: t))).ToList();
            return tax with { Base = parts.Sum(p => p.Sign * p.Tax.Base), Amount = parts.Sum(p => p.Sign * p.Tax.Amount) };
        })];
        IReadOnlyList<InvoiceTax> left = kind is not InvoiceKind.CreditNote ? credited
            : [.. file.Invoice.Taxes.OrderBy(t => t.Number).Zip(credited, (all, gone) =>
                all with { Base = all.Base - gone.Base, Amount = all.Amount - gone.Amount })];
        var whole = kind is InvoiceKind.CreditNote ? file.Invoice.Total - file.Credited : file.Credited;
        return (left, Math.Max(0, whole - left.Sum(t => t.Base + t.Amount)));
    }
}

using System.ComponentModel.DataAnnotations;

namespace ClickCart.Ordering.Invoices;

/// <summary>What a paper says about money.</summary>
internal enum InvoiceKind
{
    Invoice,

    /// <summary>Takes an invoice back, in part or in full.</summary>
    CreditNote,

    /// <summary>Takes credit notes back, because the refund failed after it had succeeded.</summary>
    CreditReversal,
}

/// <summary>
/// An invoice, or a credit note about one: all that stands on the paper, as it was when it was issued. Rows are only ever added. Amounts are minor units of
/// its currency and never negative; the kind says which way.
/// </summary>
internal sealed class Invoice
{
    public Guid Id { get; init; }
    public Guid OrderId { get; init; }
    public InvoiceKind Kind { get; init; }

    /// <summary>Invoices are counted by themselves, all other papers together.</summary>
    public InvoiceSeries Series { get; init; }

    /// <summary>The shop's, at the issue.</summary>
    public int Year { get; init; }

    /// <summary>From 1, without gaps in its series and year.</summary>
    public int Sequence { get; init; }

    /// <summary>As it is written: <c>INV-2026-000123</c>.</summary>
    [MaxLength(40)] public string Number { get; init; } = "";

    /// <summary>Of the invoice that it is about; null for an invoice.</summary>
    [MaxLength(40)] public string? InvoiceNumber { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>The shop's day of the issue (<see cref="DateOnly.DayNumber"/>).</summary>
    public int Day { get; init; }

    [MaxLength(24)] public string OrderNumber { get; init; } = "";

    /// <inheritdoc cref="Orders.Order.Day"/>
    public int OrderDay { get; init; }

    /// <summary>In which it is written: <c>de</c>.</summary>
    [MaxLength(2)] public string Language { get; init; } = "";

    [MaxLength(3)] public string Currency { get; init; } = "";

    [MaxLength(120)] public string SellerName { get; init; } = "";

    /// <summary>On several lines, as the tax ids are.</summary>
    [MaxLength(300)] public string? SellerAddress { get; init; }

    [MaxLength(40)] public string? SellerVatId { get; init; }
    [MaxLength(300)] public string? SellerTaxIds { get; init; }
    public Address BillTo { get; init; } = null!;
    public Address ShipTo { get; init; } = null!;

    /// <summary>The buyer's.</summary>
    [MaxLength(20)] public string? VatId { get; init; }

    /// <summary>By whom it goes, in words.</summary>
    [MaxLength(200)] public string Delivery { get; init; } = "";

    [MaxLength(64)] public string? CouponCode { get; init; }

    /// <summary>What took the discount off, in words; null where that is the coupon alone, or rounding.</summary>
    [MaxLength(DiscountNameLength)] public string? DiscountName { get; init; }

    public const int DiscountNameLength = 300;

    /// <summary>What the law wants said: that the buyer owes the tax, or why there is none. In its language.</summary>
    [MaxLength(1000)] public string? TaxNote { get; init; }

    /// <summary>Why money goes back.</summary>
    [MaxLength(500)] public string? Reason { get; init; }

    public long Subtotal { get; init; }
    public long Discount { get; init; }
    public long Shipping { get; init; }

    /// <summary>Added to the prices.</summary>
    public long Tax { get; init; }

    /// <summary>Contained in the prices; part of no sum.</summary>
    public long TaxIncluded { get; init; }

    public long Total { get; init; }
    public List<InvoiceLine> Lines { get; init; } = [];
    public List<InvoiceTax> Taxes { get; init; } = [];

    public Money Of(long amount) => new(amount, Currency);

    public static InvoiceSeries SeriesOf(InvoiceKind kind) => kind is InvoiceKind.Invoice ? InvoiceSeries.Invoices : InvoiceSeries.CreditNotes;
}

internal enum InvoiceSeries
{
    Invoices,
    CreditNotes,
}

/// <summary>The last number that was given out in a series and year. Whoever issues a paper holds its row until the commit.</summary>
internal sealed class InvoiceCounter
{
    public InvoiceSeries Series { get; init; }
    public int Year { get; init; }
    public int Last { get; set; }
}

/// <param name="Number">From 1.</param>
/// <param name="Sku">Empty for what is no goods.</param>
/// <param name="Amount">Quantity × unit price − discount, without a tax that is added.</param>
/// <param name="TaxRate">In ten-thousandths of a percent; null where invoices name no tax.</param>
internal sealed record InvoiceLine(
    Guid InvoiceId, int Number, string Sku, string Name, int Quantity, long UnitPrice, long Discount, long Amount, int? TaxRate);

/// <summary>One tax of a paper. A credit note's has the number that it has on its invoice.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Rate">In ten-thousandths of a percent: 190000 is 19 %. Null for orders from before that was kept.</param>
/// <param name="Base">Without the tax.</param>
/// <param name="Included">Whether the prices contain it, or it is added to them.</param>
internal sealed record InvoiceTax(Guid InvoiceId, int Number, string Name, int? Rate, long Base, long Amount, bool Included);

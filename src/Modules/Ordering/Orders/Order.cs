using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Pricing.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>
/// A customer's accepted order. Its id is that of the quote it came from, so the primary key forbids a second order of one quote. Addresses never change, a
/// delivery that is put right is a row of its own; lines and amounts change by an <see cref="OrderEdit"/> alone, before it ships; the three statuses change by <see cref="OrderState"/>'s table alone, each
/// change with a row on the timeline. What the other modules must know collects in <see cref="Events"/>.
/// </summary>
internal sealed partial class Order : Aggregate
{
    private const string NumberLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly List<Line> _lines = [];
    private readonly List<Shipment> _shipments = [];
    private readonly List<TimelineEntry> _timeline = [];
    private readonly List<IIntegrationEvent> _events = [];

    private Order() { }

    private Order(Guid id) : base(id) { }

    /// <summary>For people: <c>CC-261123-7K2M9Q</c>, the shop's prefix, the day and six random letters without look-alikes.</summary>
    [MaxLength(24)] public string Number { get; private init; } = "";

    /// <summary>Null for a guest's order, which opens by <see cref="TokenHash"/> instead.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>SHA-256 of the guest's access token, hexadecimal.</summary>
    [MaxLength(64)] public string? TokenHash { get; private init; }

    /// <summary>Lower case.</summary>
    [MaxLength(254)] public string Email { get; private init; } = "";

    /// <summary>See <see cref="SearchWords"/>.</summary>
    [MaxLength(SearchWords.Longest)] public string Words { get; private set; } = "";

    public OrderStatus Status { get; private set; }
    public PaymentStatus PaymentStatus { get; private set; }
    public FulfilmentStatus FulfilmentStatus { get; private set; }

    [MaxLength(3)] public string Currency { get; private init; } = "";
    public long Subtotal { get; private set; }
    public long Discount { get; private set; }
    public long Shipping { get; private set; }
    public long Tax { get; private set; }
    public long Total { get; private set; }

    /// <summary>The part of <see cref="Tax"/> that shipping bears.</summary>
    public long ShippingTax { get; private set; }

    /// <summary>The tax that the price of shipping contains; that of the goods is in their lines.</summary>
    public long ShippingTaxIncluded { get; private set; }

    /// <summary>What is added and what the prices contain, by rate. Null for orders from before it was kept.</summary>
    public IReadOnlyList<TaxShare>? Taxes { get; private set; }

    /// <summary>Which tax shipping bears: its name, and its rate in ten-thousandths of a percent (190000 is 19 %). Null where invoices name none.</summary>
    [MaxLength(Line.TaxNameLength)] public string? ShippingTaxName { get; private init; }

    /// <inheritdoc cref="ShippingTaxName"/>
    public int? ShippingTaxRate { get; private init; }

    /// <summary>The seller's country, when its tax was taken off the prices because the goods leave it.</summary>
    [MaxLength(2)] public string? WithoutTaxOf { get; private init; }

    /// <summary>The buyer's, when it is a business that named one, as invoices write it.</summary>
    [MaxLength(20)] public string? VatId { get; private init; }

    /// <summary>Whether a register said that it is in force; null without one.</summary>
    public bool? VatIdConfirmed { get; private init; }

    /// <summary>The version of the shop's terms that were accepted with it; null where that was not asked.</summary>
    [MaxLength(ShopPages.VersionLength)] public string? TermsVersion { get; private init; }

    /// <summary>ISO 639-1, in which it was ordered and its customer is written to; null for orders from before it was kept.</summary>
    [MaxLength(5)] public string? Language { get; private init; }

    /// <summary>All succeeded refunds together.</summary>
    public long Refunded { get; private set; }

    /// <summary>The part of <see cref="Refunded"/> that counts for shipping; that of the goods is in their lines.</summary>
    public long ShippingRefunded { get; private set; }

    /// <summary>The shop's day on which it was placed (<see cref="DateOnly.DayNumber"/>), by which every database groups alike.</summary>
    public int Day { get; private init; }

    /// <summary>The first of its coupons; <see cref="Promotions"/> has all.</summary>
    [MaxLength(64)] public string? CouponCode { get; private init; }

    /// <summary>What took the discount off, as it was quoted. Null for orders without one, and from before it was kept.</summary>
    public IReadOnlyList<AppliedPromotion>? Promotions { get; private set; }
    public Address ShipTo { get; private init; } = null!;
    public Address BillTo { get; private init; } = null!;
    [MaxLength(200)] public string ShippingOptionId { get; private init; } = "";
    [MaxLength(100)] public string Carrier { get; private init; } = "";
    [MaxLength(100)] public string Service { get; private init; } = "";
    public int? DeliveryDays { get; private init; }
    public int WeightGrams { get; private set; }

    /// <summary>SHA-256 over all that changes by an edit alone, hexadecimal; verified by an invariant. Of older orders without the taxes.</summary>
    [MaxLength(64)] public string Seal { get; private set; } = "";

    /// <summary>The payment method tried last: 1, and one more for each after a decline.</summary>
    public int PaymentAttempt { get; private set; }

    [MaxLength(2048)] public string? ActionUrl { get; private set; }
    [MaxLength(100)] public string? FailureCode { get; private set; }
    [MaxLength(500)] public string? FailureMessage { get; private set; }

    /// <summary>The time of what is known of its refunds: an older event changes nothing.</summary>
    public DateTimeOffset? RefundsAsOf { get; private set; }

    /// <summary>When an unpaid order ends. A decline brings it nearer.</summary>
    public DateTimeOffset HoldExpiresAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>How many rows its timeline has; numbers the next.</summary>
    public int Happenings { get; private set; }

    public IReadOnlyList<Line> Lines => _lines;
    public IReadOnlyList<Shipment> Shipments => _shipments;
    public IReadOnlyList<TimelineEntry> Timeline => _timeline;

    /// <summary>For the other modules, to be published with the change.</summary>
    public IReadOnlyList<IIntegrationEvent> Events => _events;

    /// <summary>Not cancelled yet, and not shipped.</summary>
    public bool CanBeCancelled => Status is not OrderStatus.Cancelled && State.CanBeCancelled;

    public OrderState State => new(Status, PaymentStatus, FulfilmentStatus);
    public Money TotalMoney => Of(Total);

    /// <summary>The tax that the prices of goods and shipping contain, of an order whose lines are loaded.</summary>
    public long TaxIncluded => _lines.Sum(l => l.TaxIncluded) + ShippingTaxIncluded;

    public IReadOnlyList<HoldLine> Hold => [.. _lines.Select(l => new HoldLine(l.Sku, l.Quantity))];

    public static Order Place(Quote quote, ShippingOption option, Placing how)
    {
        var (number, billTo, now) = (how.Number, how.BillTo ?? quote.ShipTo, how.At);
        Line[] lines = [.. quote.Lines.Select((l, i) => new Line(
            quote.Id, i + 1, l.Sku, l.Name, l.Quantity, l.UnitPrice.Amount, l.Discount.Amount, l.Tax.Amount, l.Total.Amount, l.TaxIncluded.Amount)
        {
            Category = how.Categories.GetValueOrDefault(l.Sku),
            TaxName = l.TaxedAs?.Name,
            TaxRate = Line.RateOf(l.TaxedAs),
        })];
        var order = new Order(quote.Id)
        {
            Number = number,
            AccountId = how.AccountId,
            TokenHash = how.AccessToken is null ? null : HashToken(how.AccessToken),
            Email = how.Email,
            Words = SearchWords.Of(number, how.Email, quote.ShipTo, billTo),
            Currency = quote.Currency,
            Subtotal = quote.Subtotal.Amount,
            Discount = quote.Discount.Amount,
            Shipping = option.Price.Amount,
            Tax = (quote.Tax + option.Tax).Amount,
            Total = option.Total.Amount,
            ShippingTax = option.Tax.Amount,
            ShippingTaxIncluded = option.TaxIncluded.Amount,
            Taxes = option.Taxes,
            ShippingTaxName = option.TaxedAs?.Name,
            ShippingTaxRate = Line.RateOf(option.TaxedAs),
            Day = how.Day.DayNumber,
            WithoutTaxOf = quote.WithoutTaxOf,
            VatId = quote.VatId?.Text,
            VatIdConfirmed = quote.VatId?.IsConfirmed,
            TermsVersion = how.TermsVersion,
            Language = how.Language,
            CouponCode = quote.CouponCode,
            Promotions = quote.Promotions.Count > 0 ? quote.Promotions : null,
            ShipTo = quote.ShipTo,
            BillTo = billTo,
            ShippingOptionId = option.Id,
            Carrier = option.Carrier,
            Service = option.Service,
            DeliveryDays = option.DeliveryDays,
            WeightGrams = quote.WeightGrams,
            Seal = SealOf(lines, quote.ShipTo, billTo, option.Total, option.Taxes, quote.VatId?.Text),
            PaymentAttempt = 1,
            HoldExpiresAt = how.HoldExpiresAt,
            Manual = option.Total.Amount > 0 ? how.Manual?.Id : null,
            Credits = how.Credits.Count > 0 ? how.Credits : null,
            ExchangeReturnId = how.ExchangeOf?.ReturnId,
            ExchangeReturnNumber = how.ExchangeOf?.ReturnNumber,
            ExchangeOrderId = how.ExchangeOf?.OrderId,
            CreatedAt = now,
        };
        order._lines.AddRange(lines);
        foreach (var wait in how.Waits) order._lines.Find(l => l.Sku == wait.Sku)?.Wait(wait.Quantity, wait.ExpectedOn);
        order.Become(OrderState.Placed);
        order.Record(null, TimelineEventKind.OrderPlaced, now,
            string.Join(' ', WaitWords(lines).Prepend($"Order {number} was placed.")), how.Actor);
        order._events.Add(new OrderPlaced(
            order.Id, number, how.AccountId, how.Email, order.ContractLines(), order.TotalMoney, quote.CouponCode, how.PaymentMethod ?? "", now,
            how.HoldExpiresAt, how.KeepCard, quote.Promotions.Any(p => p.Code is null && p.Id != Guid.Empty),
            order.Credits is null ? null : order.Of(order.CreditUsed)));
        if (order.Total == 0) order.ConfirmUnpaid(now);
        else if (order.PaysOnDelivery) order.ConfirmOnDelivery(now);
        return order;
    }

    public static string NewNumber(string prefix, IIds ids, DateOnly day)
    {
        var random = (long)(ids.NextDouble() * (1L << 30));
        return $"{prefix}-{day:yyMMdd}-{string.Create(6, random, static (letters, bits) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = NumberLetters[(int)(bits >> (5 * i)) & 31];
        })}";
    }

    /// <summary>A cancelled order stays as it is; one that was shipped is refused, and one whose money went back in full, however it ended.</summary>
    public Result Cancel(string reason, Actor actor, DateTimeOffset now)
    {
        if (Status is OrderStatus.Cancelled && PaymentStatus is PaymentStatus.Refunded)
            return Error.Conflict("not-cancellable", "The order was refunded in full and is over. There is nothing left to cancel.");
        if (Status is OrderStatus.Cancelled) return Result.Success;
        if (!State.CanBeCancelled) return Error.Conflict("not-cancellable", State.IsInParts
            ? "A part of the order has been shipped, so it can no longer be cancelled." : "The order has been shipped, so it can no longer be cancelled.");
        NothingWaits();
        Apply(TimelineEventKind.OrderCancelled, now, reason, actor);
        _events.Add(new OrderCancelled(Id, Number, reason, actor.Role, now));
        return Result.Success;
    }

    /// <summary>A note that only staff sees.</summary>
    public void AddNote(string text, Actor actor, DateTimeOffset now) => Record(State, TimelineEventKind.Note, now, text, actor, staffOnly: true);

    /// <summary>The present time, as fine as every database stores it: an answer says the same before and after it was stored.</summary>
    public static DateTimeOffset Time(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public Money Of(long amount) => new(amount, Currency);

    public static string HashToken(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What <see cref="Seal"/> must be.</summary>
    /// <param name="taxes">Null leaves them out, as the seals of older orders do.</param>
    /// <param name="vatId">Part of the seal where there is one.</param>
    public static string SealOf(
        IEnumerable<Line> ordered, Address shipTo, Address billTo, Money total, IReadOnlyList<TaxShare>? taxes, string? vatId = null)
    {
        var lines = ordered.OrderBy(l => l.Number).Select(l => new { l.Sku, l.Name, l.Quantity, l.UnitPrice, l.Discount, l.Tax, l.Total });
        return Convert.ToHexStringLower(SHA256.HashData(taxes is null
            ? JsonSerializer.SerializeToUtf8Bytes(new { lines, shipTo, billTo, total })
            : vatId is null ? JsonSerializer.SerializeToUtf8Bytes(new { lines, shipTo, billTo, total, taxes })
            : JsonSerializer.SerializeToUtf8Bytes(new { lines, shipTo, billTo, total, taxes, vatId })));
    }

    /// <summary>As other modules know them.</summary>
    public IReadOnlyList<OrderLine> ContractLines() =>
        [.. _lines.OrderBy(l => l.Number).Select(l => new OrderLine(l.Sku, l.Name, l.Quantity, Of(l.UnitPrice)))];

    internal void ClearEvents() => _events.Clear();

    /// <returns>False when it changes nothing, because it is already so or comes too late.</returns>
    private bool Apply(TimelineEventKind what, DateTimeOffset now, string detail, Actor? by = null, bool staffOnly = false)
    {
        if (State.After(what) == State) return false;
        Record(Become(State.After(what)), what, now, detail, by, staffOnly);
        return true;
    }

    /// <returns>The state before.</returns>
    private OrderState Become(OrderState next)
    {
        var before = State;
        (Status, PaymentStatus, FulfilmentStatus) = (next.Status, next.Payment, next.Fulfilment);
        return before;
    }

    private void Record(OrderState? before, TimelineEventKind what, DateTimeOffset now, string detail, Actor? by = null, bool staffOnly = false)
    {
        Touch();
        UpdatedAt = now;
        var (role, name) = by ?? Actor.System;
        _timeline.Add(new TimelineEntry(Id, ++Happenings, now, what, role, name, Short(detail, 2000), before, State, staffOnly));
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length];
}

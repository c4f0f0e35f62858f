using System.Collections.Concurrent;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering;

/// <summary>Stands in for the modules that Ordering asks, so that a test can say what they answer.</summary>
public sealed class FakeModules : ICatalog, IAvailability, IStockHolds, ICoupons, IPromotions, IQuotes, IPaymentReader, IPaymentMethods, IShippingRates,
    IRefunds
{
    public bool AreTaken { get; set; } = true;
    public IReadOnlyList<ManualMethod> Manual => [new(ManualMethod.CashOnDelivery, "Cash on delivery", "", TimeSpan.Zero)];
    public ManualMethod? FindManual(string? id) => Manual.FirstOrDefault(m => m.Id == id);
    public CardForm? CardForm => null;
    public IReadOnlyList<TestCard> TestCards => [];
    /// <summary>What the gateway moves multiples of; 1 where nothing is set.</summary>
    public ConcurrentDictionary<string, long> Steps { get; } = [];
    public long StepOf(string currency) => Steps.GetValueOrDefault(currency, 1);
    public (Money Least, Money Most)? RangeOf(string currency) => (new(1, currency), new(1_000_000, currency));
    public long WireAmountOf(Money amount) => amount.Amount;
    public bool IsGatewaysPage(string actionUrl) => false;

    public static readonly Address ShipTo = new("Ada Buyer", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    public ConcurrentDictionary<string, CatalogItem> Sold { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<string, int> Stock { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<Guid, DateTimeOffset?> Holds { get; } = new();
    public ConcurrentDictionary<Guid, bool> Gone { get; } = new();
    public ConcurrentDictionary<Guid, Quote> Quotes { get; } = new();
    public ConcurrentDictionary<string, Error> BadCoupons { get; } = new(StringComparer.Ordinal);
    public ConcurrentDictionary<Guid, CouponCustomer> Redeemed { get; } = new();
    public ConcurrentDictionary<Guid, PaymentDetails> Payments { get; } = new();

    /// <summary>What Payments says to a refund of an order; nothing is yes.</summary>
    public ConcurrentDictionary<Guid, Error> BadRefunds { get; } = new();

    public Task<Result> CheckAsync(Guid orderId, Money amount, string? reason, CancellationToken ct) =>
        Task.FromResult(BadRefunds.TryGetValue(orderId, out var refused) ? refused : Result.Success);

    public string Product(long price = 1999, int stock = 100, string currency = "USD")
    {
        var sku = "T-" + Guid.CreateVersion7().ToString("n")[12..].ToUpperInvariant();
        Sold[sku] = new(sku, Guid.CreateVersion7(), sku, $"Test {sku}", null, new(price, currency), 250);
        Stock[sku] = stock;
        return sku;
    }

    /// <summary>A quote of two lines: 2 × 19.99 and 3 × 3.33 USD, 5.00 off, 8.75 % tax, shipping 7.00 + 0.61 tax.</summary>
    public Quote Quote(DateTimeOffset now, string cart = "none", Guid? account = null, string? coupon = null, string? sku = null)
    {
        static Money Usd(long amount) => new(amount, "USD");
        var quote = new Quote(
            Guid.CreateVersion7(), cart, account, null,
            [
                new(sku ?? Product(), "Linen shirt", 2, Usd(1999), Usd(400), Usd(315), Usd(3998 - 400 + 315), Usd(0)),
                new(Product(333), "Socks", 3, Usd(333), Usd(100), Usd(79), Usd(999 - 100 + 79), Usd(0)),
            ],
            Usd(4997), Usd(500), Usd(394), coupon, ShipTo, 750,
            [new("rate-1", "USPS", "Priority", Usd(700), Usd(61), 2, Usd(4997 - 500 + 394 + 761)) { Taxes = [Tax(5197, 455)] },
                new("rate-2", "UPS", "Ground", Usd(900), Usd(79), 4, Usd(4997 - 500 + 394 + 979)) { Taxes = [Tax(5397, 473)] }],
            "USD", now.AddMinutes(15))
        {
            Taxes = [Tax(4497, 394)],
        };
        static TaxShare Tax(long on, long amount) => new("Sales tax", 8.75m, Usd(on), Usd(amount), Included: false);
        var label = new TaxLabel("Sales tax", 8.75m);
        quote = quote with
        {
            Lines = [.. quote.Lines.Select(l => l with { TaxedAs = label })],
            ShippingOptions = [.. quote.ShippingOptions.Select(o => o with { TaxedAs = label })],
        };
        return Quotes[quote.Id] = quote;
    }

    public Task<Result<IReadOnlyList<ShippingRate>>> ForAsync(Address shipTo, ParcelGoods parcel, string currency, CancellationToken ct) =>
        Task.FromResult<Result<IReadOnlyList<ShippingRate>>>(new ShippingRate[]
        {
            new("USPS", "Priority", new(700, currency), 2), new("UPS", "Ground", new(900, currency), 4),
        });

    public Task<IReadOnlyDictionary<string, CatalogItem>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, CatalogItem>>(skus.Where(Sold.ContainsKey).ToDictionary(s => s, s => Sold[s]));

    public Task<IReadOnlyDictionary<string, int>> OfAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(skus.ToDictionary(s => s, s => Stock.GetValueOrDefault(s)));

    /// <summary>What may be ordered of a SKU beyond its stock.</summary>
    public ConcurrentDictionary<string, Backorder> Beyond { get; } = new(StringComparer.Ordinal);

    /// <summary>What waits, by the order or the change that it was promised to.</summary>
    public ConcurrentDictionary<Guid, IReadOnlyList<StockWait>> Waits { get; } = new();

    public Task<IReadOnlyDictionary<string, Backorder>> BackordersAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Backorder>>(skus.Where(Beyond.ContainsKey).ToDictionary(s => s, s => Beyond[s]));

    public async Task<StockPromise> TryPromiseAsync(Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset expiresAt, CancellationToken ct)
    {
        StockWait[] waits = [.. lines.Where(l => Beyond.ContainsKey(l.Sku) && Stock[l.Sku] < l.Quantity)
            .Select(l => new StockWait(l.Sku, l.Quantity - Stock[l.Sku], Beyond[l.Sku].ExpectedOn))];
        if (waits.Length > 0) Waits[orderId] = waits;
        return new(await TryHoldAsync(orderId, [.. lines.Where(l => !Beyond.ContainsKey(l.Sku))], expiresAt, ct), waits);
    }

    public Task<IReadOnlyList<StockWait>> WaitsAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<StockWait>>([.. orderIds.SelectMany(id => Waits.GetValueOrDefault(id, []))]);

    public Task<IReadOnlyList<StockShortage>> TryHoldAsync(Guid orderId, IReadOnlyList<HoldLine> lines, DateTimeOffset expiresAt, CancellationToken ct)
    {
        IReadOnlyList<StockShortage> missing = [.. lines.Where(l => Stock.GetValueOrDefault(l.Sku) < l.Quantity)
            .Select(l => new StockShortage(l.Sku, l.Quantity, Stock.GetValueOrDefault(l.Sku)))];
        if (missing.Count == 0) Holds[orderId] = expiresAt;
        return Task.FromResult(missing);
    }

    public Task<bool> TryKeepAsync(Guid orderId, IReadOnlyList<HoldLine> lines, CancellationToken ct)
    {
        if (!Gone.ContainsKey(orderId)) Holds[orderId] = null;
        return Task.FromResult(!Gone.ContainsKey(orderId));
    }

    public Task<Result<CouponTerms>> CheckAsync(string code, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct) =>
        Task.FromResult<Result<CouponTerms>>(
        BadCoupons.TryGetValue(code.ToUpperInvariant(), out var refused) ? refused : new CouponTerms(code.ToUpperInvariant(), 10, null, "10% off"));

    public Task<CartPromotions> ForAsync(IReadOnlyList<string> codes, IReadOnlyList<CouponLine> lines, CouponCustomer customer, CancellationToken ct) =>
        Task.FromResult(CartPromotions.None(lines[0].Total.Currency));

    public Task<Result> TryRedeemAsync(
        IReadOnlyList<PromotionUse> uses, Guid orderId, CouponCustomer customer, DateTimeOffset expiresAt, CancellationToken ct)
    {
        foreach (var use in uses) if (BadCoupons.TryGetValue(use.Code ?? "", out var refused)) return Task.FromResult<Result>(refused);
        Redeemed[orderId] = customer;
        return Task.FromResult(Result.Success);
    }

    Task<Quote?> IQuotes.FindAsync(Guid quoteId, CancellationToken ct) => Task.FromResult(Quotes.GetValueOrDefault(quoteId));

    IAsyncEnumerable<PaymentSummary> IPaymentReader.AllAsync(CancellationToken ct) => Payments.Values.Select(p => p.Payment).ToAsyncEnumerable();

    Task<IReadOnlyDictionary<Guid, long>> IPaymentReader.CapturedAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, long>>(
            Payments.Where(p => orderIds.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value.Payment.Captured.Amount));

    Task IPaymentReader.ReadSoonAsync(Guid orderId, CancellationToken ct) => Task.CompletedTask;

    Task<PaymentDetails?> IPaymentReader.FindAsync(Guid orderId, CancellationToken ct) => Task.FromResult(Payments.GetValueOrDefault(orderId));

    Task<Result<Quote>> IQuotes.MakeAsync(string cartId, Address shipTo, string? email, string? vatId, CancellationToken ct) =>
        throw new NotSupportedException("Pages are tested in the whole shop.");

    Task<Result<Quote>> IQuotes.ReckonAsync(QuoteByHand asked, CancellationToken ct) =>
        throw new NotSupportedException("Drafts are tested in the whole shop.");
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClickCart.Catalog.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Sandbox;
using ClickCart.Shipping;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Shipments;
using Parcel = ClickCart.Sandbox.Shipments.Shipment;

namespace ClickCart.Tests.Shipping;

/// <summary>
/// Shipping and the carrier's stand-in alone, so that a test publishes what Ordering would, and reads what Shipping publishes. Parcels stand still until
/// the test moves the clock: <see cref="Transit"/> from the label to the doorstep.
/// </summary>
public sealed class ShippingHost : ModuleHost
{
    public const string Secret = "sécret";
    public static readonly TimeSpan Transit = TimeSpan.FromMinutes(30);

    protected override (string Key, string? Value)[] Settings =>
    [
        ("Sandbox:TransitSeconds", $"{Transit.TotalSeconds}"),
        ("Shipping:EasyPost:ApiKey", "EZTK_tests"), ("Shipping:EasyPost:WebhookSecret", Secret), ("Shipping:EasyPost:TimeoutSeconds", "60"),
    ];

    internal OrdersStub Orders { get; } = new();

    /// <summary>What the catalogue says of goods to customs, by SKU.</summary>
    internal Dictionary<string, CustomsFacts> Customs { get; } = [];

    protected override void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IOrderReader>(Orders).AddSingleton<ICatalog>(new CatalogStub(Customs));
        builder.AddPlatform().AddWeb().AddModule<ShippingModule>().AddModule<SandboxModule>();
    }

    internal EasyPostCarrier Carrier => Services.GetRequiredService<EasyPostCarrier>();

    internal async Task<Shipment> BookedAsync(OrderConfirmed? order = null, ShipmentState until = ShipmentState.Labelled)
    {
        order ??= Events.OrderConfirmed();
        await BookAsync(order);
        return await UntilAsync(order.OrderId, s => s.State == until, $"the shipment is {until}");
    }

    internal Task BookAsync(OrderConfirmed order)
    {
        Orders.Lines.TryAdd(order.OrderId, order.Lines);
        return this.HandleAsync<BookShipment, OrderConfirmed>(order);
    }

    internal Task CancelAsync(Guid order) => this.HandleAsync<CancelShipment, OrderCancelled>(Events.OrderCancelled(order));

    internal Task<T> ReadAsync<T>(Func<ShippingDbContext, Task<T>> read) => this.AskAsync(read);

    /// <summary>Reads the order's newest shipment until it is as wanted.</summary>
    internal Task<Shipment> UntilAsync(Guid order, Func<Shipment, bool> wanted, string what) => Eventually.GetAsync(async () =>
        await ReadAsync(db => db.Shipments.AsNoTracking().Include(s => s.Changes)
            .Where(s => s.OrderId == order).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync()) is { } shipment
            && wanted(shipment) ? shipment : null, what);

    internal Task<Shipment> UntilAsync(Guid order, ShipmentState state) => UntilAsync(order, s => s.State == state, $"the shipment is {state}");

    /// <summary>The labels that the carrier has sold for an order.</summary>
    internal async Task<List<Parcel>> LabelsAsync(Guid order)
    {
        var text = order.ToString();
        var documents = await this.AskAsync((SandboxDbContext db) => db.Documents.AsNoTracking().Where(d =>
            d.Id.StartsWith("shp_") && d.Json.Contains(text)).ToListAsync());
        return [.. documents.Select(d => JsonSerializer.Deserialize<Parcel>(d.Json, ClickCart.Sandbox.Wire.WireJson.Stored)!)
            .Where(p => p.SelectedRate is not null)];
    }

    /// <summary>Posts a webhook as the carrier would; the signature can be of another secret.</summary>
    public Task<ApiResponse> WebhookAsync(object body, string secret = Secret)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        return PostAsync(bytes, "hmac-sha256-hex=" + Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Normalize(NormalizationForm.FormKD)), bytes)));
    }

    public Task<ApiResponse> PostAsync(byte[] body, string? signature) => Client.PostBytesAsync("/webhooks/easypost", body, "X-Hmac-Signature", signature);

    /// <summary>An event about a parcel, as the carrier words it. What it claims need not be true.</summary>
    internal static object Event(Shipment shipment, string status, string? id = null) => new
    {
        id = id ?? $"evt_{Guid.CreateVersion7():n}",
        @object = "Event",
        description = "tracker.updated",
        mode = "test",
        result = new { id = shipment.TrackerId, @object = "Tracker", tracking_code = shipment.TrackingCode, shipment_id = shipment.CarrierShipmentId, status },
    };

    public override async Task ShouldBeSoundAsync()
    {
        // The clock has jumped past the times at which parcels are asked after.
        await this.RunAsync<PollTrackers>();
        await base.ShouldBeSoundAsync();
    }

    private sealed class CatalogStub(IReadOnlyDictionary<string, CustomsFacts> customs) : ICatalog
    {
        public Task<IReadOnlyDictionary<string, CatalogItem>> FindAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
            throw new NotSupportedException("Shipping asks for customs alone.");

        public Task<IReadOnlyDictionary<string, CustomsFacts>> CustomsAsync(IReadOnlyCollection<string> skus, CancellationToken ct) =>
            Task.FromResult(customs);
    }

    /// <summary>The fake of Ordering: orders that a test cancelled before Shipping received them.</summary>
    internal sealed class OrdersStub : IOrderReader
    {
        public HashSet<Guid> Cancelled { get; } = [];

        /// <summary>Those that staff must decide about first.</summary>
        public HashSet<Guid> KeptBack { get; } = [];

        public Task<OrderDetails?> FindAsync(Guid orderId, CancellationToken ct) => Task.FromResult<OrderDetails?>(
            new(orderId, "T", Cancelled.Contains(orderId) ? "cancelled" : "confirmed", "authorized", "unfulfilled", new(1999, "USD"), null, Lines.GetValueOrDefault(orderId, []),
                TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow(), KeptBack.Contains(orderId))
            {
                WeightGrams = 900,
                Backordered = Waiting.Contains(orderId) ? new Dictionary<string, int> { ["POT"] = 1 } : [],
            });

        /// <summary>Those that wait for goods.</summary>
        public HashSet<Guid> Waiting { get; } = [];

        /// <summary>What they hold now.</summary>
        public ConcurrentDictionary<Guid, IReadOnlyList<OrderLine>> Lines { get; } = [];

        /// <summary>Where those go whose delivery was put right.</summary>
        public Dictionary<Guid, OrderDelivery> Deliveries { get; } = [];

        public Task<OrderDelivery?> FindDeliveryAsync(Guid orderId, CancellationToken ct) =>
            Task.FromResult(Cancelled.Contains(orderId) ? null : Deliveries.GetValueOrDefault(orderId));

        public Task<IReadOnlyList<OrderDetails>> OfAccountAsync(Guid accountId, int most, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<OrderDetails>>([]);

        public Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

        public Task<IReadOnlyDictionary<Guid, OrderDetails>> OfAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, OrderDetails>>(new Dictionary<Guid, OrderDetails>());

        public IAsyncEnumerable<OrderDetails> AllAsync(CancellationToken ct) => AsyncEnumerable.Empty<OrderDetails>();
    }
}

/// <summary>Tests that share the host run one after another: the faults and the clock are the whole carrier's.</summary>
[CollectionDefinition(nameof(ShippingHost))]
public sealed class ShippingHostTests : ICollectionFixture<ShippingHost>;

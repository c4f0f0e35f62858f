using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClickCart.Ordering.Contracts;
using ClickCart.Sandbox;
using ClickCart.Shipping;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Shipments;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Parcel = ClickCart.Sandbox.Shipments.Shipment;

namespace ClickCart.Tests.Shipping;

/// <summary>
/// Shipping and the carrier's stand-in alone, so that a test says itself what Ordering tells, and reads what Shipping tells. Parcels stand still until
/// the test moves the clock: <see cref="Transit"/> from the label to the doorstep.
/// </summary>
public sealed class ShippingHost : IAsyncLifetime
{
    public const string Secret = "sécret";
    public static readonly TimeSpan Transit = TimeSpan.FromMinutes(30);
    private static readonly Address Ada = new("Ada Buyer", "388 Townsend St", null, "San Francisco", "CA", "94107", "US");

    private Dictionary<string, string?> _settings = [];
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public TestClock Clock { get; } = new();
    public Client Client { get; private set; } = null!;
    public IServiceProvider Services => _app.Services;
    internal OrdersStub Orders { get; } = new();

    public async ValueTask InitializeAsync()
    {
        // A fixture cannot skip: its tests do.
        if (TestDatabase.Missing is not null) return;
        _settings = await TestDatabase.NewAsync(null);
        var builder = WebApplication.CreateBuilder(["--environment", "Development", "--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Configuration.AddInMemoryCollection(
        [
            new("RateLimits:Enabled", "false"), new("Sandbox:LatencyMs", "0"), new("Sandbox:TransitSeconds", $"{Transit.TotalSeconds}"),
            new("Shipping:EasyPost:ApiKey", "EZTK_tests"), new("Shipping:EasyPost:WebhookSecret", Secret), new("Shipping:EasyPost:TimeoutSeconds", "3"),
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<IOrderBooks>(Orders);
        builder.AddPlatform().AddWeb().AddModule<ShippingModule>().AddModule<SandboxModule>();
        _app = builder.Build();
        _app.UsePlatform();
        await Databases.MigrateAsync(_app.Services, TestContext.Current.CancellationToken);
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new(_app.Services.GetRequiredService<ServerAddress>().Local) };
        Client = new(_http);
    }

    public async ValueTask DisposeAsync()
    {
        if (_http is null) return;
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await TestDatabase.DropAsync(_settings);
    }

    internal EasyPostCarrier Carrier => Services.GetRequiredService<EasyPostCarrier>();

    /// <summary>What Ordering tells when an order is confirmed.</summary>
    internal static OrderConfirmed Order(string carrier = "USPS", string service = "Priority", string? name = null, string country = "US", string currency = "USD")
    {
        var id = Guid.CreateVersion7();
        return new(id, $"T-{id:n}"[..20], [new("SKU", "Thing", 1, new(1999, currency))], new(1999, currency), Ada with { Name = name ?? Ada.Name, Country = country }, carrier, service, 440, TimeProvider.System.GetUtcNow());
    }

    internal async Task<Shipment> BookedAsync(OrderConfirmed? order = null, ShipmentState until = ShipmentState.Labelled)
    {
        order ??= Order();
        await SendAsync(new BookShipment.Request(order));
        return await UntilAsync(order.OrderId, s => s.State == until, $"the shipment is {until}");
    }

    internal async Task SendAsync(IRequest<Result> request)
    {
        await using var scope = Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken)).Error.ShouldBeNull();
    }

    internal async Task<T> ReadAsync<T>(Func<ShippingDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ShippingDbContext>());
    }

    internal Task<Shipment> UntilAsync(Guid order, Func<Shipment, bool> wanted, string what) => Eventually.GetAsync(async () =>
        await ReadAsync(db => db.Shipments.AsNoTracking().Include(s => s.Changes).SingleOrDefaultAsync(s => s.OrderId == order)) is { } shipment && wanted(shipment) ? shipment : null, what);

    internal Task<Shipment> UntilAsync(Guid order, ShipmentState state) => UntilAsync(order, s => s.State == state, $"the shipment is {state}");

    /// <summary>What Shipping has told about an order, by type.</summary>
    internal async Task<List<TEvent>> NewsAsync<TEvent>(Guid order) where TEvent : IIntegrationEvent
    {
        var (name, text) = (ModuleCatalog.NameOf(typeof(TEvent)), order.ToString());
        var rows = await ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Name == name && m.Payload.Contains(text)).ToListAsync());
        return rows.ConvertAll(m => JsonSerializer.Deserialize<TEvent>(m.Payload, MessageRoutes.Json)!);
    }

    /// <summary>The labels that the carrier has sold for an order.</summary>
    internal async Task<List<Parcel>> LabelsAsync(Guid order)
    {
        await using var scope = Services.CreateAsyncScope();
        var text = order.ToString();
        var documents = await scope.ServiceProvider.GetRequiredService<SandboxDbContext>().Documents.AsNoTracking().Where(d => d.Id.StartsWith("shp_") && d.Json.Contains(text)).ToListAsync();
        return [.. documents.Select(d => JsonSerializer.Deserialize<Parcel>(d.Json, ClickCart.Sandbox.Wire.WireJson.Stored)!).Where(p => p.SelectedRate is not null)];
    }

    public async Task FaultsAsync(params object[] faults) => (await Client.PutAsync("~/sandbox/faults", faults)).ShouldBe(200);

    public async Task HealAsync() => (await Client.DeleteAsync("~/sandbox/faults")).Status.ShouldBeOneOf(System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.NoContent);

    public Task PollAsync() => Services.GetRequiredService<Deliveries>().RunScheduleAsync("shipping.PollTrackers");

    /// <summary>Posts a webhook as the carrier would; the signature can be of another secret.</summary>
    public Task<Answer> WebhookAsync(object body, string secret = Secret)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        return PostAsync(bytes, "hmac-sha256-hex=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Normalize(NormalizationForm.FormKD)), bytes)));
    }

    public async Task<Answer> PostAsync(byte[] body, string? signature)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/webhooks/easypost") { Content = content };
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-Hmac-Signature", signature);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers, response.Content.Headers);
    }

    /// <summary>An event about a parcel, as the carrier words it. What it claims need not be true.</summary>
    internal static object Event(Shipment shipment, string status, string? id = null) => new
    {
        id = id ?? $"evt_{Guid.CreateVersion7():n}",
        @object = "Event",
        description = "tracker.updated",
        mode = "test",
        result = new { id = shipment.TrackerId, @object = "Tracker", tracking_code = shipment.TrackingCode, shipment_id = shipment.CarrierShipmentId, status },
    };

    public async Task ShouldBeSoundAsync()
    {
        // The clock has jumped past the times at which parcels are asked after.
        await PollAsync();
        await using var scope = Services.CreateAsyncScope();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariants>().SelectMany(i => i.All))
            (await invariant.Offenders(TestContext.Current.CancellationToken)).ShouldBeEmpty(invariant.Name);
    }

    /// <summary>Ordering's books: orders that a test cancelled before Shipping heard of them.</summary>
    internal sealed class OrdersStub : IOrderBooks
    {
        public HashSet<Guid> Cancelled { get; } = [];

        public Task<OrderEntry?> FindAsync(Guid orderId, CancellationToken ct) => Task.FromResult<OrderEntry?>(
            new(orderId, "T", Cancelled.Contains(orderId) ? "cancelled" : "confirmed", "authorized", "unfulfilled", new(1999, "USD"), null, [], TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow()));

        public Task<IReadOnlyList<OrderEntry>> OfAccountAsync(Guid accountId, int most, CancellationToken ct) => Task.FromResult<IReadOnlyList<OrderEntry>>([]);

        public Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

        public Task<IReadOnlyList<AccountSales>> SalesOfAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken ct) => Task.FromResult<IReadOnlyList<AccountSales>>([]);

        public IAsyncEnumerable<OrderEntry> AllAsync(CancellationToken ct) => AsyncEnumerable.Empty<OrderEntry>();
    }
}

/// <summary>Tests that share the host run one after another: the faults and the clock are the whole carrier's.</summary>
[CollectionDefinition(nameof(ShippingHost))]
public sealed class ShippingHostTests : ICollectionFixture<ShippingHost>;

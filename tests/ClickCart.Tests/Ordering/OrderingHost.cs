using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering;
using ClickCart.Ordering.Orders;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Contracts;
using ClickCart.Shipping.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

[assembly: AssemblyFixture(typeof(ClickCart.Tests.Ordering.SharedOrdering))]

namespace ClickCart.Tests.Ordering;

/// <summary>Ordering alone, with <see cref="Ordering.FakeModules"/> around it: events can be published in any order and at any time.</summary>
public sealed class OrderingHost : ModuleHost
{
    public FakeModules FakeModules { get; } = new();
    public FakeEditing FakeEditing => field ??= new(FakeModules);

    protected override void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ICatalog>(FakeModules).AddSingleton<IAvailability>(FakeModules).AddSingleton<IStockHolds>(FakeModules)
            .AddSingleton<ICoupons>(FakeModules).AddSingleton<IPromotions>(FakeModules).AddSingleton<IQuotes>(FakeModules)
            .AddSingleton<IPaymentReader>(FakeModules).AddSingleton<IPaymentMethods>(FakeModules).AddSingleton<IRefunds>(FakeModules)
            .AddSingleton<ICredits, NoCredits>().AddSingleton<IShippingRates>(FakeModules).AddSingleton<IShipmentReader, NoShipments>()
            .AddSingleton<IStockLocations, OneLocation>().AddSingleton<IWarehouse, Warehouse>()
            .AddSingleton<IRepricing>(FakeEditing).AddSingleton<IPaymentChanges>(FakeEditing);
        builder.AddPlatform().AddWeb().AddModule<OrderingModule>();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, NamedInToken>("test", null);
    }

    public static async Task<OrderingHost> StartAsync()
    {
        var host = new OrderingHost();
        await host.InitializeAsync();
        return host;
    }

    /// <summary>A caller with an account: its token says who it is.</summary>
    public Client Account(Guid id, string role = Roles.Customer) => new(Http, $"{id}|{role}-{id:n}@example.com|{role}");

    internal Task<T> ReadAsync<T>(Func<OrderingDbContext, Task<T>> read) => this.AskAsync(read);

    /// <summary>Publishes events to Ordering as another module would, one after the other, and waits until each has had its effect.</summary>
    public async Task PublishAsync(params IIntegrationEvent[] events)
    {
        foreach (var one in events)
        {
            var taken = await PublishedAsync(one);
            await Eventually.TrueAsync(async () => (await Task.WhenAll(taken.Select(DoneAsync))).All(done => done), $"{one.GetType().Name} is taken");
        }
    }

    /// <summary>Publishes an event that one handler takes, without waiting.</summary>
    public async Task<Guid> PublishWithoutWaitingAsync(IIntegrationEvent @event) => (await PublishedAsync(@event)).Single();

    /// <summary>One message for each handler.</summary>
    private Task<List<Guid>> PublishedAsync(IIntegrationEvent @event) => ReadAsync(async db =>
    {
        db.Publish(@event);
        var ids = db.ChangeTracker.Entries<OutboxMessage>().Select(e => e.Entity.Id).ToList();
        await db.SaveChangesAsync();
        return ids;
    });

    public Task<bool> DoneAsync(Guid message) => ReadAsync(db => db.Outbox.AnyAsync(m => m.Id == message && m.DoneAt != null));

    /// <summary>How many tries of it have failed.</summary>
    public Task<int> FailuresAsync(Guid message) => ReadAsync(db => db.Outbox.Where(m => m.Id == message).Select(m => m.Failures).SingleAsync());

    private sealed class OneLocation : IStockLocations
    {
        public Task<IReadOnlyList<StockLocation>> OpenAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<StockLocation>>([new(Guid.Empty, "MAIN", "Main location", TakesReturns: true)]);
    }

    private sealed class Warehouse : IWarehouse
    {
        public Address From => new("Shop", "1 Main St", null, "Springfield", "IL", "62701", "US", null);
    }

    private sealed class NoCredits : ICredits
    {
        public Task<Result<IReadOnlyList<CreditShare>>> FindAsync(CreditWish wish, string currency, CancellationToken ct) =>
            Task.FromResult<Result<IReadOnlyList<CreditShare>>>(Array.Empty<CreditShare>());

        public Task<Money> StoreCreditAsync(Guid accountId, string currency, CancellationToken ct) => Task.FromResult(Money.Zero(currency));

        public Task<Result<IReadOnlyList<CreditShare>>> TakeAsync(Guid orderId, CreditWish wish, Money total, CreditRest rest, CancellationToken ct) =>
            FindAsync(wish, total.Currency, ct);

        public Task<Result<IReadOnlyList<CreditPart>>> PlanAsync(CreditWish wish, Money total, CreditRest rest, CancellationToken ct) =>
            Task.FromResult<Result<IReadOnlyList<CreditPart>>>(Array.Empty<CreditPart>());
    }

    private sealed class NoShipments : IShipmentReader
    {
        public Task<IReadOnlyDictionary<Guid, int>> LiveAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, int>>(new Dictionary<Guid, int>());

        public Task<IReadOnlyList<ShipmentDetails>> OfOrderAsync(Guid orderId, CancellationToken ct) => Task.FromResult<IReadOnlyList<ShipmentDetails>>([]);

        public Task<ParcelDetails?> FindParcelAsync(Guid shipmentId, CancellationToken ct) => Task.FromResult<ParcelDetails?>(null);
    }

    private sealed class NamedInToken(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var token = Request.Headers.Authorization.ToString();
            if (!token.StartsWith("Bearer ", StringComparison.Ordinal)) return Task.FromResult(AuthenticateResult.NoResult());
            var parts = token["Bearer ".Length..].Split('|');
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, parts[0]), new(ClaimTypes.Email, parts[1]),
                new(ClaimTypes.Role, parts[2])], "test");
            if (parts[2] == Roles.Support)
                identity.AddClaims(Permissions.All.Where(p => p.OfSupport).Select(p => new Claim(CallerRights.Permission, p.Name)));
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), "test")));
        }
    }
}

/// <summary>The host that Ordering's tests share.</summary>
public sealed class SharedOrdering() : Shared<OrderingHost>(OrderingHost.StartAsync);

/// <summary>A test of Ordering with fakes of the modules around it.</summary>
public abstract class OrderingTest(SharedOrdering shared) : IAsyncLifetime
{
    protected OrderingHost Host { get; private set; } = null!;
    protected FakeModules FakeModules => Host.FakeModules;
    protected Client Guest => Host.Client;
    protected Client Admin { get; private set; } = null!;
    protected DateTimeOffset Now => Host.Clock.GetUtcNow();

    /// <summary>A host of its own, for tests that move the clock or look at all orders.</summary>
    protected virtual bool Alone => false;

    public async ValueTask InitializeAsync()
    {
        Host = Alone ? await OrderingHost.StartAsync() : await shared.GetAsync();
        Admin = Host.Account(Guid.CreateVersion7(), Roles.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Alone && Host is not null) await Host.DisposeAsync();
    }

    protected static string NewKey() => Guid.CreateVersion7().ToString();
    protected static Money Usd(long amount) => new(amount, "USD");
    protected static readonly Money Total = Usd(5652);

    protected static object Body(Quote quote, string paymentMethod = "pm_card_visa", string email = "Guest@Example.com", long? expected = null) => new
    {
        quoteId = quote.Id,
        shippingOptionId = "rate-1",
        email,
        paymentMethod,
        expectedTotal = expected is { } amount ? Usd(amount) : quote.ShippingOptions[0].Total,
    };

    protected static async Task<string> CartAsync(Client client, params (string Sku, int Quantity)[] lines)
    {
        var cart = (await client.PostAsync("/carts")).ShouldBe(201)["id"].GetString()!;
        foreach (var (sku, quantity) in lines) (await client.PutAsync($"/carts/{cart}/items/{sku}", new { quantity })).ShouldBe(200);
        return cart;
    }

    /// <summary>An order that awaits payment.</summary>
    protected async Task<Placed> PlaceAsync(Client? client = null, string email = "guest@example.com", string paymentMethod = "pm_card_visa")
    {
        client ??= Guest;
        var answer = (await client.PostAsync("/orders", Body(FakeModules.Quote(Now), paymentMethod, email), NewKey())).ShouldBe(201);
        return new(this, client, answer["id"].GetGuid(), client.Token is null ? answer["accessToken"].GetString() : null, answer);
    }

    protected async Task<Placed> PlacedAsync(params Func<Placed, IIntegrationEvent>[] events)
    {
        var order = await PlaceAsync();
        await order.PublishAsync(events);
        return order;
    }

    /// <summary>An order whose two lines are on their way, each in a parcel of its own.</summary>
    protected async Task<Placed> InPartsAsync(string paymentMethod = "pm_card_visa", int left = 2)
    {
        var order = await PlaceAsync(paymentMethod: paymentMethod);
        if (paymentMethod != "cashOnDelivery") await order.PublishAsync(Authorized, Captured);
        foreach (var line in Enumerable.Range(0, left))
            await order.PublishAsync(o => BookedPart(o, line), o => Events.ShipmentDispatched(o.Id, PartOf(o, line), Now) with { Lines = LinesOf(o, line) });
        return order;
    }

    protected IIntegrationEvent BookedPart(Placed order, int line) =>
        Events.ShipmentBooked(order.Id, PartOf(order, line), Now) with { Lines = LinesOf(order, line) };

    protected static IReadOnlyList<ParcelLine> LinesOf(Placed order, int line) => order.Response["lines"][line] is var l
        ? [new(l.GetProperty("sku").GetString()!, l.GetProperty("quantity").GetInt32())] : [];

    /// <summary>The parcel with that line, from 0.</summary>
    protected static Guid PartOf(Placed order, int line)
    {
        var id = order.Shipment.ToByteArray();
        id[^1] ^= (byte)(line + 1);
        return new(id);
    }

    /// <summary>An order of this test, with the events that may come about it.</summary>
    protected sealed class Placed(OrderingTest test, Client client, Guid id, string? token, ApiResponse answer)
    {
        public Guid Id => id;
        public string? Token => token;
        public ApiResponse Response => answer;
        public Guid Shipment { get; } = Guid.CreateVersion7();

        public async Task PublishAsync(params Func<Placed, IIntegrationEvent>[] events) => await test.Host.PublishAsync([.. events.Select(n => n(this))]);
        public async Task<ApiResponse> ReadAsync() => (await client.GetAsync($"/orders/{id}", token)).ShouldBe(200);
        public async Task<string> StateAsync() => await ReadAsync() is var o ? $"{o["status"]} {o["paymentStatus"]} {o["fulfilmentStatus"]}" : "";
        public Task<ApiResponse> CancelAsync(string reason = "Changed my mind.") => client.PostAsync($"/orders/{id}/cancel", new { reason }, orderToken: token);
        public Task<ApiResponse> PayAsync(string paymentMethod = "pm_card_visa") =>
            client.PostAsync($"/orders/{id}/payment", new { paymentMethod }, orderToken: token);

        public async Task<string[]> TimelineAsync() => [.. (await client.GetAsync($"/orders/{id}/timeline", token)).ShouldBe(200)["items"].EnumerateArray()
            .Select(t => t.GetProperty("what").GetString()!)];
        public Task<IReadOnlyList<JsonElement>> PublishedAsync(string name) => test.Host.PublishedAsync(name, id);
    }

    protected IIntegrationEvent Authorized(Placed o) => new PaymentAuthorized(o.Id, Total, "pi_1", Now);
    protected IIntegrationEvent Declined(Placed o) => new PaymentDeclined(o.Id, 1, "insufficient_funds", "Your card has insufficient funds.", Now);
    protected IIntegrationEvent ActionRequired(Placed o) => new PaymentActionRequired(o.Id, 1, "https://bank.example/3ds", Now);
    protected IIntegrationEvent Captured(Placed o) => new PaymentCaptured(o.Id, Total, Now);
    protected IIntegrationEvent CaptureFailed(Placed o) => new PaymentCaptureFailed(o.Id, "The authorisation had lapsed.", Now);
    protected IIntegrationEvent Voided(Placed o) => new PaymentVoided(o.Id, Now);
    protected IIntegrationEvent Refunded(Placed o) => new PaymentRefunded(o.Id, Guid.CreateVersion7(), Total, Total, Total, "Cancelled.", Now);
    protected IIntegrationEvent Refund(Placed o, long amount, long together, int later = 0) =>
        new PaymentRefunded(o.Id, Guid.CreateVersion7(), Usd(amount), Usd(together), Total, "Scratched.", Now.AddSeconds(later));
    protected IIntegrationEvent Failed(Placed o, long together, int later = 1) =>
        new RefundFailed(o.Id, Guid.CreateVersion7(), Usd(1000), Usd(together), Total, "The account is closed.", Now.AddSeconds(later));
    protected IIntegrationEvent Disputed(Placed o) => new PaymentDisputed(o.Id, "dp_1", Total, "needs response", Now);
    protected IIntegrationEvent Closed(Placed o, bool won, long refunded) => new DisputeClosed(o.Id, "dp_1", Total, won, Usd(refunded), Now);
    protected IIntegrationEvent Booked(Placed o) => Events.ShipmentBooked(o.Id, o.Shipment, Now);
    protected IIntegrationEvent Dispatched(Placed o) => Events.ShipmentDispatched(o.Id, o.Shipment, Now);
    protected IIntegrationEvent Delivered(Placed o) => new ShipmentDelivered(o.Id, o.Shipment, Now);
    protected IIntegrationEvent Returned(Placed o) => Events.ShipmentReturned(o.Id, o.Shipment, Now);
    protected IIntegrationEvent ShipmentFailed(Placed o) =>
        new ShipmentFailed(o.Id, o.Shipment, "BAD_REQUEST: The request was refused.", Now, "The carrier cannot deliver there.");
    protected IIntegrationEvent LabelRefunded(Placed o) => new LabelRefunded(o.Id, o.Shipment, Now);
}

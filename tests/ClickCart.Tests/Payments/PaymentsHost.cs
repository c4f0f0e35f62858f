using System.Text.Json;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using ClickCart.Payments.StripeEvents;
using ClickCart.Sandbox;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.Payments;

/// <summary>Payments and the gateway's stand-in alone, so that a test says itself what Ordering and Shipping tell, and reads what Payments tells.</summary>
public sealed class PaymentsHost : IAsyncLifetime
{
    public const string Secret = "whsec_test_secret";

    private Dictionary<string, string?> _settings = [];
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public TestClock Clock { get; } = new();
    public Client Client { get; private set; } = null!;
    public IServiceProvider Services => _app.Services;

    public async ValueTask InitializeAsync()
    {
        // A fixture cannot skip: its tests do.
        if (TestDatabase.Missing is not null) return;
        _settings = await TestDatabase.NewAsync(null);
        var builder = WebApplication.CreateBuilder(["--environment", "Development", "--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Configuration.AddInMemoryCollection(
        [
            new("RateLimits:Enabled", "false"), new("Sandbox:LatencyMs", "0"), new("Sandbox:TransitSeconds", "0"), new("Sandbox:SettleSeconds", "0.5"),
            new("Payments:Stripe:ApiKey", "sk_test_tests"), new("Payments:Stripe:WebhookSecret", Secret), new("Payments:Stripe:TimeoutSeconds", "3"),
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.AddPlatform().AddWeb().AddModule<PaymentsModule>().AddModule<SandboxModule>();
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

    /// <summary>What Ordering tells when an order is placed.</summary>
    internal static OrderPlaced Order(string paymentMethod = "pm_card_visa", long total = 1999, string currency = "USD")
    {
        var id = Guid.CreateVersion7();
        var now = TimeProvider.System.GetUtcNow();
        return new(id, $"T-{id:n}"[..20], null, "guest@example.com", [new("SKU", "Thing", 1, new(total, currency))], new(total, currency), null, paymentMethod, now, now.AddMinutes(15));
    }

    /// <summary>Tells that an order was placed, and waits for the state.</summary>
    internal async Task<Payment> PlacedAsync(string paymentMethod = "pm_card_visa", PaymentState until = PaymentState.Authorized, long total = 1999)
    {
        var order = Order(paymentMethod, total);
        await SendAsync(new OpenPayment.Request(order));
        return await UntilAsync(order.OrderId, until);
    }

    internal async Task<Payment> CapturedAsync(string paymentMethod = "pm_card_visa", long total = 1999)
    {
        var payment = await PlacedAsync(paymentMethod, total: total);
        await SendAsync(new CaptureBookedOrder.Request(payment.Id));
        return await UntilAsync(payment.Id, PaymentState.Captured);
    }

    internal async Task SendAsync(IRequest<Result> request) => (await TrySendAsync(request)).Error.ShouldBeNull();

    internal async Task<TResult> TrySendAsync<TResult>(IRequest<TResult> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }

    internal async Task<T> ReadAsync<T>(Func<PaymentsDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>());
    }

    internal Task<Payment> PaymentAsync(Guid id) => ReadAsync(db => db.Payments.AsNoTracking().SingleAsync(p => p.Id == id));

    internal Task<Payment> UntilAsync(Guid id, PaymentState state) => UntilAsync(id, p => p.State == state, $"the payment is {state}");

    internal Task<Payment> UntilAsync(Guid id, Func<Payment, bool> wanted, string what) => Eventually.GetAsync(async () => await PaymentAsync(id) is var payment && wanted(payment) ? payment : null, what);

    internal Task<List<LedgerEntry>> LedgerAsync(Guid id) => ReadAsync(db => db.Ledger.AsNoTracking().Where(l => EF.Property<Guid>(l, "PaymentId") == id).ToListAsync());

    /// <summary>What Payments has told about an order, by type.</summary>
    internal async Task<List<TEvent>> NewsAsync<TEvent>(Guid order) where TEvent : IIntegrationEvent
    {
        var (name, text) = (ModuleCatalog.NameOf(typeof(TEvent)), order.ToString());
        var rows = await ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Name == name && m.Payload.Contains(text)).OrderBy(m => m.CreatedAt).ToListAsync());
        return rows.ConvertAll(m => JsonSerializer.Deserialize<TEvent>(m.Payload, MessageRoutes.Json)!);
    }

    /// <summary>The order's payments at the gateway.</summary>
    internal async Task<List<PaymentIntent>> AtGatewayAsync(Guid order)
    {
        var all = await Services.GetRequiredService<StripeGateway>().PaymentsSinceAsync(TimeProvider.System.GetUtcNow().AddHours(-1), TestContext.Current.CancellationToken);
        return [.. ((Outcome<IReadOnlyList<PaymentIntent>>.Succeeded)all).Value.Where(p => p.OrderId == order.ToString())];
    }

    internal async Task<IReadOnlyList<StripeRefund>> RefundsAtGatewayAsync(Payment payment) =>
        ((Outcome<IReadOnlyList<StripeRefund>>.Succeeded)await Services.GetRequiredService<StripeGateway>().RefundsOfAsync(payment.GatewayId!, TestContext.Current.CancellationToken)).Value;

    public async Task FaultsAsync(params object[] faults) => (await Client.PutAsync("~/sandbox/faults", faults)).ShouldBe(200);

    /// <summary>The faults are over; whoever gave up too soon is sent again.</summary>
    public async Task HealAsync() => (await Client.DeleteAsync("~/sandbox/faults")).Status.ShouldBeOneOf(System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.NoContent);

    public Task PollAsync() => Services.GetRequiredService<Deliveries>().RunScheduleAsync("payments.PollPayments");

    /// <summary>Posts a webhook as the gateway would; the signature can be of another secret or time.</summary>
    public async Task<Answer> WebhookAsync(object body, string secret = Secret, TimeSpan age = default)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var time = (Clock.GetUtcNow() - age).ToUnixTimeSeconds();
        return await PostAsync(bytes, $"t={time},v1={StripeSignature.Of(secret, time, bytes)}");
    }

    public async Task<Answer> PostAsync(byte[] body, string? signature)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/webhooks/stripe") { Content = content };
        if (signature is not null) request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers, response.Content.Headers);
    }

    /// <summary>An event about a payment, as the gateway words it.</summary>
    internal static object Event(string type, Payment payment, long? amount = null, Guid? order = null, string? intent = null, bool livemode = false, string? id = null) => new
    {
        id = id ?? $"evt_{Guid.CreateVersion7():n}",
        @object = "event",
        livemode,
        type,
        created = 0,
        data = new
        {
            @object = new
            {
                id = intent ?? payment.GatewayId,
                @object = "payment_intent",
                amount = amount ?? payment.Amount,
                currency = "usd",
                status = "succeeded",
                metadata = new Dictionary<string, string> { ["order_id"] = (order ?? payment.Id).ToString() },
            },
        },
    };

    /// <summary>Every invariant of the module holds, the gateway's included, once what other tests of this host left under way is done.</summary>
    public Task ShouldBeSoundAsync() => Eventually.TrueAsync(async () =>
    {
        await using var scope = Services.CreateAsyncScope();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariants>().SelectMany(i => i.All))
            (await invariant.Offenders(TestContext.Current.CancellationToken)).ShouldBeEmpty(invariant.Name);
        return true;
    }, "every invariant holds", TimeSpan.FromMinutes(2));
}

/// <summary>Tests that share the host run one after another: faults are the whole gateway's.</summary>
[CollectionDefinition(nameof(PaymentsHost))]
public sealed class PaymentsHostTests : ICollectionFixture<PaymentsHost>;

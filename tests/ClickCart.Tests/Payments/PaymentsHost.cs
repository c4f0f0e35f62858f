using System.Text.Json;
using ClickCart.Customers.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Payments;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using ClickCart.Payments.StripeEvents;
using ClickCart.Sandbox;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Payments;

/// <summary>Payments and the gateway's stand-in alone, so that a test publishes what Ordering and Shipping would, and reads what Payments publishes.</summary>
public sealed class PaymentsHost : ModuleHost
{
    public const string Secret = "whsec_test_secret";

    protected override (string Key, string? Value)[] Settings =>
    [
        ("Sandbox:TransitSeconds", "0"), ("Sandbox:SettleSeconds", "0.5"),
        ("Payments:Stripe:ApiKey", "sk_test_tests"), ("Payments:Stripe:WebhookSecret", Secret), ("Payments:Stripe:TimeoutSeconds", "60"),
    ];

    protected override void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IRefundLimits, NoLimits>().AddSingleton<ICustomerDirectory, NoCustomers>().AddSingleton<IOrderReader>(Orders);
        builder.AddPlatform().AddWeb().AddModule<PaymentsModule>().AddModule<SandboxModule>();
    }

    internal OrdersStub Orders { get; } = new();

    /// <summary>The fake of Ordering: what it says of orders that a test has named.</summary>
    internal sealed class OrdersStub : IOrderReader
    {
        public Dictionary<Guid, OrderDetails> Known { get; } = [];

        public Task<OrderDetails?> FindAsync(Guid orderId, CancellationToken ct) => Task.FromResult(Known.GetValueOrDefault(orderId));

        public Task<OrderDelivery?> FindDeliveryAsync(Guid orderId, CancellationToken ct) => Task.FromResult<OrderDelivery?>(null);

        public Task<IReadOnlyList<OrderDetails>> OfAccountAsync(Guid accountId, int most, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<OrderDetails>>([]);

        public Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

        public Task<IReadOnlyDictionary<Guid, OrderDetails>> OfAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<Guid, OrderDetails>>(Known.Where(o => orderIds.Contains(o.Key)).ToDictionary());

        public IAsyncEnumerable<OrderDetails> AllAsync(CancellationToken ct) => Known.Values.ToAsyncEnumerable();
    }

    private sealed class NoCustomers : ICustomerDirectory
    {
        public Task<string?> EmailOfAsync(Guid accountId, CancellationToken ct) => Task.FromResult<string?>(null);
    }

    private sealed class NoLimits : IRefundLimits
    {
        public Task<RefundLimit?> OfAsync(Guid accountId, string currency, CancellationToken ct) => Task.FromResult<RefundLimit?>(null);
    }

    /// <summary>Publishes that an order was placed, and waits for the state.</summary>
    internal async Task<Payment> PlacedAsync(string paymentMethod = "pm_card_visa", PaymentState until = PaymentState.Authorized, long total = 1999)
    {
        var order = Events.OrderPlaced(paymentMethod: paymentMethod, total: total);
        await OpenAsync(order);
        return await UntilAsync(order.OrderId, until);
    }

    internal async Task<Payment> CapturedAsync(string paymentMethod = "pm_card_visa", long total = 1999)
    {
        var payment = await PlacedAsync(paymentMethod, total: total);
        await CaptureAsync(payment.Id);
        return await UntilAsync(payment.Id, PaymentState.Captured);
    }

    internal Task OpenAsync(OrderPlaced order) => this.HandleAsync<OpenPayment, OrderPlaced>(order);

    internal Task CaptureAsync(Guid order) => this.HandleAsync<CaptureBookedOrder, ShipmentBooked>(Events.ShipmentBooked(order));

    internal Task CancelAsync(Guid order) => this.HandleAsync<CancelPayment, OrderCancelled>(Events.OrderCancelled(order));

    internal Task<T> ReadAsync<T>(Func<PaymentsDbContext, Task<T>> read) => this.AskAsync(read);

    internal Task<Payment> PaymentAsync(Guid id) => ReadAsync(db => db.Payments.AsNoTracking().SingleAsync(p => p.Id == id));

    internal Task<Payment> UntilAsync(Guid id, PaymentState state) => UntilAsync(id, p => p.State == state, $"the payment is {state}");

    internal Task<Payment> UntilAsync(Guid id, Func<Payment, bool> wanted, string what) =>
        Eventually.GetAsync(async () => await PaymentAsync(id) is var payment && wanted(payment) ? payment : null, what);

    internal Task<List<LedgerEntry>> LedgerAsync(Guid id) => ReadAsync(db =>
        db.Ledger.AsNoTracking().Where(l => EF.Property<Guid>(l, "PaymentId") == id).ToListAsync());

    /// <summary>Types a card into the gateway's form, and answers with its id.</summary>
    internal async Task<string> TypeCardAsync(string number = "4242424242424242") => (await new Client(Http, "sk_test_tests").SendAsync(
        HttpMethod.Post, "~/sandbox/stripe/v1/payment_methods", content: new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["type"] = "card",
            ["card[number]"] = number,
            ["card[exp_month]"] = "9",
            ["card[exp_year]"] = "40",
            ["card[cvc]"] = "123",
        }))).ShouldBe(200)["id"].GetString()!;

    /// <summary>Types a card into the gateway's own page.</summary>
    internal Task<ApiResponse> PayThereAsync(Payment payment, string number) => Client.SendAsync(
        HttpMethod.Post, $"~/sandbox/stripe/checkout/{payment.Session}", content: new FormUrlEncodedContent(
            new Dictionary<string, string> { ["number"] = number, ["expiry"] = "09 / 40", ["cvc"] = "123" }));

    /// <summary>The order's payments at the gateway.</summary>
    internal async Task<List<PaymentIntent>> AtGatewayAsync(Guid order)
    {
        var all = await Services.GetRequiredService<StripeGateway>().PaymentsSinceAsync(TimeProvider.System.GetUtcNow().AddHours(-1),
            TestContext.Current.CancellationToken);
        return [.. ((Outcome<IReadOnlyList<PaymentIntent>>.Succeeded)all).Value.Where(p => p.OrderId == order.ToString())];
    }

    internal async Task<IReadOnlyList<StripeRefund>> RefundsAtGatewayAsync(Payment payment) =>
        ((Outcome<IReadOnlyList<StripeRefund>>.Succeeded)await Services.GetRequiredService<StripeGateway>()
            .RefundsOfAsync(payment.GatewayId!, TestContext.Current.CancellationToken)).Value;

    /// <summary>Posts a webhook as the gateway would; the signature can be of another secret or time.</summary>
    public Task<ApiResponse> WebhookAsync(object body, string secret = Secret, TimeSpan age = default)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var time = (Clock.GetUtcNow() - age).ToUnixTimeSeconds();
        return PostAsync(bytes, $"t={time},v1={StripeSignature.Of(secret, time, bytes)}");
    }

    public Task<ApiResponse> PostAsync(byte[] body, string? signature) => Client.PostBytesAsync("/webhooks/stripe", body, "Stripe-Signature", signature);

    /// <summary>An event about a payment, as the gateway words it.</summary>
    internal static object Event(string type, Payment payment, long? amount = null, Guid? order = null, string? intent = null, bool livemode = false,
        string? id = null) => new
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
}

/// <summary>Tests that share the host run one after another: faults are the whole gateway's.</summary>
[CollectionDefinition(nameof(PaymentsHost))]
public sealed class PaymentsHostTests : ICollectionFixture<PaymentsHost>;

using System.Text.Json;
using ClickCart.Sandbox;

[assembly: AssemblyFixture(typeof(ClickCart.Tests.Sandbox.SharedSandbox))]

namespace ClickCart.Tests.Sandbox;

/// <summary>The Sandbox alone. It can be stopped and started again on the same database.</summary>
public sealed class SandboxHost : ModuleHost
{
    private SandboxHost(Dictionary<string, string?> settings) : base(settings) => Merchant = new(Http, "sk_test_of_a_test");

    /// <summary>Without a key.</summary>
    public Client Anyone => Client;

    /// <summary>With a key for both providers.</summary>
    public Client Merchant { get; }

    protected override (string Key, string? Value)[] Settings =>
    [
        ("Sandbox:TransitSeconds", "3600"),
        // No shop around it that would take webhooks.
        ("Payments:Stripe:WebhookSecret", ""), ("Shipping:EasyPost:WebhookSecret", ""),
    ];

    protected override void Add(WebApplicationBuilder builder) => builder.AddPlatform().AddModule<SandboxModule>();

    public static async Task<SandboxHost> StartAsync(Dictionary<string, string?>? database = null, params (string Key, string Value)[] settings)
    {
        database ??= await TestDatabase.NewAsync(null);
        foreach (var (key, value) in settings) database[key] = value;
        var host = new SandboxHost(database);
        await host.InitializeAsync();
        return host;
    }

    internal Task<T> ReadAsync<T>(Func<SandboxDbContext, Task<T>> read) => this.AskAsync(read);

    /// <summary>A call at the gateway; values of null are left out.</summary>
    public Task<ApiResponse> StripeAsync(string method, string path, string? key = null, params (string Name, string? Value)[] form) => Merchant.SendAsync(
        HttpMethod.Parse(method), "~/sandbox/stripe/v1" + path, key: key,
        content: method == "POST" ? new FormUrlEncodedContent(form.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value))) : null);

    /// <summary>A call at the carrier.</summary>
    public Task<ApiResponse> EasyPostAsync(string method, string path, object? body = null) =>
        Merchant.SendAsync(HttpMethod.Parse(method), "~/sandbox/easypost/v2" + path, body);
}

/// <summary>The Sandbox that most of its tests share. Nothing in it happens by itself: what comes later comes in an hour.</summary>
public sealed class SharedSandbox() : Shared<SandboxHost>(() => SandboxHost.StartAsync());

/// <summary>A test against the Sandbox's two protocols.</summary>
public abstract class SandboxTest(SharedSandbox shared) : IAsyncLifetime
{
    protected static readonly object From = new
    {
        name = "ClickCart",
        street1 = "388 Townsend St",
        city = "San Francisco",
        state = "CA",
        zip = "94107",
        country = "US"
    };

    protected SandboxHost Host { get; set; } = null!;

    /// <summary>Settings of a host of its own, for tests that set faults, move the clock or wait for what comes later.</summary>
    protected virtual (string Key, string Value)[]? Own => null;

    public async ValueTask InitializeAsync()
    {
        Host = Own is { } settings ? await SandboxHost.StartAsync(null, settings) : await shared.GetAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Own is not null && Host is not null) await Host.DisposeAsync();
    }

    protected static string NewKey() => Guid.CreateVersion7().ToString();

    protected Task<ApiResponse> StripeAsync(string method, string path, params (string Name, string? Value)[] form) =>
        Host.StripeAsync(method, path, null, form);

    /// <summary>Creates and confirms a payment of 19.99 USD.</summary>
    protected Task<ApiResponse> PayAsync(string card = "pm_card_visa", string capture = "automatic", string? key = null,
        params (string Name, string? Value)[] more) =>
        Host.StripeAsync("POST", "/payment_intents", key,
            [("amount", "1999"), ("currency", "usd"), ("confirm", "true"), ("payment_method", card), ("capture_method", capture), .. more]);

    protected static IEnumerable<KeyValuePair<string, string>> Card(
        string number = "4242424242424242", string month = "09", string year = "40", string cvc = "123") =>
        new (string Name, string Value)[]
        {
            ("type", "card"), ("card[number]", number), ("card[exp_month]", month), ("card[exp_year]", year), ("card[cvc]", cvc),
        }.Select(f => KeyValuePair.Create(f.Name, f.Value));

    /// <summary>Types a card into the gateway's form.</summary>
    protected Task<ApiResponse> TypeAsync(string number = "4242424242424242", string month = "09", string year = "40", string cvc = "123") =>
        StripeAsync("POST", "/payment_methods", [.. Card(number, month, year, cvc).Select(f => (f.Key, (string?)f.Value))]);

    /// <summary>Opens the gateway's own page for a payment of 19.99 USD that only sets the amount aside.</summary>
    protected Task<ApiResponse> OpenCheckoutAsync(params (string Name, string? Value)[] more) => StripeAsync("POST", "/checkout/sessions",
    [
        ("mode", "payment"), ("line_items[0][price_data][currency]", "usd"), ("line_items[0][price_data][unit_amount]", "1999"),
        ("line_items[0][price_data][product_data][name]", "Order 7"), ("line_items[0][quantity]", "1"), ("payment_intent_data[capture_method]", "manual"),
        ("payment_intent_data[metadata][order_id]", "7"), ("success_url", "https://shop.example.com/orders/7?checkout_session={CHECKOUT_SESSION_ID}"), .. more,
    ]);

    /// <summary>Types a card into the gateway's own page.</summary>
    protected Task<ApiResponse> PayThereAsync(string session, string number = "4242424242424242") => Host.Anyone.SendAsync(
        HttpMethod.Post, $"~/sandbox/stripe/checkout/{session}", content: new FormUrlEncodedContent(
            new Dictionary<string, string> { ["number"] = number, ["expiry"] = "09 / 40", ["cvc"] = "123" }));

    protected async Task<string> PaidAsync(string card = "pm_card_visa", string capture = "automatic") => (await PayAsync(card, capture)).ShouldBe(200).Id();

    protected static object To(string name = "Ada Buyer", string country = "US", string zip = "90277") =>
        new { name, street1 = "179 N Harbor Dr", city = "Redondo Beach", state = "CA", zip, country };

    protected Task<ApiResponse> ShipAsync(object? to = null, object? parcel = null, object? options = null, string? reference = null) =>
        Host.EasyPostAsync("POST", "/shipments",
        new
        {
            shipment = new
            {
                from_address = From,
                to_address = to ?? To(),
                parcel = parcel ?? new { length = 10, width = 8, height = 4, weight = 15.4 },
                options = options ?? new { },
                reference
            }
        });

    protected async Task<ApiResponse> BoughtAsync(object? to = null)
    {
        var shipment = (await ShipAsync(to)).ShouldBe(201);
        return (await Host.EasyPostAsync("POST", $"/shipments/{shipment.Id()}/buy",
            new { rate = new { id = shipment["rates"][0].Text("id") }, insurance = "" })).ShouldBe(200);
    }
}

internal static class SandboxResponses
{
    public static string Id(this ApiResponse answer) => answer["id"].GetString()!;

    public static string Status(this ApiResponse answer) => answer["status"].GetString()!;

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static bool Replayed(this ApiResponse answer) => answer.Headers.TryGetValues("Idempotent-Replayed", out var values) && values.Single() == "true";

    public static string? Header(this ApiResponse answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>The gateway's error of this status and code.</summary>
    public static ApiResponse ShouldBeRefused(this ApiResponse answer, int status, string? code, string? param = null, string type = "invalid_request_error")
    {
        var error = answer.ShouldBe(status)["error"];
        error.Text("type").ShouldBe(type, answer.Text);
        (error.TryGetProperty("code", out var c) ? c.GetString() : null).ShouldBe(code, answer.Text);
        if (param is not null) error.Text("param").ShouldBe(param);
        return answer;
    }
}

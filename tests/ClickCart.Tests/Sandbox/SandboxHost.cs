using System.Text.Json;
using ClickCart.Sandbox;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(ClickCart.Tests.Sandbox.SharedSandbox))]

namespace ClickCart.Tests.Sandbox;

/// <summary>The Sandbox alone on a real server and database. It can be stopped and started again on the same database.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly WebApplication _app;
    private bool _stopped;

    private SandboxHost(WebApplication app, TestClock clock, Dictionary<string, string?> settings)
    {
        (_app, Clock, _settings) = (app, clock, settings);
        _http.BaseAddress = new(app.Services.GetRequiredService<ServerAddress>().Local);
        Anyone = new(_http);
        Merchant = new(_http, "sk_test_of_a_test");
    }

    public TestClock Clock { get; }
    public HttpClient Http => _http;

    /// <summary>Without a key.</summary>
    public Client Anyone { get; }

    /// <summary>With a key for both providers.</summary>
    public Client Merchant { get; }

    public static async Task<SandboxHost> StartAsync(Dictionary<string, string?>? database = null, params (string Key, string Value)[] settings)
    {
        var (configured, clock) = (database ?? await TestDatabase.NewAsync(null), new TestClock());
        foreach (var (key, value) in settings) configured[key] = value;
        var builder = WebApplication.CreateBuilder(["--environment", "Development", "--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(
        [
            new("RateLimits:Enabled", "false"), new("Sandbox:TransitSeconds", "3600"), new("Sandbox:LatencyMs", "0"),
            // No shop around it that would take webhooks.
            new("Payments:Stripe:WebhookSecret", ""), new("Shipping:EasyPost:WebhookSecret", ""),
        ]);
        builder.Configuration.AddInMemoryCollection(configured);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddPlatform().AddModule<SandboxModule>();
        var app = builder.Build();
        await Databases.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
        app.UsePlatform();
        await app.StartAsync();
        return new(app, clock, configured);
    }

    internal async Task<T> ReadAsync<T>(Func<SandboxDbContext, Task<T>> read)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<SandboxDbContext>());
    }

    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A call at the gateway; values of null are left out.</summary>
    public Task<Answer> StripeAsync(string method, string path, string? key = null, params (string Name, string? Value)[] form) => Merchant.SendAsync(
        HttpMethod.Parse(method), "~/sandbox/stripe/v1" + path, key: key,
        content: method == "POST" ? new FormUrlEncodedContent(form.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value))) : null);

    /// <summary>A call at the carrier.</summary>
    public Task<Answer> EasyPostAsync(string method, string path, object? body = null) => Merchant.SendAsync(HttpMethod.Parse(method), "~/sandbox/easypost/v2" + path, body);

    /// <summary>Sets these faults in place of all others.</summary>
    public async Task FaultsAsync(params object[] faults) => (await Anyone.SendAsync(HttpMethod.Put, "~/sandbox/faults", faults)).ShouldBe(200);

    /// <summary>Stops the host and keeps its database.</summary>
    public async Task<Dictionary<string, string?>> StopAsync()
    {
        _stopped = true;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _http.Dispose();
        return _settings;
    }

    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        await StopAsync();
        await TestDatabase.DropAsync(_settings);
    }
}

/// <summary>The Sandbox that most of its tests share. Nothing in it happens by itself: what comes later comes in an hour.</summary>
public sealed class SharedSandbox : IAsyncDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private SandboxHost? _host;

    public async Task<SandboxHost> GetAsync()
    {
        await _lock.WaitAsync();
        try
        {
            return _host ??= await SandboxHost.StartAsync();
        }
        finally
        {
            _lock.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        _lock.Dispose();
    }
}

/// <summary>A test against the Sandbox's two protocols.</summary>
public abstract class SandboxTest(SharedSandbox shared) : IAsyncLifetime
{
    protected static readonly object From = new { name = "ClickCart", street1 = "388 Townsend St", city = "San Francisco", state = "CA", zip = "94107", country = "US" };

    protected SandboxHost Host { get; set; } = null!;

    /// <summary>Settings of a host of its own, for tests that set faults, move the clock or wait for what comes later.</summary>
    protected virtual (string Key, string Value)[]? Own => null;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Missing is null, TestDatabase.Missing ?? "");
        Host = Own is { } settings ? await SandboxHost.StartAsync(null, settings) : await shared.GetAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Own is not null && Host is not null) await Host.DisposeAsync();
    }

    protected static string NewKey() => Guid.CreateVersion7().ToString();

    protected Task<Answer> StripeAsync(string method, string path, params (string Name, string? Value)[] form) => Host.StripeAsync(method, path, null, form);

    /// <summary>Creates and confirms a payment of 19.99 USD.</summary>
    protected Task<Answer> PayAsync(string card = "pm_card_visa", string capture = "automatic", string? key = null, params (string Name, string? Value)[] more) =>
        Host.StripeAsync("POST", "/payment_intents", key,
            [("amount", "1999"), ("currency", "usd"), ("confirm", "true"), ("payment_method", card), ("capture_method", capture), .. more]);

    protected async Task<string> PaidAsync(string card = "pm_card_visa", string capture = "automatic") => (await PayAsync(card, capture)).ShouldBe(200).Id();

    protected static object To(string name = "Ada Buyer", string country = "US", string zip = "90277") =>
        new { name, street1 = "179 N Harbor Dr", city = "Redondo Beach", state = "CA", zip, country };

    protected Task<Answer> ShipAsync(object? to = null, object? parcel = null, object? options = null, string? reference = null) => Host.EasyPostAsync("POST", "/shipments",
        new { shipment = new { from_address = From, to_address = to ?? To(), parcel = parcel ?? new { length = 10, width = 8, height = 4, weight = 15.4 }, options = options ?? new { }, reference } });

    protected async Task<Answer> BoughtAsync(object? to = null)
    {
        var shipment = (await ShipAsync(to)).ShouldBe(201);
        return (await Host.EasyPostAsync("POST", $"/shipments/{shipment.Id()}/buy", new { rate = new { id = shipment["rates"][0].Text("id") }, insurance = "" })).ShouldBe(200);
    }
}

internal static class SandboxAnswers
{
    public static string Id(this Answer answer) => answer["id"].GetString()!;

    public static string Status(this Answer answer) => answer["status"].GetString()!;

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static bool Replayed(this Answer answer) => answer.Headers.TryGetValues("Idempotent-Replayed", out var values) && values.Single() == "true";

    public static string? Header(this Answer answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>The gateway's error of this status and code.</summary>
    public static Answer ShouldBeRefused(this Answer answer, int status, string? code, string? param = null, string type = "invalid_request_error")
    {
        var error = answer.ShouldBe(status)["error"];
        error.Text("type").ShouldBe(type, answer.Text);
        (error.TryGetProperty("code", out var c) ? c.GetString() : null).ShouldBe(code, answer.Text);
        if (param is not null) error.Text("param").ShouldBe(param);
        return answer;
    }
}

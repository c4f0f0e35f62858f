using ClickCart.Maintenance;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests;

/// <summary>A running shop: the real Host on a real port with a real database, seeded.</summary>
public sealed class Shop : WebApplicationFactory<Program>, IProcess
{
    public const string AdminEmail = "admin@clickcart.local";
    public const string AdminPassword = "Test-Pass-2026!";

    private static readonly SemaphoreSlim TemplateLock = new(1, 1);
    private static string? _template;

    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection>? _services;
    private bool _dropsDatabase = true;
    private (Client Client, DateTimeOffset Until)? _admin;

    private Shop(Dictionary<string, string?> settings, Action<IServiceCollection>? services = null) => (_settings, _services) = (settings, services);

    /// <summary>Which database, and what else this shop was started with.</summary>
    public IReadOnlyDictionary<string, string?> Settings => _settings;

    public TestClock Clock { get; } = new();

    /// <summary>Starts a shop of its own for a test that changes settings, faults or the clock. Dispose it.</summary>
    public static Task<Shop> StartAsync(params (string Key, string Value)[] settings) => StartAsync(database =>
    {
        foreach (var (key, value) in settings) database[key] = value;
    });

    /// <summary>The same, for a test that changes the connection to its own database, or a service.</summary>
    public static async Task<Shop> StartAsync(Action<Dictionary<string, string?>> adjust, Action<IServiceCollection>? services = null)
    {
        await TemplateLock.WaitAsync();
        try
        {
            if (_template is null)
            {
                var first = await TestDatabase.NewAsync(null);
                await using (var shop = new Shop(first)) await shop.ReadyAsync();
                _template = TestDatabase.Template(first);
            }
        }
        finally
        {
            TemplateLock.Release();
        }
        var database = await TestDatabase.NewAsync(_template);
        adjust(database);
        var started = new Shop(database, services);
        await started.ReadyAsync();
        return started;
    }

    /// <summary>A shop on a database that is there already, and that goes when the shop is disposed.</summary>
    public static async Task<Shop> OnAsync(IReadOnlyDictionary<string, string?> database)
    {
        var shop = new Shop(new(database));
        await shop.ReadyAsync();
        return shop;
    }

    /// <summary>Another node on this shop's database.</summary>
    public async Task<Shop> NodeAsync()
    {
        var node = new Shop(new(_settings)) { _dropsDatabase = false };
        await node.ReadyAsync();
        return node;
    }

    /// <summary>Stops, as on SIGTERM, and leaves the database to <see cref="OnAsync"/> or a <see cref="Command"/>.</summary>
    public async Task LeaveAsync()
    {
        _dropsDatabase = false;
        await DisposeAsync();
    }

    private async Task ReadyAsync()
    {
        UseKestrel(0);
        StartServer();
        await Eventually.TrueAsync(async () => (await Guest.GetAsync("~/health/ready")).Status == System.Net.HttpStatusCode.OK, "the shop is ready");
        // The template must hold the stock that the seed sends by message.
        await Eventually.TrueAsync(async () => (await OutstandingAsync()).Count == 0, "the seed has settled");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // As settings of the host they are there before Program reads any.
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.UseSetting("ClickCart:Admin:Email", _settings.GetValueOrDefault("ClickCart:Admin:Email") ?? AdminEmail);
        builder.UseSetting("ClickCart:Admin:Password", _settings.GetValueOrDefault("ClickCart:Admin:Password") ?? AdminPassword);
        builder.UseSetting("RateLimits:Enabled", _settings.GetValueOrDefault("RateLimits:Enabled") ?? "false");
        builder.UseSetting("Sandbox:TransitSeconds", _settings.GetValueOrDefault("Sandbox:TransitSeconds") ?? "1");
        builder.UseSetting("Sandbox:LatencyMs", _settings.GetValueOrDefault("Sandbox:LatencyMs") ?? "0");
        // Nobody gives gateway and carrier up because the machine stood still.
        foreach (var timeout in (string[])["Payments:Stripe:TimeoutSeconds", "Shipping:EasyPost:TimeoutSeconds"])
            builder.UseSetting(timeout, _settings.GetValueOrDefault(timeout) ?? "60");
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddTransient<IStartupFilter, UnlistedAnswers>();
            // Hashing as slow as a shop's takes a third of the processor's time of all tests.
            services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
            _services?.Invoke(services);
        });
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }

    public Client Guest => field ??= new(Http());

    /// <summary>A new browser with scripts off.</summary>
    public Browser Browser() => new(ClientOptions.BaseAddress);

    /// <summary>Signed in anew before the access token runs out: it lives half an hour, which is less than the suite takes on a slow server.</summary>
    public async Task<Client> AdminAsync()
    {
        if (_admin is { } signedIn && signedIn.Until > Clock.GetUtcNow()) return signedIn.Client;
        var until = Clock.GetUtcNow().AddMinutes(15);
        var client = await SignInAsync(AdminEmail, AdminPassword);
        _admin = (client, until);
        return client;
    }

    public async Task<Client> SignInAsync(string email, string password)
    {
        var answer = (await Guest.PostAsync("/sessions", new { email, password })).ShouldBe(200);
        return new(Http(), answer["accessToken"].GetString());
    }

    /// <summary>A new customer, signed in.</summary>
    public async Task<(Client Client, string Email)> CustomerAsync()
    {
        var email = $"c{Guid.CreateVersion7():n}@example.com";
        const string password = "Correct-Horse-9-Battery";
        (await Guest.PostAsync("/accounts", new { email, password, name = "Test Customer" })).ShouldBe(202);
        return (await SignInAsync(email, password), email);
    }

    /// <summary>A new member of the staff who may only read, and write notes.</summary>
    public async Task<(string Email, string Password)> SupportAsync(Client admin)
    {
        var (email, password) = ($"s{Guid.CreateVersion7():n}@example.com", "tulip-garden-77");
        await this.HireAsync(admin, email, "support", password);
        return (email, password);
    }

    /// <summary>Messages and jobs of all modules that are not done: waiting, running or dead.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> OutstandingAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var found = new List<OutboxMessage>();
        foreach (var module in Services.GetRequiredService<ModuleCatalog>().WithDatabase)
        {
            var db = scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(module.Name);
            found.AddRange(db.Outbox.Where(m => m.DoneAt == null).ToList());
        }
        return found;
    }

    /// <summary>Waits until nothing is under way, then runs every invariant; the text names what does not hold.</summary>
    public async Task ShouldBeSoundAsync()
    {
        await Eventually.TrueAsync(async () => (await OutstandingAsync()).Count == 0, "all work is done");
        var (code, text) = await VerifyAsync();
        code.ShouldBe(0, text);
    }

    /// <summary>Runs every invariant, as <c>-- verify</c> does: its exit code and what it prints.</summary>
    public async Task<(int Code, string Text)> VerifyAsync()
    {
        await using var text = new StringWriter();
        var console = Spectre.Console.AnsiConsole.Create(new() { Out = new Spectre.Console.AnsiConsoleOutput(text), Ansi = Spectre.Console.AnsiSupport.No });
        console.Profile.Width = 200;
        return (await CommandLine.VerifyAsync(Services, console, TestContext.Current.CancellationToken), text.ToString());
    }

    internal HttpClient Http()
    {
        var http = CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        http.Timeout = Eventually.Patience;
        return http;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_template is not null && _dropsDatabase) await TestDatabase.DropAsync(_settings);
    }
}

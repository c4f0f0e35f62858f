using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests;

/// <summary>The platform with some of the modules, on a real server and a database of its own. Each host says what is special about it.</summary>
/// <param name="settings">A database that is there already, and what else the host is started with.</param>
public abstract class ModuleHost(Dictionary<string, string?>? settings = null) : IAsyncLifetime, IProcess
{
    /// <summary>By kind: the first host migrates a database, of which all start from copies.</summary>
    private static readonly ConcurrentDictionary<Type, Lazy<Task<string>>> Templates = new();

    private Dictionary<string, string?>? _settings = settings;
    private WebApplication? _app;

    public TestClock Clock { get; } = new();
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Eventually.Patience };
    public Client Client => field ??= new(Http);
    public IServiceProvider Services => _app!.Services;

    /// <summary>False where nothing shall run but what a test sends.</summary>
    protected virtual bool IsServing => true;

    protected virtual (string Key, string? Value)[] Settings => [];

    /// <summary>Adds the platform, the modules and what stands in for others.</summary>
    protected abstract void Add(WebApplicationBuilder builder);

    public async ValueTask InitializeAsync()
    {
        // A fixture cannot skip: its tests do.
        if (TestDatabase.Missing is not null) return;
        _settings ??= await TestDatabase.NewAsync(await Templates.GetOrAdd(GetType(), _ => new(MigratedAsync)).Value);
        _app = Build(_settings);
        await Databases.MigrateAsync(_app.Services, TestContext.Current.CancellationToken);
        if (!IsServing) return;
        _app.UsePlatform();
        await _app.StartAsync();
        Http.BaseAddress = new(_app.Services.GetRequiredService<ServerAddress>().Local);
    }

    private async Task<string> MigratedAsync()
    {
        var database = await TestDatabase.NewAsync(null);
        await using (var app = Build(database)) await Databases.MigrateAsync(app.Services, CancellationToken.None);
        return TestDatabase.Template(database);
    }

    private WebApplication Build(Dictionary<string, string?> database)
    {
        var builder = WebApplication.CreateBuilder(["--environment", "Development", "--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection([new("RateLimits:Enabled", "false"), new("Sandbox:LatencyMs", "0")]);
        builder.Configuration.AddInMemoryCollection(Settings.ToDictionary(s => s.Key, s => s.Value));
        builder.Configuration.AddInMemoryCollection(database);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        Add(builder);
        return builder.Build();
    }

    /// <summary>Stops, and leaves the database to another host.</summary>
    public async Task<Dictionary<string, string?>> StopAsync()
    {
        if (IsServing) await _app!.StopAsync();
        await _app!.DisposeAsync();
        _app = null;
        Http.Dispose();
        return _settings!;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null) await TestDatabase.DropAsync(await StopAsync());
    }

    /// <summary>Sets these faults of the Sandbox in place of all others.</summary>
    public async Task FaultsAsync(params object[] faults) => (await Client.PutAsync("~/sandbox/faults", faults)).ShouldBe(200);

    /// <summary>The faults are over; whoever gave up too soon is sent again.</summary>
    public async Task HealAsync() => (await Client.DeleteAsync("~/sandbox/faults")).ShouldBe(204);

    /// <summary>What the module of this event has published about an order.</summary>
    internal async Task<List<TEvent>> EventsAsync<TEvent>(Guid order) where TEvent : IIntegrationEvent =>
        [.. (await PublishedAsync(ModuleCatalog.NameOf(typeof(TEvent)), order)).Select(e => e.Deserialize<TEvent>(MessageRoutes.Json)!)];

    /// <summary>The same, as it is stored.</summary>
    public async Task<IReadOnlyList<JsonElement>> PublishedAsync(string name, Guid order)
    {
        var text = order.ToString();
        await using var scope = Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredKeyedService<ModuleDbContext>(name.Split('.')[0]).Outbox.AsNoTracking()
            .Where(m => m.Name == name && m.Payload.Contains(text)).OrderBy(m => m.CreatedAt).Select(m => new { m.MessageId, m.Payload }).ToListAsync();
        // One row for each of its handlers.
        return [.. rows.DistinctBy(m => m.MessageId).Select(m => JsonDocument.Parse(m.Payload).RootElement)];
    }

    /// <summary>The rows that break an invariant: the one of this number, or any.</summary>
    public Task<List<string>> OffendersAsync(string? number = null) => this.AskAsync(async (IEnumerable<IInvariants> all) =>
    {
        var found = new List<string>();
        foreach (var invariant in all.SelectMany(i => i.All).Where(i => number is null || i.Name.StartsWith(number + " ", StringComparison.Ordinal)))
            found.AddRange((await invariant.Violations(TestContext.Current.CancellationToken)).Select(row => $"{invariant.Name}: {row}"));
        return found;
    });

    /// <summary>Every invariant holds, once what other tests of this host left under way is done.</summary>
    public virtual Task ShouldBeSoundAsync() => Eventually.TrueAsync(async () =>
    {
        (await OffendersAsync()).ShouldBeEmpty();
        return true;
    }, "every invariant holds");
}

/// <summary>Something that many tests share, started by the first.</summary>
public abstract class Shared<T>(Func<Task<T>> start) : IAsyncDisposable where T : class, IAsyncDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private T? _started;

    public async Task<T> GetAsync()
    {
        await _lock.WaitAsync();
        try
        {
            return _started ??= await start();
        }
        finally
        {
            _lock.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_started is not null) await _started.DisposeAsync();
        _lock.Dispose();
    }
}

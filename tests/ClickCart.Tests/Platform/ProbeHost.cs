using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ClickCart.Tests.Platform;

/// <summary>The platform with the probe module alone, on a database of its own.</summary>
public sealed class ProbeHost : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _settings;
    private readonly HttpClient _http;
    private bool _stopped;
    private int _failuresSeen;

    private ProbeHost(WebApplication app, TestClock clock, Dictionary<string, string?> settings)
    {
        (App, Clock, _settings) = (app, clock, settings);
        _http = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<ServerAddress>().Local) };
        Client = new(_http);
    }

    public WebApplication App { get; }
    public TestClock Clock { get; }
    public Client Client { get; }
    internal Dictionary<string, string?> Database => _settings;
    internal bool IsShared => App.Services.GetRequiredService<IDatabase>().IsShared;
    internal ProbeSwitches Switches => App.Services.GetRequiredService<ProbeSwitches>();

    public static async Task<ProbeHost> StartAsync(Dictionary<string, string?>? database = null)
    {
        var settings = database ?? await TestDatabase.NewAsync(null);
        var clock = new TestClock();
        var builder = WebApplication.CreateBuilder(["--environment", "Development", "--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Configuration.AddInMemoryCollection([new("RateLimits:Enabled", "false")]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddPlatform().AddWeb().AddModule<ProbeModule>();
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ProbeDbContext>();
            Directory.CreateDirectory(settings["Database:Folder"]!);
            await db.Database.EnsureCreatedAsync();
            await app.Services.GetRequiredService<IDatabase>().FinishAsync(["probe"], CancellationToken.None);
        }
        app.UsePlatform();
        await app.StartAsync();
        return new(app, clock, settings);
    }

    internal async Task<T> ReadAsync<T>(Func<ProbeDbContext, Task<T>> read)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ProbeDbContext>());
    }

    /// <summary>Cuts the wait for a row's next try short, once for each failure: a run that has begun keeps its lease.</summary>
    internal void SkipBackoff(OutboxMessage row)
    {
        if (row.DueAt is not { } next || row.Failures <= _failuresSeen) return;
        _failuresSeen = row.Failures;
        if (next - Clock.GetUtcNow() is var wait && wait > TimeSpan.Zero) Clock.Advance(wait);
    }

    /// <summary>Stops the host and keeps its database, as a kill would.</summary>
    public async Task<Dictionary<string, string?>> StopAsync()
    {
        _stopped = true;
        await App.StopAsync();
        await App.DisposeAsync();
        _http.Dispose();
        return _settings;
    }

    /// <summary>Stops the host; the database belongs to another one, which still needs it.</summary>
    public Task KeepDatabaseAsync() => StopAsync();

    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        await StopAsync();
        await TestDatabase.DropAsync(_settings);
    }
}

/// <summary>A test of the platform itself.</summary>
public abstract class ProbeTest : IAsyncLifetime
{
    internal ProbeHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ProbeHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Host is not null) await Host.DisposeAsync();
    }

    protected Task<ApiResponse> WriteAsync(string text, string? key = null) =>
        Host.Client.PostAsync("/notes", new { text }, key ?? Guid.CreateVersion7().ToString());

    internal Task<List<OutboxMessage>> OutboxAsync() => Host.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
}

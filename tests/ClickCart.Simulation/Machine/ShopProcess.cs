using ClickCart.Platform.Jobs;
using ClickCart.Sandbox.Webhooks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace ClickCart.Simulation.Machine;

/// <summary>
/// The real Host with all its modules, served in memory. Nothing runs in it by itself: dispatcher, jobs, schedules and the Sandbox's webhooks are not
/// started, the simulation steps them.
/// </summary>
internal sealed class ShopProcess(World world, string folder, bool migrates) : WebApplicationFactory<Program>
{
    public const string AdminEmail = "admin@clickcart.local";
    public const string AdminPassword = "Simulated-Pass-2027!";

    /// <summary>Sends to the shop, as anybody would from outside.</summary>
    public HttpMessageInvoker Inside => field ??= new(Server.CreateHandler());

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public void Start()
    {
        // It listens nowhere, but must be able to say where.
        var addresses = new ServerAddressesFeature();
        addresses.Addresses.Add("http://localhost");
        Server.Features.Set<IServerAddressesFeature>(addresses);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // The Host's settings lie beside it.
        builder.UseContentRoot(AppContext.BaseDirectory);
        foreach (var (key, value) in (ReadOnlySpan<(string, string)>)
        [
            ("Database:Provider", "Sqlite"), ("Database:Folder", folder), ("Database:MigrateAtStart", migrates ? "true" : "false"), ("Seed:Enabled", "false"),
            ("ClickCart:Admin:Email", AdminEmail), ("ClickCart:Admin:Password", AdminPassword), ("ClickCart:PublicUrl", "http://localhost"),
            ("RateLimits:Enabled", "false"), ("Sandbox:LatencyMs", "0"), ("Sandbox:TransitSeconds", "60"), ("Sandbox:SettleSeconds", "90"),
        ]) builder.UseSetting(key, value);
        builder.ConfigureServices(Replace);
        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Error).AddProvider(new Logs(world)));
    }

    private void Replace(IServiceCollection services)
    {
        // The first start makes the admin, and what hosts the server stays.
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name != "GenericWebHostService"
            && !(migrates && s.ImplementationType?.Name == "FirstAdmin")).ToList()) services.Remove(hosted);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(world.Clock));
        services.Replace(ServiceDescriptor.Singleton<IIds>(world.Ids));
        services.Replace(ServiceDescriptor.Singleton<IJobStore>(world.Jobs));
        services.AddSingleton<ICommitListener>(new Ears(world));
        services.PostConfigureAll<HttpClientFactoryOptions>(o => o.HttpMessageHandlerBuilderActions.Add(b => b.PrimaryHandler = new Wire(world, b.Name!)));
        services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        var modules = (ModuleCatalog)services.Single(s => s.ServiceType == typeof(ModuleCatalog)).ImplementationInstance!;
        foreach (var module in modules.WithDatabase.Select(m => m.Name))
        {
            services.AddKeyedSingleton<IInterceptor>(module, new FastFiles());
            services.AddKeyedSingleton<IInterceptor>(module, new Crashes.Transactions(world.Crashes, module));
            services.AddKeyedSingleton<IInterceptor>(module, new Crashes.Commands(world.Crashes, module));
        }
    }

    /// <summary>Hears what is committed.</summary>
    private sealed class Ears(World world) : ICommitListener
    {
        public void Committed(string module, IReadOnlyList<object> added, IReadOnlyCollection<string> topics)
        {
            world.Changed.Add(module);
            foreach (var webhook in added.OfType<Delivery>()) world.Mailbox.Arrive(webhook);
        }
    }

    /// <summary>Errors that the shop logs are a part of the story.</summary>
    private sealed class Logs(World world) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Error || world.Crashes.IsDead) return;
            world.Story.Detail($"log: {formatter(state, exception).Split('\n')[0]}{(exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message.Split('\n')[0]})")}");
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
            // Holds nothing.
        }
    }
}

using System.Reflection;
using ClickCart.Platform.Jobs;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClickCart.Platform.Modules;

/// <summary>Collects the modules of the process. Made by <see cref="PlatformSetup.AddPlatform"/>.</summary>
public sealed class PlatformBuilder(IServiceCollection services, IConfiguration configuration)
{
    internal ModuleCatalog Catalog { get; } = new();

    /// <summary>For libraries over Platform, which register their own: <c>builder.AddPlatform().AddWeb()</c>.</summary>
    public IServiceCollection Services => services;

    /// <summary>Puts middleware or endpoints of a library over Platform into <see cref="PlatformSetup.UsePlatform"/>.</summary>
    public PlatformBuilder Use(PlatformStage stage, Action<WebApplication> use)
    {
        services.AddSingleton(new PlatformStep(stage, use));
        return this;
    }

    /// <summary>Adds a module with everything in its assembly.</summary>
    /// <param name="enabled">False leaves the module out of this process altogether.</param>
    public PlatformBuilder AddModule<TModule>(bool enabled = true) where TModule : IModule, new()
    {
        if (!enabled) return this;
        var module = new TModule();
        var info = new ModuleInfo(module.Name, typeof(TModule).Assembly);
        Catalog.Add(info);
        if (info.DbContext is { } context) Call(nameof(AddModuleContext), [context], services, info.Name);
        AddShapes(info.Types, info.Name);
        module.AddServices(services, configuration);
        return this;
    }

    /// <summary>Platform's own slices: work that belongs to no module.</summary>
    internal void AddOwnSlices() => AddShapes(ModuleInfo.Concrete(typeof(PlatformBuilder).Assembly), "platform");

    private void AddShapes(IEnumerable<Type> types, string module)
    {
        foreach (var type in types)
        {
            if (type.IsAssignableTo(typeof(ICarterModule))) services.AddSingleton(typeof(ICarterModule), type);
            if (type.IsAssignableTo(typeof(IInvariants))) services.AddScoped(typeof(IInvariants), type);
            if (type.IsAssignableTo(typeof(ISeed))) services.AddScoped(typeof(ISeed), type);
            if (type.IsAssignableTo(typeof(IRecurringJob))) Call(nameof(AddRecurringJob), [type], services);
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                var shape = contract.GetGenericTypeDefinition();
                if (shape == typeof(IRequestHandler<,>)) services.AddScoped(contract, type);
                if (shape == typeof(IValidator<>)) services.AddSingleton(contract, type);
                if (shape == typeof(IMessageHandler<>)) Call(nameof(AddMessageHandler), [type, contract.GetGenericArguments()[0]], services, module);
            }
        }
    }

    private static void Call(string method, Type[] types, params object[] arguments) =>
        typeof(PlatformBuilder).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(types).Invoke(null, arguments);

    private static void AddMessageHandler<THandler, TMessage>(IServiceCollection services, string module) where THandler : class, IMessageHandler<TMessage>
    {
        services.TryAddScoped<THandler>();
        services.AddScoped<IRequestHandler<Delivery<THandler, TMessage>, Result>, MessageDelivery<THandler, TMessage>>();
        services.AddSingleton(MessageRoute.Of<THandler, TMessage>(module));
    }

    private static void AddRecurringJob<TJob>(IServiceCollection services) where TJob : class, IRecurringJob
    {
        services.AddScoped<TJob>();
        services.AddScoped<IRequestHandler<Delivery<TJob, RecurringRun>, Result>, RecurringDelivery<TJob>>();
        services.AddSingleton(RecurringRoute.Of<TJob>());
    }

    private static void AddModuleContext<TContext>(IServiceCollection services, string module) where TContext : ModuleDbContext
    {
        // Pooled: making a context costs as much as a small query.
        services.AddDbContextPool<TContext>((provider, options) =>
        {
            provider.GetRequiredService<IDatabase>().Configure(options, module);
            options.AddInterceptors(provider.GetKeyedServices<IInterceptor>(module));
            // Whoever saves decides whether a conflict is an error: most are tried again and come out well.
            options.ConfigureWarnings(w => w.Log(
                (RelationalEventId.CommandError, LogLevel.Debug),
                (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));
        });
        services.AddKeyedScoped<ModuleDbContext>(module, (provider, _) => provider.GetRequiredService<TContext>());
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Carter;

/// <summary>Registers and maps modules.</summary>
public static class CarterExtensions
{
    /// <summary>Registers the configured modules, or every module found in <paramref name="assemblyCatalog"/>, as singletons.</summary>
    public static IServiceCollection AddCarter(
        this IServiceCollection services,
        DependencyContextAssemblyCatalog? assemblyCatalog = null,
        Action<CarterConfigurator>? configurator = null)
    {
        var configuration = new CarterConfigurator();
        configurator?.Invoke(configuration);

        foreach (var module in configuration.Choose(assemblyCatalog ?? new DependencyContextAssemblyCatalog()))
            services.AddSingleton(typeof(ICarterModule), module);

        return services;
    }

    /// <summary>Maps the endpoints of every registered module.</summary>
    public static IEndpointRouteBuilder MapCarter(this IEndpointRouteBuilder builder)
    {
        foreach (var module in builder.ServiceProvider.GetServices<ICarterModule>())
            module.AddRoutes(builder);

        return builder;
    }
}

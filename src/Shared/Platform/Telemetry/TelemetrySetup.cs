using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ClickCart.Platform.Telemetry;

internal static class TelemetrySetup
{
    private static readonly string[] Meters =
        [Instruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql"];

    /// <summary>Exports traces and metrics by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; costs nothing when it is not.</summary>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) AddExporters(services);
    }

    // A method of its own: what is not called is not loaded.
    private static void AddExporters(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(Instruments.Name))
        .WithTracing(traces => traces.AddSource(Instruments.Name, "Npgsql").AddAspNetCoreInstrumentation(HideSecrets).AddHttpClientInstrumentation()
            .AddOtlpExporter())
        .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter());

    /// <summary>Whoever has an address that ends in a secret may do what it opens: traces name such a route instead.</summary>
    private static void HideSecrets(AspNetCoreTraceInstrumentationOptions options) => options.EnrichWithHttpResponse = (span, response) =>
    {
        if (response.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && route.Contains("{secret}", StringComparison.Ordinal))
            span.SetTag("url.path", route);
    };
}

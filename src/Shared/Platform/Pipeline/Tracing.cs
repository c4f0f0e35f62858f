using System.Diagnostics;
using System.Diagnostics.Metrics;
using ClickCart.Kernel;
using MediatR;

namespace ClickCart.Platform;

/// <summary>What ClickCart tells OpenTelemetry about itself.</summary>
public static class Telemetry
{
    public const string Name = "ClickCart";
    public static readonly ActivitySource Source = new(Name);
    public static readonly Meter Meter = new(Name);
    internal static readonly Histogram<double> RequestSeconds = Meter.CreateHistogram<double>("clickcart.request.duration", "s", "Time in a slice's handler and its commit.");
    internal static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("clickcart.deliveries", "{delivery}", "Outbox deliveries by outcome.");
}

/// <summary>Outermost: a span and a timing per request, named after the slice.</summary>
internal sealed class Tracing<TRequest, TResponse>(TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull where TResponse : IOutcome<TResponse>
{
    private static readonly string Slice = (typeof(TRequest).DeclaringType ?? typeof(TRequest)).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = Telemetry.Source.StartActivity(Slice);
        var started = clock.GetTimestamp();
        try
        {
            var response = await next();
            Record(response.Error?.Type ?? "ok");
            return response;
        }
        catch (Exception e)
        {
            Record(e.GetType().Name);
            throw;
        }

        void Record(string outcome)
        {
            span?.SetTag("outcome", outcome);
            Telemetry.RequestSeconds.Record(clock.GetElapsedTime(started).TotalSeconds, new("slice", Slice), new("outcome", outcome));
        }
    }
}

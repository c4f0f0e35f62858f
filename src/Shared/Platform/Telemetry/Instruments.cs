using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ClickCart.Platform.Telemetry;

/// <summary>The traces and metrics that ClickCart emits by OpenTelemetry.</summary>
public static class Instruments
{
    public const string Name = "ClickCart";
    public static readonly ActivitySource Source = new(Name);
    public static readonly Meter Meter = new(Name);
    internal static readonly Histogram<double> RequestSeconds =
        Meter.CreateHistogram<double>("clickcart.request.duration", "s", "Time in a slice's handler and its commit.");
    internal static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("clickcart.deliveries", "{delivery}", "Outbox deliveries by outcome.");
}

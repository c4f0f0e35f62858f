using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using Microsoft.Diagnostics.NETCore.Client;

namespace ClickCart.Benchmarks.Start;

/// <summary>From the start of the process to the first answer.</summary>
/// <param name="Seconds">By the wall clock, to 20 ms.</param>
/// <param name="CpuSeconds">Processor time of the process until then.</param>
internal sealed record ColdStart(double Seconds, double CpuSeconds);

/// <summary>What a shop costs that nobody visits, and one that many do.</summary>
/// <param name="RestedMegabytes">Resident memory after the rest.</param>
/// <param name="CollectedMegabytes">The same after a full garbage collection.</param>
/// <param name="CorePercent">Processor time of the idle shop, of one core.</param>
/// <param name="BusyMegabytes">Resident memory under load, at its highest.</param>
internal sealed record Standing(double RestedMegabytes, double CollectedMegabytes, double CorePercent, double BusyMegabytes)
{
    private static readonly string[] Visited = ["/", "/api/v1/products?limit=20", "/products", "/api/v1/categories", "/products?q=a"];

    public static async Task<Standing> MeasureAsync(ServerProcess server, TimeSpan rest, TimeSpan idle, TimeSpan busy, int users)
    {
        await Task.Delay(rest);
        var rested = Memory(server, "VmRSS");
        await CollectAsync(server);
        var collected = Memory(server, "VmRSS");
        var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
        await Task.Delay(idle);
        var core = (server.Cpu - cpu) / watch.Elapsed * 100;
        await VisitAsync(server.Url, busy, users);
        return new(rested, collected, core, Memory(server, "VmHWM"));
    }

    private static async Task VisitAsync(Uri url, TimeSpan time, int users)
    {
        using var http = new HttpClient { BaseAddress = url };
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, users).Select(async user =>
        {
            for (var step = user; watch.Elapsed < time; step++)
                await http.GetByteArrayAsync(new Uri(Visited[step % Visited.Length], UriKind.Relative));
        }));
    }

    /// <summary>A session that listens for it makes the runtime collect.</summary>
    private static async Task CollectAsync(ServerProcess server)
    {
        const long collect = 0x800000;
        using (new DiagnosticsClient(server.Id).StartEventPipeSession(
            new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, collect), requestRundown: false)) await Task.Delay(2000);
        await Task.Delay(3000);
    }

    /// <summary>A line of the process's status, in megabytes of a million bytes.</summary>
    private static double Memory(ServerProcess server, string line) => File.Exists($"/proc/{server.Id}/status")
        ? double.Parse(File.ReadLines($"/proc/{server.Id}/status").Single(l => l.StartsWith(line, StringComparison.Ordinal))
            .Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6
        : throw new CommandException("Memory is read from /proc: run this on Linux.");
}

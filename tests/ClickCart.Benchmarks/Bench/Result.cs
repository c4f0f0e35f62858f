using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClickCart.Benchmarks.Bench;

/// <summary>Where it was measured.</summary>
internal sealed record Machine(string Processor, int Cores, double MemoryGigabytes, string System, string Runtime)
{
    public static Machine Here() => new(
        (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null)
            ?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount, Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1), RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    public override string ToString() => $"{Processor}, {Cores} cores, {MemoryGigabytes} GB; {System}; {Runtime}";
}

/// <summary>One side in all rounds together.</summary>
/// <param name="Each">What a request or an order costs.</param>
/// <param name="AloneP99">In <c>mixed</c>: of browsing while nobody buys, in milliseconds.</param>
internal sealed record SideResult(double PerSecond, double P50, double P95, double P99, int Count, int Errors, Work Each, double? AloneP99)
{
    public static SideResult Of(Sample sample, Sample alone) => new(
        sample.Rate, sample.Percentile(0.5), sample.Percentile(0.95), sample.Percentile(0.99), sample.Count, sample.Errors, sample.Work.By(sample.Count),
        alone.Count > 0 ? alone.Percentile(0.99) : null);
}

/// <summary>ClickCart's rate over the limit's: of all rounds together, and of single rounds.</summary>
/// <param name="Cpu">
/// The limit's processor time for one over ClickCart's, of shop and database: unlike rates it is not evened out by what gateway, carrier and load cost both.
/// </param>
internal sealed record Ratio(double Whole, double Lowest, double Median, double Highest, double Cpu)
{
    public static Ratio Of(Sample ours, Sample limit, IEnumerable<double> perRound)
    {
        var rounds = perRound.Order().ToList();
        var median = rounds.Count == 0 ? 0 : (rounds[(rounds.Count - 1) / 2] + rounds[rounds.Count / 2]) / 2;
        return new(Over(ours.Rate, limit.Rate), rounds.FirstOrDefault(), median, rounds.LastOrDefault(), Over(CpuEach(limit), CpuEach(ours)));
    }

    private static double CpuEach(Sample sample) => sample.Work.By(sample.Count) is { Cpu: { } shop } each ? shop + (each.DatabaseCpu ?? 0) : 0;

    private static double Over(double a, double b) => b > 0 ? a / b : 0;
}

/// <summary>What a verb measured: the form of <c>--json</c>, which holds a list of these.</summary>
/// <param name="Seconds">Of a slice, until when something new is begun.</param>
internal sealed record Result(
    string Verb, string Provider, string Unit, string Latency, int Users, double Seconds, int Rounds, int Products, DateTimeOffset At, Machine Machine,
    SideResult ClickCart, SideResult Limit, Ratio Ratio, double? Goal)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new Rounded() },
    };

    /// <summary>How often p99 of browsing alone, in <c>mixed</c>.</summary>
    public static double? Slowdown(SideResult side) => side.AloneP99 is > 0 and { } alone ? side.P99 / alone : null;

    /// <summary>The ratio of processor time, without what Hangfire's store takes of the database's.</summary>
    public static double? CpuWithoutJobStore(Result result)
    {
        static double? All(Work each) => each.Cpu + (each.DatabaseCpu ?? 0) - (each.JobStoreCpu ?? 0);
        return All(result.Limit.Each) / All(result.ClickCart.Each);
    }

    private sealed class Rounded : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 4));
    }
}

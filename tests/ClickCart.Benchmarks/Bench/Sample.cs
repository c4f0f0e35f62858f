namespace ClickCart.Benchmarks.Bench;

/// <summary>What one slice measured, from its first request until all that followed from it was done.</summary>
internal sealed class Sample
{
    /// <summary>Of what the verb measures, each.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>Requests or orders: by these rates and costs are counted.</summary>
    public int Count { get; set; }

    public int Errors { get; private set; }
    public string? FirstError { get; private set; }
    public double Seconds { get; set; }
    public Work Work { get; set; } = Work.None;

    public double Rate => Seconds > 0 ? Count / Seconds : 0;

    public double Percentile(double p)
    {
        if (Milliseconds.Count == 0) return 0;
        var sorted = Milliseconds.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * p) - 1)];
    }

    public void Failed(string why)
    {
        Errors++;
        FirstError ??= why;
    }

    public void Add(Sample other)
    {
        Milliseconds.AddRange(other.Milliseconds);
        Count += other.Count;
        Errors += other.Errors;
        FirstError ??= other.FirstError;
        Seconds += other.Seconds;
        Work = Work.And(other.Work);
    }
}

namespace ClickCart.Benchmarks.Bench;

/// <summary>What was used up: of a side so far, between two looks, or per order. Null is what cannot be known here.</summary>
/// <param name="Cpu">Milliseconds of processor time of the shop's process; on SQLite the database is inside it.</param>
/// <param name="DatabaseCpu">Milliseconds of all processes of the PostgreSQL server.</param>
/// <param name="OutsideCpu">Milliseconds of gateway and carrier, which are no part of the shop.</param>
/// <param name="Allocated">Bytes on the shop's managed heap.</param>
/// <param name="Log">
/// Bytes: PostgreSQL's write-ahead log; on SQLite all that the shop's process wrote to files: log, checkpoints, and mails kept as files.
/// </param>
/// <param name="Commits">Transactions that wrote.</param>
/// <param name="Statements">Those that begin and end transactions left out.</param>
/// <param name="JobStore">Of the statements, those of Hangfire's store.</param>
/// <param name="JobStoreCpu">Of the database's milliseconds, those of the connections of Hangfire's store.</param>
internal sealed record Work(
    double? Cpu = null, double? DatabaseCpu = null, double? OutsideCpu = null, double? Allocated = null, double? Log = null, double? Commits = null,
    double? Statements = null, double? JobStore = null, double? JobStoreCpu = null)
{
    public static readonly Work None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Work Since(Work before) => Each(before, (a, b) => a - b);

    public Work And(Work more) => Each(more, (a, b) => a + b);

    public Work By(double count) => count == 0 ? new() : Each(this, (a, _) => a / count);

    /// <summary>Times and bytes from here, counts from a slice in which they were counted.</summary>
    public Work WithCounts(Work counted) => this with
    {
        Commits = counted.Commits,
        Statements = counted.Statements,
        JobStore = counted.JobStore,
    };

    private Work Each(Work other, Func<double, double, double> by)
    {
        double? Of(double? a, double? b) => a is { } x && b is { } y ? by(x, y) : null;
        return new(Of(Cpu, other.Cpu), Of(DatabaseCpu, other.DatabaseCpu), Of(OutsideCpu, other.OutsideCpu), Of(Allocated, other.Allocated), Of(Log, other.Log),
            Of(Commits, other.Commits), Of(Statements, other.Statements), Of(JobStore, other.JobStore), Of(JobStoreCpu, other.JobStoreCpu));
    }
}

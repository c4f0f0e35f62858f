using ClickCart.Platform.Messaging;

namespace ClickCart.Platform.Jobs;

/// <summary>Names one attempt of one enqueued job: its outbox row in its module. The engine carries nothing else, so a repeated hand-over is the same job.</summary>
public sealed record JobTicket(string Module, Guid Id, int Attempt)
{
    /// <summary>The job's key in the engine.</summary>
    public string Key => $"{Module}/{Id:n}/{Attempt}";

    /// <summary>Reads what <see cref="Key"/> wrote.</summary>
    /// <exception cref="FormatException">It is no ticket's key.</exception>
    public static JobTicket Parse(string key) =>
        key.Split('/') is [var module, var id, var attempt]
            ? new(module, Guid.ParseExact(id, "n"), int.Parse(attempt, System.Globalization.CultureInfo.InvariantCulture))
            : throw new FormatException($"'{key}' is not the key of a job ticket.");
}

/// <summary>The last and next run of recurring work; null where there is none.</summary>
public sealed record ScheduleTimes(DateTimeOffset? Last, DateTimeOffset? Next);

/// <summary>
/// The port to the job engine. It runs what it is handed soon, a bounded number at a time, and may forget it when the process dies: the outbox row is
/// what lasts, its claim is renewed while the ticket waits or runs (<see cref="Claims"/>), and a dead node's tickets are handed over again elsewhere.
/// The engine calls <see cref="Deliveries.RunJobAsync"/> for tickets and <see cref="Deliveries.RunScheduleAsync"/> for schedules, once per interval in
/// the whole cluster. Retries, back-off and dead letters are the outbox row's, so that every module's work shows up in one place and both engines
/// behave alike. When it stops it finishes what it has begun and gives the rest back (<see cref="Deliveries.GiveBackAsync(IEnumerable{JobTicket})"/>)
/// or, when it has kept it, runs it after the next start.
/// </summary>
public interface IJobEngine
{
    /// <summary>Handing over the same ticket again changes nothing: an attempt runs once.</summary>
    Task EnqueueAsync(JobTicket ticket, CancellationToken ct);

    /// <summary>When each schedule ran last and runs next, in the whole cluster, as far as the engine knows.</summary>
    Task<IReadOnlyDictionary<string, ScheduleTimes>> ScheduleTimesAsync(CancellationToken ct);
}

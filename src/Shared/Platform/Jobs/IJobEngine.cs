namespace ClickCart.Platform;

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
/// The port to the job engine. The engine runs what it is handed at least once, on one node, soon, and survives a kill: it calls
/// <see cref="Deliveries.RunJobAsync"/> for tickets and <see cref="Deliveries.RunScheduleAsync"/> for schedules. Retries, back-off and dead letters
/// are the outbox row's, not the engine's, so that every module's work shows up in one place and both engines behave alike.
/// </summary>
public interface IJobEngine
{
    /// <summary>Handing over the same ticket again changes nothing.</summary>
    Task EnqueueAsync(JobTicket ticket, CancellationToken ct);

    /// <summary>When each schedule ran last and runs next, in the whole cluster, as far as the engine knows.</summary>
    Task<IReadOnlyDictionary<string, ScheduleTimes>> ScheduleTimesAsync(CancellationToken ct);
}

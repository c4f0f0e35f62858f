using Hangfire;
using Hangfire.Server;
using Hangfire.States;

namespace ClickCart.Platform.Jobs;

/// <summary>A run that did not do its job, and the state in which the dashboard shows it instead, with the reason.</summary>
internal sealed class JobNotDoneException(IState state) : Exception(state.Reason)
{
    public IState State => state;
}

/// <summary>What Hangfire calls. Its arguments are seen on the dashboard: ids and names, nothing personal.</summary>
internal sealed class JobRunner(OutboxDispatcher dispatcher, MessageRunner runner, RequestsFirst requests, RecurringJobs recurring, TimeProvider clock)
{
    /// <summary>Work that was begun is finished: the server's stop does not cancel it.</summary>
    [JobDisplayName("{0}"), Queue("{1}")]
    public Task RunAsync(string name, string queue, string module, Guid id, PerformContext context) => RunAsync(module, id, context.BackgroundJob.Id);

    /// <summary>The same, whatever store has the job.</summary>
    /// <exception cref="JobNotDoneException">It is to be shown, and tried again, as this says.</exception>
    internal async Task RunAsync(string module, Guid id, string jobId)
    {
        var lease = await dispatcher.BeginJobAsync(module, id, jobId)
            ?? throw Skipped("There was nothing left to do: another run has done it, or it was given up.");
        var outcome = await requests.GiveWayAsync(lease.Age(clock), () => runner.RunAsync(lease));
        dispatcher.End(lease, outcome);
        if (outcome is RunOutcome.TakenOver) throw Skipped("What this run did was not committed: another run has taken the job over, or somebody dropped it.");
        if (outcome is RunOutcome.Failed) throw new JobNotDoneException(StateOf(lease.Message));
    }

    /// <inheritdoc cref="RecurringJobs.RunAsync"/>
    [JobDisplayName("{0}")]
    public async Task RunRecurringAsync(string name, PerformContext context)
    {
        if (await recurring.RunAsync(name) is { } why) throw Skipped(why);
    }

    private static JobNotDoneException Skipped(string why) => new(new DeletedState { Reason = why });

    /// <summary>What the row says of its failed try: under Retries until the next one, the last one under Failed.</summary>
    private static IState StateOf(OutboxMessage row)
    {
        var why = $"Try {row.Failures} of {Backoff.MaxTries}: {row.Reason}";
        return row.DueAt is { } next
            ? new ScheduledState(next.UtcDateTime) { Reason = why }
            : new FailedState(new InvalidOperationException(why)) { Reason = why };
    }
}

using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace ClickCart.Platform.Jobs;

/// <summary>
/// Shows on the dashboard what the outbox row says: a failed try waits under Retries with its reason and the time of the next one, the last one is under
/// Failed, and what had nothing to do is not among the Succeeded.
/// </summary>
internal sealed class JobStates : IElectStateFilter, IApplyStateFilter
{
    private const string Retries = "retries";

    /// <summary>Runs of recurring jobs come every few seconds: they are not kept as long as an order's jobs.</summary>
    private static readonly TimeSpan RecurringShown = TimeSpan.FromMinutes(15);

    public void OnStateElection(ElectStateContext context)
    {
        // What failed while it ran; a job that is Failed and stays it, as nobody may delete it, is left alone.
        if (context.CandidateState is not FailedState { Exception: var e } || context.CurrentState == FailedState.StateName) return;
        context.CandidateState = e switch
        {
            JobNotDoneException notDone => notDone.State,
            _ when IsRecurring(context.BackgroundJob.Job) =>
                new DeletedState(new ExceptionInfo(e)) { Reason = $"It failed and runs again in its rhythm: {e.Message}" },
            // Not the job's failure but ours, such as a database that is away. Its row falls due and brings it back.
            _ => new ScheduledState(Messaging.OutboxLease.Time) { Reason = $"It could not be run: {e.Message}" },
        };
    }

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (IsRecurring(context.BackgroundJob.Job)) context.JobExpirationTimeout = RecurringShown;
        else if (context.NewState is ScheduledState) transaction.AddToSet(Retries, context.BackgroundJob.Id);
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.OldStateName == ScheduledState.StateName) transaction.RemoveFromSet(Retries, context.BackgroundJob.Id);
    }

    private static bool IsRecurring(Job? job) => job?.Method.Name == nameof(JobRunner.RunRecurringAsync);
}

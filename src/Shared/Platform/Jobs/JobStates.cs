using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace ClickCart.Platform.Jobs;

/// <summary>
/// Shows on the dashboard what the outbox row says: a failed try waits under Retries with its reason and the time of the next one, the last one is under
/// Failed, and what had nothing to do is not among the Succeeded.
/// </summary>
internal sealed class JobStates : IElectStateFilter, IApplyStateFilter
{
    private const string SkippedBecause = "SkippedBecause";
    private const string Retries = "retries";

    /// <summary>Runs of recurring jobs come every few seconds: they are not kept as long as an order's jobs.</summary>
    private static readonly TimeSpan RecurringShown = TimeSpan.FromMinutes(15);

    public static void Skip(PerformContext context, string why) => context.Items[SkippedBecause] = why;

    public void OnStateElection(ElectStateContext context)
    {
        switch (context.CandidateState)
        {
            case SucceededState when context.CustomData?.TryGetValue(SkippedBecause, out var why) is true:
                context.CandidateState = new DeletedState { Reason = (string)why };
                break;
            case FailedState failed when IsRecurring(context.BackgroundJob.Job):
                context.CandidateState =
                    new DeletedState(new ExceptionInfo(failed.Exception)) { Reason = $"It failed and runs again in its rhythm: {failed.Exception.Message}" };
                break;
            case FailedState { Exception: JobTryFailedException { NextTryAt: { } next } failed }:
                context.CandidateState = new ScheduledState(next.UtcDateTime) { Reason = failed.Message };
                break;
            case FailedState { Exception: JobTryFailedException } last:
                last.Reason = last.Exception.Message;
                break;
            case FailedState broken:
                // Not the job's failure but ours, such as a database that is away. Its row falls due and brings it back.
                context.CandidateState = new ScheduledState(Messaging.OutboxLease.Time) { Reason = $"It could not be run: {broken.Exception.Message}" };
                break;
        }
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

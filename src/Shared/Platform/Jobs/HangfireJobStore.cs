using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace ClickCart.Platform.Jobs;

/// <summary>
/// Hands outbox rows to Hangfire, one of its jobs per row. The row keeps the book of tries; Hangfire shows it. What the store has forgotten (in memory,
/// emptied, brought back from yesterday) is handed over again when its row falls due.
/// </summary>
internal sealed class HangfireJobStore(JobStorage storage, IBackgroundJobClient client, MessageRoutes routes) : IJobStore
{
    private const int NameLength = 200;

    public string HandOver(OutboxMessage job)
    {
        var queue = routes.Find(job.Subscriber, job.Name)?.Queue ?? EnqueuedState.DefaultQueue;
        if (job.JobId is { } known && IsKept(known, job, queue)) return known;
        var (name, module) = (routes.DisplayName(job), job.Subscriber.Split('.')[0]);
        if (name.Length > NameLength) name = name[..NameLength];
        return client.Create(Job.FromExpression<JobRunner>(runner => runner.RunAsync(name, queue, module, job.Id, null!)), new EnqueuedState(queue));
    }

    /// <summary>Whether the store has the job and will run it: it waits or runs there, or is put back into its queue here.</summary>
    private bool IsKept(string jobId, OutboxMessage row, string queue)
    {
        if (Find(jobId) is not { } found || found.Job?.Args.ElementAtOrDefault(3) is not Guid id || id != row.Id) return false;
        return found.State is "Enqueued" or "Processing" || client.ChangeState(jobId, new EnqueuedState(queue), found.State)
            || Find(jobId)?.State is "Enqueued" or "Processing";
    }

    private JobData? Find(string jobId)
    {
        try
        {
            using var connection = storage.GetConnection();
            return connection.GetJobData(jobId);
        }
        catch (FormatException)
        {
            // The id of a job in another kind of store, from before the shop was moved.
            return null;
        }
    }
}

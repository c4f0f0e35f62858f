using ClickCart.Kernel;
using ClickCart.Platform.Messaging;
using Hangfire;
using Hangfire.Server;

namespace ClickCart.Platform.Jobs;

/// <summary>A try that failed, in words for the dashboard.</summary>
/// <param name="message">Why.</param>
/// <param name="next">When it is tried again; null when it is not.</param>
internal sealed class JobTryFailedException(string message, DateTimeOffset? next) : Exception(message)
{
    public DateTimeOffset? NextTryAt => next;
}

/// <summary>What Hangfire calls. Its arguments are seen on the dashboard: ids and names, nothing personal.</summary>
internal sealed class JobRunner(OutboxDispatcher dispatcher, MessageRunner runner, RecurringJobs recurring)
{
    /// <summary>Work that was begun is finished: the server's stop does not cancel it.</summary>
    [JobDisplayName("{0}"), Queue("{1}")]
    public async Task RunAsync(string name, string queue, string module, Guid id, PerformContext context)
    {
        if (await dispatcher.BeginJobAsync(module, id, context.BackgroundJob.Id) is not { } lease)
        {
            JobStates.Skip(context, "There was nothing left to do: another run has done it, or it was given up.");
            return;
        }
        var outcome = await runner.RunAsync(lease);
        dispatcher.End(lease, outcome);
        if (outcome is RunOutcome.TakenOver) JobStates.Skip(context, "Another run has taken it over.");
        if (outcome is RunOutcome.Failed failed) throw new JobTryFailedException($"Try {failed.Tries} of {Backoff.MaxTries}: {failed.Why}", failed.NextTryAt);
    }

    /// <inheritdoc cref="RecurringJobs.RunAsync"/>
    [JobDisplayName("{0}")]
    public async Task RunRecurringAsync(string name, PerformContext context)
    {
        if (await recurring.RunAsync(name) is { } why) JobStates.Skip(context, why);
    }
}
